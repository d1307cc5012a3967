import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { startTicking } from "./ticking";

let ticks: number[];
let stop: () => void;
let hidden: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  ticks = [];
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const start = (period: number, tick: () => unknown = () => {}) => {
  const begun = performance.now();
  stop = startTicking(period, () => {
    ticks.push(performance.now() - begun);
    tick();
  });
};
const see = (seen: boolean) => {
  hidden = !seen;
  document.dispatchEvent(new Event("visibilitychange"));
};

test("ticks once each period", () => {
  start(1000);
  vi.advanceTimersByTime(3500);
  expect(ticks).toEqual([1000, 2000, 3000]);
});

test("stops, even in a tick", () => {
  start(1000, () => stop());
  vi.advanceTimersByTime(5000);
  expect(ticks).toEqual([1000]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a tick that comes late delays none of the others, and those that it has missed are left out", () => {
  const clock = performance.now.bind(performance);
  let lag = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock() + lag);
  start(1000, () => (lag = 2300));
  vi.advanceTimersByTime(4000);
  expect(ticks).toEqual([1000, 4300, 5000, 6000]);
});

test("out of sight nothing happens; back in sight there is one tick, then the next in time", () => {
  start(1000);
  vi.advanceTimersByTime(1500);
  see(false);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  see(true);
  vi.advanceTimersByTime(1600);
  expect(ticks).toEqual([1000, 61_500, 62_000, 63_000]);
});

test("out of sight for less than a period, it ticks when it would have", () => {
  start(1000);
  see(false);
  vi.advanceTimersByTime(400);
  see(true);
  vi.advanceTimersByTime(1000);
  expect(ticks).toEqual([1000]);
});

test("longer than a browser can wait is not at once", () => {
  start(2 ** 33);
  vi.advanceTimersByTime(2 ** 32);
  expect(ticks).toEqual([]);
  vi.advanceTimersByTime(2 ** 32);
  expect(ticks).toEqual([2 ** 33]);
});
