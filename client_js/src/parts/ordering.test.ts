import { assert, nat, property, uniqueArray } from "fast-check";
import { expect, test } from "vitest";

import { inOrder, moved } from "./ordering";

const things = (...ids: number[]) => ids.map((id) => ({ id }));
const ids = (sorted: { id: number }[]) => sorted.map(({ id }) => id);

test("what the order names comes as it says, what is gone is left out", () => {
  expect(ids(inOrder(things(1, 2, 3), [3, 9, 1, 2]))).toEqual([3, 1, 2]);
});

test("what is new comes behind what it was made behind", () => {
  expect(ids(inOrder(things(1, 2, 7, 3), [3, 2, 1]))).toEqual([3, 2, 7, 1]);
  expect(ids(inOrder(things(7, 1, 2), [2, 1]))).toEqual([7, 2, 1]);
});

test("nothing is lost and nothing comes twice", () => {
  const some = uniqueArray(nat(20));
  assert(
    property(some, some, (given, order) => {
      expect(ids(inOrder(things(...given), order)).toSorted()).toEqual(given.toSorted());
    }),
  );
});

test("one is moved to a place, the others keep their order", () => {
  expect(moved([1, 2, 3, 4], 1, 2)).toEqual([2, 3, 1, 4]);
  expect(moved([1, 2, 3, 4], 4, 0)).toEqual([4, 1, 2, 3]);
});
