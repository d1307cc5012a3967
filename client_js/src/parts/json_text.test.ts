import { assert, jsonValue, property } from "fast-check";
import { expect, test } from "vitest";

import { jsonText } from "./json_text";

test("what JSON can say is read back", () => {
  assert(
    property(jsonValue(), (value) => {
      expect(JSON.stringify(JSON.parse(jsonText(value)))).toBe(JSON.stringify(value));
    }),
  );
});

test("what it cannot is written as Python writes it", () => {
  expect(jsonText({ a: [NaN, -Infinity], b: 2n ** 64n })).toBe(
    '{\n  "a": [\n    NaN,\n    -Infinity\n  ],\n  "b": 18446744073709551616\n}',
  );
});
