import { expect, test } from "vitest";

import { reshaped } from "./crop_frame";

const SIZE = { width: 100, height: 80 };
const RECT = { x: 10, y: 20, width: 30, height: 40 };

test("a corner takes its two sides along", () => {
  expect(reshaped(RECT, [1, 1], { x: 5, y: -5 }, SIZE)).toEqual({ x: 10, y: 20, width: 35, height: 35 });
  expect(reshaped(RECT, [-1, -1], { x: 5, y: -5 }, SIZE)).toEqual({ x: 15, y: 15, width: 25, height: 45 });
});

test("the whole is moved, and stays within the picture", () => {
  expect(reshaped(RECT, [0, 0], { x: 500, y: -500 }, SIZE)).toEqual({ x: 70, y: 0, width: 30, height: 40 });
});

test("a part is never empty nor larger than the picture", () => {
  expect(reshaped(RECT, [1, -1], { x: 900, y: 900 }, SIZE)).toEqual({ x: 10, y: 59, width: 90, height: 1 });
  expect(reshaped(RECT, [-1, 1], { x: -900, y: -900 }, SIZE)).toEqual({ x: 0, y: 20, width: 40, height: 1 });
});
