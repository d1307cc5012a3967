import { expect, test } from "vitest";

import { areaOf } from "./geometry";
import { Tiles } from "./tiles";

const SIZE = { width: 1000, height: 600 };

test("what was touched is covered by few rectangles that do not overlap", () => {
  const tiles = new Tiles(SIZE);
  tiles.mark({ x: 10, y: 10, width: 5, height: 5 });
  tiles.mark({ x: 130, y: 20, width: 200, height: 5 });
  tiles.mark({ x: 900, y: 20, width: 400, height: 5 });
  expect(tiles.rects).toEqual([
    { x: 0, y: 0, width: 384, height: 128 },
    { x: 896, y: 0, width: 104, height: 128 },
  ]);
});

test("a long thin line touches little of the rectangle around it", () => {
  const tiles = new Tiles({ width: 4000, height: 4000 });
  for (let at = 0; at < 4000; at += 10) tiles.mark({ x: at, y: at, width: 20, height: 20 });
  expect(tiles.rects.reduce((sum, rect) => sum + areaOf(rect), 0)).toBeLessThan(0.1 * 4000 * 4000);
});

test("what lies outside touches nothing, and nothing is left after clearing", () => {
  const tiles = new Tiles(SIZE);
  tiles.mark({ x: -50, y: 0, width: 10, height: 10 });
  expect(tiles.rects).toEqual([]);
  tiles.mark({ x: 0, y: 0, width: 1, height: 1 });
  tiles.clear();
  expect(tiles.rects).toEqual([]);
});
