import { expect, test } from "vitest";

import { between, fitted, grown, union, within } from "./geometry";

const BOX = { x: 2, y: 3, width: 4, height: 5 };

test("two rectangles lie in the smallest one that holds both", () => {
  expect(union(null, BOX)).toEqual(BOX);
  expect(union(BOX, { x: 0, y: 4, width: 1, height: 10 })).toEqual({ x: 0, y: 3, width: 6, height: 11 });
});

test("two points span a rectangle, whichever way they lie", () => {
  const spanned = { x: 1, y: 2, width: 4, height: 6 };
  expect(between({ x: 1, y: 8 }, { x: 5, y: 2 })).toEqual(spanned);
  expect(between({ x: 5, y: 2 }, { x: 1, y: 8 })).toEqual(spanned);
});

test("of a rectangle only whole pixels of the image count", () => {
  const size = { width: 10, height: 10 };
  expect(within({ x: -1.5, y: 8.2, width: 4, height: 9 }, size)).toEqual({ x: 0, y: 8, width: 3, height: 2 });
  expect(within({ x: 20, y: 0, width: 4, height: 4 }, size)).toBeNull();
  expect(grown(BOX, 1)).toEqual({ x: 1, y: 2, width: 6, height: 7 });
});

test("an image fits into a box in the middle", () => {
  expect(fitted({ width: 200, height: 100 }, { width: 100, height: 100 })).toEqual({
    x: 0,
    y: 25,
    width: 100,
    height: 50,
  });
});
