import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Finder, folded } from "./matching";

const found = (texts: string[], wanted: string) =>
  new Finder(texts).find(wanted).map((index) => texts[index]);

test("case and accents make no difference", () => {
  expect(found(["Élan", "ÉLAN", "elan", "lane"], "élan")).toEqual(["Élan", "ÉLAN", "elan"]);
  expect(found(["Straße"], "STRASSE")).toEqual(["Straße"]);
  expect(found(["Άλφα", "Øre"], "αλφα")).toEqual(["Άλφα"]);
});

test("the text itself comes first, then what begins with it, then words that do, then the rest", () => {
  const texts = ["Hornbeam", "May be", "Beech", "Be", "-bee"];
  expect(found(texts, "be")).toEqual(["Be", "Beech", "May be", "-bee", "Hornbeam"]);
});

test("no character of a text is special", () => {
  expect(found(["a\0b", "b"], "b")).toEqual(["b", "a\0b"]);
  expect(found([], "b")).toEqual([]);
});

test("nothing wanted finds all, in their order; spaces around it do not count", () => {
  expect(found(["b", "a"], " ")).toEqual(["b", "a"]);
  expect(found(["b", "a"], " A ")).toEqual(["a"]);
});

test("the same text is found but for case and accents, and no longer one", () => {
  const finder = new Finder(["Beech", "Bé"]);
  expect(finder.same("be")).toBe(1);
  expect(finder.same("b")).toBeUndefined();
  expect(finder.same("nothing")).toBeUndefined();
});

test("exactly the texts that contain what is wanted are found, each once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" })),
      fc.string({ unit: "grapheme" }),
      (texts, wanted) => {
        const expected = texts.flatMap((text, index) =>
          folded(text).includes(folded(wanted.trim())) ? [index] : [],
        );
        expect(new Finder(texts).find(wanted).toSorted((a, b) => a - b)).toEqual(expected);
      },
    ),
  );
});
