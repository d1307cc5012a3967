import { array, assert, constant, double, option, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";

import type { Bar } from "./protocol";
import { Forecast, shareOf, shareOfAll } from "./stage";

const bar = (done: number | null, total: number | null = null, unit = "steps"): Bar => ({
  desc: null,
  done,
  total,
  unit,
});

describe("the share that is done", () => {
  test.each<[Bar, number | null]>([
    [bar(3, 10), 0.3],
    [bar(0.3, null, ""), 0.3],
    [bar(3), null],
    [bar(null), null],
    [bar(3, 0), null],
    [bar(12, 10), 1],
    [bar(-1, 10), 0],
    [bar(1.5, null, ""), 1],
  ])("of %o is %o", (given, share) => expect(shareOf(given)).toBe(share));

  test.each<[Bar[], number | null]>([
    [[], null],
    [[bar(1, 2), bar(1, 2)], 0.75],
    [[bar(1, 2), bar(null)], 0.5],
    [[bar(1), bar(1, 2)], null],
    [[bar(0, 4), bar(1, 2), bar(0.5, null, "")], 0.1875],
  ])("of all of %o is %o", (bars, share) => expect(shareOfAll(bars)).toBe(share));

  const number = option(double({ noNaN: true }));
  const bars = array(record({ desc: constant(null), done: number, total: number, unit: string() }));
  test("is a share, whatever is said", () => {
    assert(
      property(bars, (given) => {
        const share = shareOfAll(given) ?? 0;
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

describe("the end", () => {
  test("is told from the speed so far, once there is one", () => {
    const forecast = new Forecast();
    expect(forecast.ends([bar(0, 10)], 5000)).toBeNull();
    expect(forecast.ends([bar(1, 10)], 5500)).toBeNull();
    expect(forecast.ends([bar(2, 10)], 7000)).toBe(15_000);
    expect(forecast.ends([bar(2, 10)], 9000)).toBe(25_000);
    expect(forecast.ends([bar(10, 10)], 9000)).toBe(9000);
  });

  test("is that of this piece of work: another one begins again", () => {
    const forecast = new Forecast();
    forecast.ends([bar(0, 10)], 0);
    forecast.ends([bar(9, 10)], 9000);
    expect(forecast.ends([bar(0, 4)], 10_000)).toBeNull();
    expect(forecast.ends([bar(1, 4)], 12_000)).toBe(18_000);
    expect(forecast.ends([], 13_000)).toBeNull();
    expect(forecast.ends([bar(3, 4)], 14_000)).toBeNull();
  });
});
