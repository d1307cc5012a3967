/** What a player reckons: times, handles, bars, and the files that a recorder makes. */
import { expect, test } from "vitest";

import { clock } from "./clock";
import { moved, timeAfter } from "./stretch";
import { bars, enlarged, fitted } from "./wave_shape";
import { rateOf, wavFile } from "./wav";

test("seconds are told as a clock does", () => {
  expect([0, 9.99, 60, 3599, 3600, 36_061].map((time) => clock(time))).toEqual([
    "0:00",
    "0:09",
    "1:00",
    "59:59",
    "1:00:00",
    "10:01:01",
  ]);
  expect([0.3, 9.96, 61.5].map((time) => clock(time, { tenths: true }))).toEqual([
    "0:00.3",
    "0:09.9",
    "1:01.5",
  ]);
  expect(clock(Number.NaN)).toBe("–:––");
});

test("a handle stays between the ends, and on its side of the other one", () => {
  const stretch = { start: 1, end: 2 };
  expect(moved(stretch, "start", -1, 10)).toEqual({ start: 0, end: 2 });
  expect(moved(stretch, "start", 5, 10)).toEqual({ start: 1.95, end: 2 });
  expect(moved(stretch, "end", 50, 10)).toEqual({ start: 1, end: 10 });
  expect(moved(stretch, "end", 0, 10)).toEqual({ start: 1, end: 1.05 });
  expect(moved({ start: 0, end: 0.01 }, "start", 5, 0.01)).toEqual({ start: 0, end: 0.01 });
});

test("keys lead to a time within the sound", () => {
  const steps = { small: 1, large: 5 };
  expect(["ArrowUp", "ArrowDown", "PageDown", "End"].map((key) => timeAfter(key, 3, 6, steps))).toEqual([
    4, 2, 0, 6,
  ]);
  expect(timeAfter("Enter", 3, 6, steps)).toBeNull();
});

test("each place has the loudest of its peaks", () => {
  expect(fitted([0, 1, 0.5, 0.2], 2)).toEqual([1, 0.5]);
  expect(fitted([0.5], 100)).toEqual([0.5]);
  expect(fitted([], 3)).toEqual([0]);
  expect(enlarged([0.25, 0.5])).toEqual([0.5, 1]);
  expect(enlarged([0.01])).toEqual([0.04]);
  expect(bars([0, 1])).toBe("M0.5 49.5V50.5M1.5 4.0V96.0");
});

test("pieces that follow each other are one file", async () => {
  const pieces = [new Int16Array([1, -2]), new Blob([new Int16Array([3])]), new Int16Array([4])];
  const file = wavFile(pieces, 48_000, "a.wav");
  const content = await file.arrayBuffer();
  expect([file.name, file.type, file.size]).toEqual(["a.wav", "audio/wav", 52]);
  expect(rateOf(content)).toBe(48_000);
  expect([...new Int16Array(content.slice(44))]).toEqual([1, -2, 3, 4]);
  const view = new DataView(content);
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([44, 8]);
  expect(rateOf(new ArrayBuffer(3))).toBeNull();
});
