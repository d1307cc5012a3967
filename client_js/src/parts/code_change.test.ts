import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";

import { textChange } from "./code_change";

const applied = (old: string, text: string): string => {
  const { from, to, insert } = textChange(old, text);
  return old.slice(0, from) + insert + old.slice(to);
};

test("a change makes the new text of the old one", () => {
  const few = string({ unit: "grapheme", maxLength: 20 });
  assert(
    property(few, few, few, few, (start, end, old, text) => {
      expect(applied(start + old + end, start + text + end)).toBe(start + text + end);
    }),
  );
});

test("only what differs is changed", () => {
  expect(textChange("abc", "abcde")).toEqual({ from: 3, to: 3, insert: "de" });
  expect(textChange("abcde", "abxde")).toEqual({ from: 2, to: 3, insert: "x" });
  expect(textChange("aa", "aaa")).toEqual({ from: 2, to: 2, insert: "a" });
  expect(textChange("abc", "")).toEqual({ from: 0, to: 3, insert: "" });
});
