import * as fc from "fast-check";
import { expect, test } from "vitest";

import { placed } from "./placement";

const VIEW = { top: 0, bottom: 700, left: 0, right: 400 };
const at = (top: number, left = 50) => ({ top, bottom: top + 40, left, right: left + 200 });
const WANTED = { width: 200, height: 300, side: undefined, rtl: false };

test("it stands below its anchor, at its left side, where it fits", () => {
  expect(placed(at(100), WANTED, VIEW)).toEqual({
    side: "below",
    left: 50,
    edge: 144,
    width: 200,
    height: 300,
  });
});

test("it stands above where there is more room", () => {
  expect(placed(at(600), WANTED, VIEW)).toMatchObject({ side: "above", edge: 596, height: 300 });
});

test("where it fits on neither side it takes the roomier one, and what room there is", () => {
  expect(placed(at(200), { ...WANTED, height: 600 }, VIEW)).toMatchObject({ side: "below", height: 448 });
});

test("it stays on its side while it shrinks and grows", () => {
  expect(placed(at(400), { ...WANTED, height: 100, side: "above" }, VIEW).side).toBe("above");
  expect(placed(at(400), { ...WANTED, height: 340, side: "below" }, VIEW).side).toBe("below");
  expect(placed(at(600), { ...WANTED, side: "below" }, VIEW).side).toBe("above");
});

test("from right to left it begins at the right side", () => {
  expect(placed(at(100), { ...WANTED, width: 240, rtl: true }, VIEW).left).toBe(10);
});

test("it never reaches out of the window", () => {
  const numbers = { min: 0, max: 2000 };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 660 }),
      fc.integer({ min: -300, max: 500 }),
      fc.integer(numbers),
      fc.integer(numbers),
      (top, left, width, height) => {
        const place = placed(at(top, left), { width, height, side: undefined, rtl: false }, VIEW);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + place.width).toBeLessThanOrEqual(392);
        const end = place.side === "below" ? place.edge + place.height : place.edge - place.height;
        expect(place.height === 0 || (end >= 8 && end <= 692)).toBe(true);
      },
    ),
  );
});
