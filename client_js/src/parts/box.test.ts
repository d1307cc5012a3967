import * as fc from "fast-check";
import { expect, test } from "vitest";

import { between, type Box, middle, moved, placed, resized, type Sides } from "./box";
import { pixelAt, scrolled, type Size } from "./pixels";

const SIDES: Sides[] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const sizes = fc.record({
  width: fc.integer({ min: 1, max: 5000 }),
  height: fc.integer({ min: 1, max: 5000 }),
});
const points = fc.tuple(
  fc.double({ min: -9e3, max: 9e3, noNaN: true }),
  fc.double({ min: -9e3, max: 9e3, noNaN: true }),
);

function isWithin({ x, y, width, height }: Box, size: Size): boolean {
  const whole = [x, y, width, height].every(Number.isInteger);
  return (
    whole &&
    x >= 0 &&
    y >= 0 &&
    width > 0 &&
    height > 0 &&
    x + width <= size.width &&
    y + height <= size.height
  );
}

test("whatever is done to a box, it consists of whole pixels of the picture", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(null, ...SIDES), points), { maxLength: 8 });
  fc.assert(
    fc.property(sizes, steps, (size, all) => {
      let box = middle(size);
      for (const [sides, by] of all) {
        box = sides ? resized(box, sides, by, size) : moved(box, by, size);
        expect(isWithin(box, size)).toBe(true);
      }
    }),
  );
});

test("a side that is pulled moves alone", () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  const size = { width: 100, height: 100 };
  expect(resized(box, "e", [5, 5], size)).toEqual({ ...box, width: 35 });
  expect(resized(box, "nw", [-3, 4], size)).toEqual({ x: 7, y: 24, width: 33, height: 36 });
  expect(resized(box, "w", [99, 0], size)).toEqual({ ...box, x: 39, width: 1 });
  expect(resized(box, "s", [0, 99], size)).toEqual({ ...box, height: 80 });
});

test("a box that is moved keeps its size", () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  expect(moved(box, [99, -99], { width: 100, height: 100 })).toEqual({ ...box, x: 70, y: 0 });
});

test("the middle of the smallest picture is its pixel", () => {
  expect(middle({ width: 1, height: 1 })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  expect(middle({ width: 8, height: 4 })).toEqual({ x: 2, y: 1, width: 4, height: 2 });
});

test("from a pixel to itself it is one pixel large", () => {
  expect(between([3, 4], [3, 4])).toEqual({ x: 3, y: 4, width: 1, height: 1 });
  expect(between([3, 9], [5, 4])).toEqual({ x: 3, y: 4, width: 3, height: 6 });
});

test("it is placed in percent of the picture", () => {
  const percent = placed({ x: 1, y: 1, width: 2, height: 1 }, { width: 4, height: 2 });
  expect(percent).toEqual({ left: "25%", top: "50%", width: "50%", height: "50%" });
});

test("a point of the window is a pixel of the picture, as long as the picture is seen", () => {
  const shown = new DOMRect(10, 20, 200, 100);
  const at = (clientX: number, clientY: number) =>
    pixelAt({ clientX, clientY }, shown, { width: 4, height: 2 });
  expect(at(10, 20)).toEqual([0, 0]);
  expect(at(59.9, 69.9)).toEqual([0, 0]);
  expect(at(60, 70)).toEqual([1, 1]);
  expect(at(210, 120)).toEqual([3, 1]);
  expect(at(-50, 999)).toEqual([0, 1]);
});

test("the point under the pointer stays there when all grows", () => {
  const finite = fc.double({ min: 0, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(finite, finite, fc.double({ min: 0.1, max: 10, noNaN: true }), (scroll, at, by) => {
      const after = scrolled(scroll, at, by);
      expect((after + at) / by).toBeCloseTo(scroll + at, 3);
    }),
  );
});
