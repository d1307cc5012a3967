import { expect, test } from "vitest";

import { History, type Step } from "./history";

/** A number that steps change. */
function counter(history: History) {
  let value = 0;
  const set = (next: number, weight = 1): void => {
    let other = value;
    const step: Step = { weight, swap: () => ([value, other] = [other, value]) };
    value = next;
    history.add(step);
  };
  return { set, get: () => value };
}

test("steps are undone and done again, one after the other", () => {
  const history = new History();
  const { set, get } = counter(history);
  set(1);
  set(2);
  expect([history.undo(), get(), history.undo(), get(), history.undo()]).toEqual([true, 1, true, 0, false]);
  expect([history.redo(), get(), history.redo(), get(), history.redo()]).toEqual([true, 1, true, 2, false]);
  expect([history.canUndo.value, history.canRedo.value]).toEqual([true, false]);
});

test("what was undone is gone when something else is done", () => {
  const history = new History();
  const { set, get } = counter(history);
  set(1);
  history.undo();
  set(5);
  expect(history.redo()).toBe(false);
  history.undo();
  expect(get()).toBe(0);
});

test("the oldest steps go where they keep too much, the last one never", () => {
  const history = new History(10);
  const { set, get } = counter(history);
  for (const next of [1, 2, 3]) set(next, 4);
  history.undo();
  history.undo();
  expect([history.undo(), get()]).toEqual([false, 1]);
  set(9, 1000);
  expect([history.undo(), get()]).toEqual([true, 1]);
});

test("there are no more than 200", () => {
  const history = new History();
  const { set } = counter(history);
  for (let n = 0; n < 300; n++) set(n, 0);
  let undone = 0;
  while (history.undo()) undone++;
  expect(undone).toBe(200);
});
