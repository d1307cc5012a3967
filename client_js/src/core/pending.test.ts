import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Pending } from "./pending";

let pending: Pending;

beforeEach(() => {
  vi.useFakeTimers();
  pending = new Pending();
});
afterEach(() => void vi.useRealTimers());

const at = (block: number) => pending.at(block).value;

test("a result that one waited for says that it has come; what comes at once does not", () => {
  pending.begin("quick", [1], "full");
  vi.advanceTimersByTime(100);
  pending.end("quick", null);
  expect(at(1)).toEqual({ state: "idle", show: "full" });
  pending.begin("slow", [1], "full");
  vi.advanceTimersByTime(2000);
  pending.end("slow", null);
  expect(at(1)).toMatchObject({ state: "idle", arrived: true });
});

test("hidden progress has no sign at all", () => {
  pending.begin("slow", [1], "hidden");
  vi.advanceTimersByTime(2000);
  pending.end("slow", null);
  expect(at(1).arrived).toBeUndefined();
});

test("of several runs the loudest is shown, from the oldest on", () => {
  pending.begin("a", [1], "minimal");
  const since = at(1).since;
  vi.advanceTimersByTime(10);
  pending.begin("b", [1], "full");
  expect(at(1)).toMatchObject({ show: "full", since });
});

test("a part of a result marks the place as one that is being read", () => {
  pending.streamed(1);
  expect(at(1).state).toBe("idle");
  pending.begin("a", [1], "full");
  pending.streamed(1);
  expect(at(1).streams).toBe(true);
});

test("an end that is told twice, or of an unknown run, changes nothing", () => {
  pending.begin("a", [1], "full");
  pending.end("a", "no");
  pending.end("a", null);
  pending.end("b", null);
  expect(at(1)).toMatchObject({ state: "error", message: "no" });
});
