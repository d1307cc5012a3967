/** Components meet on one page, and so do their style sheets: each class is styled by one of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "..");
const SHEETS = ["components", "layouts", "parts"].flatMap((folder) =>
  readdirSync(join(SOURCES, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => join(folder, name)),
);
/** A selector that is a class and states of it, whatever is in it and wherever it stands. */
const BARE = /^\.(fl-[\w-]+)(?:::?(?!has)[\w-]+|\[[^\]]*\])*$/;
/** What a block that is rendered into shows of its run is a matter of both. */
const SHARED = "fl-region";

test("no class is styled by two sheets", () => {
  const owners = new Map<string, Set<string>>();
  for (const path of SHEETS) {
    let sheet = readFileSync(join(SOURCES, path), "utf8");
    while (/\([^()]*\)/.test(sheet)) sheet = sheet.replaceAll(/\([^()]*\)/g, ""); // :is(…), var(…)
    for (const [, selectors = ""] of sheet.replace(/\/\*[^]*?\*\//g, "").matchAll(/([^{}]+)\{/g)) {
      for (const selector of selectors.split(",")) {
        const name = BARE.exec(selector.trim())?.[1];
        if (name) owners.set(name, (owners.get(name) ?? new Set()).add(path));
      }
    }
  }
  expect(owners.size).toBeGreaterThan(100);
  const several = [...owners].filter(([name, sheets]) => sheets.size > 1 && name !== SHARED);
  expect(Object.fromEntries(several)).toEqual({});
});
