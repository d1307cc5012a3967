import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function timer(props = {}) {
  const shown = show("timer", { value: 1, active: true, ...props });
  await vi.waitFor(() => expect(shown.container.querySelector(".fl-loading")).toBeNull());
  shown.events.length = 0;
  return shown;
}

/** Changes a prop, after which the seconds begin anew. */
async function set(what: () => unknown) {
  change(what);
  await vi.advanceTimersByTimeAsync(0);
}

test("ticks while it is active, and has nothing to show", async () => {
  const { container, events, node } = await timer({ active: false });
  expect(container.innerHTML).toBe("");
  vi.advanceTimersByTime(5000);
  expect(events).toEqual([]);
  await set(() => Object.assign(node.props, { active: true }));
  vi.advanceTimersByTime(2500);
  expect(events).toEqual(["tick", "tick"]);
  await set(() => Object.assign(node.props, { active: false }));
  vi.advanceTimersByTime(5000);
  expect(events).toEqual(["tick", "tick"]);
});

test("other seconds count from when they are set; without any it stands still", async () => {
  const { events, node } = await timer({ active: true });
  await set(() => (node.props.value = 10));
  events.length = 0;
  vi.advanceTimersByTime(9900);
  expect(events).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(events).toEqual(["tick"]);
  await set(() => (node.props.value = null));
  vi.advanceTimersByTime(100_000);
  expect(events).toEqual(["tick"]);
});

test("the same seconds set again change nothing", async () => {
  const { events, node } = await timer({ active: false, value: 2 });
  await set(() => Object.assign(node.props, { active: true }));
  vi.advanceTimersByTime(1500);
  await set(() => (node.props.value = 2));
  vi.advanceTimersByTime(600);
  expect(events).toEqual(["tick"]);
});
