import { array, assert, constantFrom, nat, property, record, string } from "fast-check";
import { expect, test } from "vitest";

import { around, labelled, labelsOf, type Span, textOf } from "./spans";

const span = (token: string, class_or_confidence: Span["class_or_confidence"] = null): Span => ({
  token,
  class_or_confidence,
});
const SPANS = array(record({ token: string(), class_or_confidence: constantFrom(null, "x", 0.5) }));

test("labelling leaves the text whole, and labels just what was selected", () => {
  assert(
    property(SPANS, nat(), nat(), (spans, one, other) => {
      const text = textOf(spans);
      const [start, end] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b) as [
        number,
        number,
      ];
      const after = labelled(spans, [start, end], "new");
      expect(textOf(after)).toBe(text);
      const found = after.filter(({ class_or_confidence: label }) => label === "new");
      expect(found.map(({ token }) => token)).toEqual(start < end ? [text.slice(start, end)] : []);
    }),
  );
});

test.each([
  [[0, 3], "x", [span("abc", "x"), span("def", "y")]],
  [[1, 5], "x", [span("a"), span("bcde", "x"), span("f", "y")]],
  [[3, 6], null, [span("abcdef")]],
  [[4, 5], null, [span("abc"), span("d", "y"), span("e"), span("f", "y")]],
] as const)("from %o it becomes %s", (range, label, after) => {
  expect(labelled([span("abc"), span("def", "y")], range, label)).toEqual(after);
});

test("a label that goes away leaves one text", () => {
  expect(labelled([span("a"), span("b", "x"), span("c")], [1, 2], null)).toEqual([span("abc")]);
});

test("the part around a place is one with a label, its ends included", () => {
  const spans = [span("ab"), span("cd", "x"), span("ef")];
  expect([1, 2, 3, 4, 5].map((place) => around(spans, place))).toEqual([null, [2, 4], [2, 4], [2, 4], null]);
});

test("labels come once, scores are none", () => {
  expect(labelsOf([span("a", "x"), span("b", 0.5), span("c", "y"), span("d", "x"), span("e")])).toEqual([
    "x",
    "y",
  ]);
});
