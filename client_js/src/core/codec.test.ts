import * as fc from "fast-check";
import { expect, test } from "vitest";

import { decode, encode } from "./codec";

/** The forms that blocks/wire/codec.py lists. */
const FORMS: [unknown, string][] = [
  [Number.NaN, '{"$":"NaN"}'],
  [Number.POSITIVE_INFINITY, '{"$":"Infinity"}'],
  [Number.NEGATIVE_INFINITY, '{"$":"-Infinity"}'],
  [9007199254740993n, '{"$":"int","v":"9007199254740993"}'],
  [-9007199254740993n, '{"$":"int","v":"-9007199254740993"}'],
  [{ $: 1 }, '{"$":"object","v":[["$",1]]}'],
  [{ $: { $: "NaN" } }, '{"$":"object","v":[["$",{"$":"object","v":[["$","NaN"]]}]]}'],
  [{ $file: "abc" }, '{"$file":"abc"}'],
  [[1, "é🙂", null, true, { a: [] }], '[1,"é🙂",null,true,{"a":[]}]'],
  ['{"$":"NaN"}', String.raw`"{\"$\":\"NaN\"}"`],
];

test.each(FORMS)("%o travels as %s", (value, text) => {
  expect(encode(value)).toBe(text);
  expect(decode(text)).toEqual(value);
});

test("an integer that a number holds exactly travels as a number", () => {
  expect(encode([12n, 9007199254740991n, -9007199254740991n])).toBe(
    "[12,9007199254740991,-9007199254740991]",
  );
});

test("a marker that is none of the codec's is refused", () => {
  expect(() => decode('{"$":"date"}')).toThrow(SyntaxError);
});

test("whatever is encoded is decoded to the same", () => {
  const number = fc.double().map((value) => (Object.is(value, -0) ? 0 : value)); // JSON.stringify(-0) is "0"
  const bigger = fc.bigInt().filter((value) => value > 2n ** 53n || value < -(2n ** 53n));
  const key = fc.oneof(fc.constant("$"), fc.string());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: "binary" }),
      fc.boolean(),
      fc.constant(null),
      number,
      bigger,
      fc.array(tie("tree")),
      fc.dictionary(key, tie("tree"), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(decode(encode(value))).toEqual(value);
    }),
  );
});
