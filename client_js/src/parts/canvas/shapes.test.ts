import { expect, test } from "vitest";

import { even } from "./shapes";

const FROM = { x: 10, y: 10 };

test("with Shift rectangles become squares, whichever way they are drawn", () => {
  expect(even("rectangle", FROM, { x: 40, y: 20 })).toEqual({ x: 40, y: 40 });
  expect(even("ellipse", FROM, { x: 0, y: 30 })).toEqual({ x: -10, y: 30 });
});

test("with Shift lines are level, upright or at 45 degrees", () => {
  const level = even("line", FROM, { x: 50, y: 13 });
  expect(level.y).toBeCloseTo(10);
  const slanted = even("line", FROM, { x: 50, y: 45 });
  expect(slanted.x - 10).toBeCloseTo(slanted.y - 10);
});
