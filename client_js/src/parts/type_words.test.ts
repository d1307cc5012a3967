import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";

import { typeWords } from "./type_words";

test("the words are the text, whatever it is", () => {
  assert(
    property(string({ unit: "grapheme" }), constantFrom("python", "typescript"), (text, language) => {
      const words = typeWords(text, language as "python");
      expect(words.map((word) => word.text).join("")).toBe(text);
    }),
  );
});

test("words are told apart", () => {
  const kinds = typeWords('dict[str, "a b"] | None = 0.5', "python").filter(({ kind }) => kind);
  expect(kinds.map(({ text, kind }) => `${text} ${kind}`)).toEqual([
    "dict name",
    "str name",
    '"a b" string',
    "None keyword",
    "0.5 number",
  ]);
});
