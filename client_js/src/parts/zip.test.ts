import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { zipped } from "./zip";

const READ =
  "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; " +
  "[print(i.filename, z.read(i).decode()) for i in z.infolist()]";

const named = (name: string, text: string) => ({ name, content: new Blob([text]) });

test("another program reads what was packed, under a name for each", async () => {
  const blob = await zipped([
    named("a.txt", "one"),
    named("a.txt", "two"),
    named("größe", ""),
    named("a (2).txt", "x"),
  ]);
  const path = join(mkdtempSync(join(tmpdir(), "zip-")), "all.zip");
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  const said = execFileSync("python3", ["-X", "utf8", "-c", READ, path]).toString();
  expect(said.trim().split("\n")).toEqual(["a.txt one", "a (2).txt two", "größe ", "a (2) (2).txt x"]);
});

test("nothing is a ZIP of nothing", async () => {
  expect((await zipped([])).size).toBe(22);
});
