import * as fc from "fast-check";
import { expect, test } from "vitest";

import { asMoment, forPicker } from "./moment";

test.each([
  ["2026-11-21", "2026-11-21 00:00:00"],
  [" 2026-11-21T14:30 ", "2026-11-21 14:30:00"],
  ["2026-11-21 14:30:05.123", "2026-11-21 14:30:05"],
  ["2026-11-21 14:30+05:45", "2026-11-21 14:30:00+05:45"],
  ["2024-02-29", "2024-02-29 00:00:00"],
  ["now", "now"],
  ["now - 5m", "now - 5m"],
])("%s is told as %s", (text, told) => expect(asMoment(text, true)).toBe(told));

test.each([
  "",
  "2026-02-30",
  "2025-02-29",
  "2026-13-01",
  "0000-01-01",
  "2026-11-21 24:00",
  "21.11.2026",
  "now + 1d",
])("%s is no moment", (text) => expect(asMoment(text, true)).toBeUndefined());

test("without times there are dates only", () => {
  expect(asMoment("2026-11-21", false)).toBe("2026-11-21");
  expect(asMoment("2026-11-21 14:30", false)).toBeUndefined();
});

test("every moment of the years 1 to 9999 is one, and what the picker gives back is the same", () => {
  const [min, max] = [new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59Z")];
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      const text = date.toISOString().slice(0, 19).replace("T", " ");
      expect(asMoment(text, true)).toBe(text);
      expect(asMoment(forPicker(text), true)).toBe(text);
      expect(asMoment(forPicker(text.slice(0, 10)), false)).toBe(text.slice(0, 10));
    }),
  );
});

test("the picker shows nothing of what has no fixed place", () => {
  expect(forPicker("now - 5m")).toBe("");
  expect(forPicker(null)).toBe("");
});
