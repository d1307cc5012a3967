import { signal } from "@preact/signals";
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Status } from "../core/pending";
import type { Bar as Progressing } from "../core/protocol";
import { asked, type Stage } from "../core/stage";
import { change } from "../testing";
import { errorOf, Progress, statusClass, Steps } from "./progress";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pending = (stage: Partial<Stage> = {}, more: Partial<Status> = {}): Status => ({
  state: "pending",
  show: "full",
  stage: signal({ ...asked(performance.now()), ...stage }),
  ...more,
});
const bar = (more: Partial<Progressing>): Progressing => ({
  desc: null,
  done: null,
  total: null,
  unit: "steps",
  ...more,
});
const drawn = (status: Status) => render(<Progress status={status} />).container;
const steps = (bars: Progressing[], more: Partial<Status> = {}) => {
  const { container } = render(<Steps status={pending({ bars }, more)} />);
  pass(250);
  return container;
};
const pass = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds));

test("a bar at once, the seconds from the first one on", () => {
  const container = drawn(pending());
  expect(container.querySelector(".fl-bar")).not.toBeNull();
  pass(900);
  expect(container.textContent).toBe("");
  pass(2600);
  expect(container.textContent).toBe("3 s");
  pass(70_000);
  expect(container.textContent).toBe("1 min 13 s");
  pass(3_600_000);
  expect(container.textContent).toBe("1 h 1 min");
});

test("the time that is left runs down, and is not said when it has run out", () => {
  const container = drawn(pending({ ends: performance.now() + 5000 }));
  pass(2000);
  expect(container.textContent).toBe("2 s · 3 s left");
  pass(4000);
  expect(container.textContent).toBe("6 s");
});

test.each<[Partial<Stage>, string]>([
  [{}, "waiting"],
  [{ ahead: 2 }, "2 ahead"],
  [{ ahead: 0 }, "next in line"],
  [{ ahead: 2, starts: 8000 }, "2 ahead, about 8 s"],
  [{ ahead: 2, starts: -5 }, "2 ahead"],
])("in its line it says its place: %o", ({ starts, ...stage }, text) => {
  const at = starts === undefined ? {} : { starts: performance.now() + (starts ?? 0) };
  const container = drawn(pending({ waits: true, ...stage, ...at }));
  expect(container.textContent).toBe(text);
  expect(container.querySelector(".fl-waits")).not.toBeNull();
});

test("minimal has the bar alone, hidden nothing, and neither has what is not pending", () => {
  const minimal = drawn(pending({ bars: [bar({ done: 1, total: 4 })] }, { show: "minimal" }));
  pass(5000);
  expect([minimal.querySelectorAll(".fl-bar").length, minimal.textContent]).toEqual([1, ""]);
  expect(minimal.querySelector<HTMLElement>(".fl-known")?.style.getPropertyValue("--fl-share")).toBe("0.25");
  expect(drawn(pending({}, { show: "hidden" })).childElementCount).toBe(0);
  expect(drawn({ state: "error", show: "full", message: "no" }).childElementCount).toBe(0);
  expect(steps([bar({ done: 1 })], { show: "minimal" }).childElementCount).toBe(0);
  expect(steps([]).childElementCount).toBe(0);
});

test.each<[Partial<Progressing>, string, string | null]>([
  [{ done: 3, total: 10 }, "3/10 steps · 30 %", "30"],
  [{ done: 3, unit: "files" }, "3 files", null],
  [{ done: 0.301, unit: "" }, "30 %", "30"],
  [{ done: null, unit: "" }, "", null],
  [{ done: 1_234_567, total: 20_000_000, unit: "B" }, "1.2M/20M B · 6 %", "6"],
  [{ done: 1.5, total: 3 }, "1.5/3 steps · 50 %", "50"],
])("the bar %o says %o", (given, text, share) => {
  const step = steps([bar({ desc: "Reading", ...given })]);
  expect(step.textContent).toBe(`Reading${text}`);
  const progress = screen.getByRole("progressbar", { name: "Reading" });
  expect(progress.getAttribute("aria-valuenow")).toBe(share);
  expect(progress.getAttribute("aria-valuetext")).toBe(text || null);
});

test("bars that nest stand below each other; one without words is called what it is", () => {
  steps([bar({ desc: "outer" }), bar({ done: 1 })]);
  expect(screen.getAllByRole("progressbar").map((one) => one.getAttribute("aria-label"))).toEqual([
    "outer",
    "Progress",
  ]);
});

test("bars of a run that ends soon are not shown at all", () => {
  const { container } = render(<Steps status={pending({ bars: [bar({ done: 1 })] })} />);
  expect(container.childElementCount).toBe(0);
});

test.each<[Partial<Status>, string, string | null]>([
  [{ state: "idle" }, "", null],
  [{ state: "idle", arrived: true }, "fl-arrived", null],
  [{ state: "pending" }, "fl-pending", null],
  [{ state: "pending", streams: true }, "", null],
  [{ state: "error", message: "no" }, "fl-failed", "no"],
  [{ state: "error", message: "no", show: "hidden" }, "", null],
  [{ state: "idle", refused: "too short" }, "", "too short"],
  [{ state: "pending", refused: "too short" }, "fl-pending", "too short"],
])("%o has the class %o and the error %o", (given, name, error) => {
  const status: Status = { show: "full", state: "idle", ...given };
  expect([statusClass(status), errorOf(status)]).toEqual([name, error]);
});
