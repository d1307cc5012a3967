import { expect, test } from "vitest";

import { fit, moved, toBox, toImage, zoomed } from "./view";

const SIZE = { width: 400, height: 200 };
const BOX = { width: 216, height: 216 };

test("all of an image is seen, with room around it", () => {
  expect(fit(SIZE, BOX)).toEqual({ scale: 0.5, x: 8, y: 58 });
});

test("a point of the image and where it is seen lead to each other", () => {
  const view = { scale: 0.5, x: 8, y: 58 };
  expect(toBox(view, { x: 100, y: 40 })).toEqual({ x: 58, y: 78 });
  expect(toImage(view, { x: 58, y: 78 })).toEqual({ x: 100, y: 40 });
});

test("the point that is zoomed at stays where it is", () => {
  const before = fit(SIZE, BOX);
  const at = { x: 70, y: 90 };
  const after = zoomed(before, at, 3, SIZE, BOX);
  expect(after.scale).toBeCloseTo(1.5);
  expect(toImage(after, at).x).toBeCloseTo(toImage(before, at).x);
  expect(toImage(after, at).y).toBeCloseTo(toImage(before, at).y);
});

test("it is neither zoomed nor moved out of sight", () => {
  const far = zoomed(fit(SIZE, BOX), { x: 0, y: 0 }, 1e-6, SIZE, BOX);
  expect(far.scale).toBeGreaterThan(0.1);
  expect(zoomed(far, { x: 0, y: 0 }, 1e9, SIZE, BOX).scale).toBe(40);
  const away = moved(fit(SIZE, BOX), { x: 9999, y: -9999 }, SIZE, BOX);
  expect(away.x).toBeLessThan(BOX.width);
  expect(away.y + SIZE.height * away.scale).toBeGreaterThan(0);
});
