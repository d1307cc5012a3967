import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

/** WCAG 2.2 §1.4.3 and §1.4.11: text, and what one must see to know a control. */
const TEXT = 4.5;
const SHAPE = 3;
const PAIRS: [string, string, number][] = [
  ["text", "ground", TEXT],
  ["text", "surface", TEXT],
  ["text", "sunken", TEXT],
  ["muted", "ground", TEXT],
  ["muted", "surface", TEXT],
  ["muted", "sunken", TEXT],
  ["on-accent", "accent", TEXT],
  ["on-accent", "accent-strong", TEXT],
  ["accent", "surface", TEXT],
  ["accent", "accent-soft", TEXT],
  ["danger", "surface", TEXT],
  ["danger", "danger-soft", TEXT],
  ["warning", "surface", TEXT],
  ["success", "surface", TEXT],
  ["ground", "text", TEXT],
  ["line-strong", "surface", SHAPE],
  ["accent", "ground", SHAPE],
];

const css = readFileSync("src/styles/tokens.css", "utf8");
const colors = new Map(
  [...css.matchAll(/--fl-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    [light as string, dark as string],
  ]),
);

test.each(PAIRS)("%s on %s has a contrast of %d at least, light and dark", (front, back, least) => {
  for (const theme of [0, 1]) {
    const [one, other] = [luminance(front, theme), luminance(back, theme)].toSorted((a, b) => b - a);
    expect(((one as number) + 0.05) / ((other as number) + 0.05)).toBeGreaterThanOrEqual(least);
  }
});

function luminance(name: string, theme: number): number {
  const hex = colors.get(name)?.[theme];
  if (!hex) throw new Error(`There is no token --fl-${name}.`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
