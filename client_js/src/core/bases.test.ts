import { expect, test } from "vitest";

import { Bases } from "./bases";

const patch = (block: number, props: Record<string, unknown>, changes: Record<string, unknown[]> = {}) =>
  ({ t: "patch", block, props, changes, edit: 0 }) as const;
const more = (position: number) => ({ value: [[[], position, 0, "!"]] });

test("a difference starts from what the server said last, of each block and prop", () => {
  const bases = new Bases();
  bases.whole(patch(1, { value: "one", label: "l" }));
  bases.whole(patch(2, { value: "two" }));
  expect(bases.whole(patch(1, {}, more(3)))).toEqual({ value: "one!" });
  expect(bases.whole(patch(1, { label: "m" }, more(4)))).toEqual({ value: "one!!", label: "m" });
  expect(bases.whole(patch(2, {}, more(3)))).toEqual({ value: "two!" });
});
