import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { decode } from "./codec";
import { applied } from "./diff";

interface Case {
  what: string;
  old: unknown;
  new: unknown;
  difference: unknown[] | null;
}

/** A test in Python proves that blocks/wire/diff.py makes these. */
const FILE = join(import.meta.dirname, "../../../tests/blocks/wire/differences.json");
const cases = (decode(readFileSync(FILE, "utf8")) as Case[]).filter((one) => one.difference !== null);

test.each(cases)("$what", (one) => {
  const before = structuredClone([one.old, one.difference]);
  const value = applied(one.old, one.difference ?? []);
  expect(value).toStrictEqual(one.new);
  expect(ordered(value)).toBe(ordered(one.new));
  expect([one.old, one.difference]).toStrictEqual(before);
});

test("what is the same is shared, and what changes is copied once", () => {
  const old = { same: [1], other: { list: [1, 2, 3] } };
  const difference = [
    [["other", "list"], 3, 0, [4]],
    [["other", "list", 0], 0],
    [["other", "new"], { a: 1 }],
  ];
  const value = applied(old, difference) as typeof old;
  expect(value).toStrictEqual({ same: [1], other: { list: [0, 2, 3, 4], new: { a: 1 } } });
  expect(value.same).toBe(old.same);
  expect(old).toStrictEqual({ same: [1], other: { list: [1, 2, 3] } });
});

test("what a difference brought stays as it came, also where a later edit changes it", () => {
  const brought = { list: [1] };
  expect(
    applied({}, [
      [["a"], brought],
      [["a", "list"], 1, 0, [2]],
    ]),
  ).toStrictEqual({ a: { list: [1, 2] } });
  expect(brought).toStrictEqual({ list: [1] });
});

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? `${one}n` : one));
}
