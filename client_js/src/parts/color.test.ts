import { expect, test } from "vitest";

import { asHex } from "./color";

test.each([
  ["#F80", "#ff8800"],
  ["ff8800", "#ff8800"],
  ["#f808", "#ff880088"],
  ["#ff8800ff", "#ff8800"],
  ["orange", "#ffa500"],
  ["rgb(255, 136, 0)", "#ff8800"],
  ["rgba(255, 136, 0, 0.5)", "#ff880080"],
])("%s is %s", (text, hex) => expect(asHex(text)).toBe(hex));

test.each(["", "#ff", "#gggggg", "nothing", "inherit", "currentcolor", "var(--x)", "rgb(1)", "url(x)"])(
  "%s is no colour",
  (text) => expect(asHex(text)).toBeUndefined(),
);
