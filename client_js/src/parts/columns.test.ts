import { expect, test } from "vitest";

import { columns } from "./columns";

test.each([
  [10, 11.4, 10],
  [10, 9.9, 5],
  [10, 7, 5],
  [10, 2.7, 2],
  [7, 4, 4],
  [3, 11, 3],
  [1, 0.5, 1],
  [5, 1, 1],
])("%i where %d find room come in %i columns", (count, most, wanted) => {
  expect(columns(count, most)).toBe(wanted);
});
