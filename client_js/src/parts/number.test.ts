import { assert, bigInt, double, property } from "fast-check";
import { expect, test } from "vitest";

import { fit, isSame, parse, round, stepped } from "./number";

const BOUNDS = { minimum: -2, maximum: 3, step: 1, precision: null };

// A large double writes fewer digits than it has: what is read is that decimal, which is the same double.
const isReadAsDouble = (number: number): void => {
  expect(Number(parse(String(number)))).toBe(number === 0 ? 0 : number);
};
const isReadBack = (number: bigint): void => {
  expect(isSame(parse(String(number)) ?? null, number)).toBe(true);
};

test("every number is read back from its text", () => {
  assert(property(double(), isReadAsDouble));
  assert(property(bigInt(), isReadBack));
  expect.hasAssertions();
});

test.each(["-", "1e", "1.2.3", "1,2,3", "1.234.5", "x", "0x", "--1"])("%s is no number", (text) => {
  expect(parse(text)).toBeUndefined();
});

test.each([
  ["1,5", 1.5],
  ["1.5", 1.5],
  ["1,234,567.5", 1234567.5],
  ["1.234.567,5", 1234567.5],
  ["1 234 567", 1234567],
  ["1,234", 1234], // as the language of these tests has it
  ["1.234", 1.234],
  ["-1,25e3", -1250],
])("%s is %d", (text, number) => {
  expect(parse(text)).toBe(number);
});

test("steps are as exact as they look", () => {
  expect(stepped(0.2, 0.1)).toBe(0.3);
  expect(stepped(Number.MAX_SAFE_INTEGER - 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
  expect(stepped(2n ** 70n, -2)).toBe(2n ** 70n - 2n);
});

test("an empty text is nothing", () => {
  expect(parse(" ")).toBeNull();
});

test("what fits is within the bounds, and what is there stays", () => {
  assert(
    property(double({ noNaN: true }), (number) => {
      const fitting = fit(number, BOUNDS);
      expect(fitting >= -2 && fitting <= 3).toBe(true);
      expect(number === fitting).toBe(number >= -2 && number <= 3);
    }),
  );
  expect(fit(2n ** 70n, BOUNDS)).toBe(3);
});

test("rounding leaves alone what has no decimals", () => {
  expect(round(1.256, 2)).toBe(1.26);
  expect(round(2n ** 70n, 0)).toBe(2n ** 70n);
  expect(round(Infinity, 2)).toBe(Infinity);
  expect(round(1.5, null)).toBe(1.5);
});
