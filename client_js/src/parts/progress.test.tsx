import { cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Status } from "../core/pending";
import { change } from "../testing";
import { errorOf, Progress, statusClass } from "./progress";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pending = (more: Partial<Status> = {}): Status => ({
  state: "pending",
  show: "full",
  since: performance.now(),
  ...more,
});
const drawn = (status: Status) => render(<Progress status={status} />).container;
const pass = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds));

test("a bar at once, the seconds from the first one on", () => {
  const container = drawn(pending());
  expect(container.querySelector(".fl-bar")).not.toBeNull();
  pass(900);
  expect(container.textContent).toBe("");
  pass(2600);
  expect(container.textContent).toBe("3 s");
});

test("minimal has the bar alone, hidden nothing, and neither has what is not pending", () => {
  const minimal = drawn(pending({ show: "minimal" }));
  pass(5000);
  expect([minimal.querySelectorAll(".fl-bar").length, minimal.textContent]).toEqual([1, ""]);
  expect(drawn(pending({ show: "hidden" })).childElementCount).toBe(0);
  expect(drawn({ state: "error", show: "full", message: "no" }).childElementCount).toBe(0);
});

test.each<[Partial<Status>, string, string | null]>([
  [{ state: "idle" }, "", null],
  [{ state: "idle", arrived: true }, "fl-arrived", null],
  [{ state: "pending" }, "fl-pending", null],
  [{ state: "pending", streams: true }, "", null],
  [{ state: "error", message: "no" }, "fl-failed", "no"],
  [{ state: "error", message: "no", show: "hidden" }, "", null],
])("%o has the class %o and the error %o", (given, name, error) => {
  const status: Status = { show: "full", state: "idle", ...given };
  expect([statusClass(status), errorOf(status)]).toEqual([name, error]);
});
