import { array, assert, double, nat, property } from "fast-check";
import { expect, test } from "vitest";

import { shares, shifted } from "./shares";

const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);

test("sizes are shares of the whole; those of other panes do not count", () => {
  expect(shares([1, 3], 2)).toEqual([25, 75]);
  expect(shares(null, 4)).toEqual([25, 25, 25, 25]);
  expect(shares([1, 3], 3)).toEqual(shares(null, 3));
});

test("the line stops where a pane would get too small", () => {
  expect(shifted([50, 30, 20], 0, 5, 10)).toEqual([55, 25, 20]);
  expect(shifted([50, 30, 20], 0, 90, 10)).toEqual([70, 10, 20]);
  expect(shifted([50, 30, 20], 1, -90, 10)).toEqual([50, 10, 40]);
  expect(shifted([5, 95], 0, -3, 10)).toEqual([5, 95]);
});

test("whatever is moved, the whole stays the whole and no pane vanishes", () => {
  const sizes = array(double({ min: 1, max: 100, noNaN: true }), { minLength: 2, maxLength: 6 });
  assert(
    property(sizes, nat(5), double({ min: -200, max: 200, noNaN: true }), (given, at, step) => {
      const all = shares(given, given.length);
      const moved = shifted(all, at % (all.length - 1), step, 5);
      expect(sum(moved)).toBeCloseTo(100);
      expect(Math.min(...moved)).toBeGreaterThan(0);
    }),
  );
});
