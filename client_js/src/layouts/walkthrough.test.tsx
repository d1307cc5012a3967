import { screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

beforeEach(() => {
  // jsdom has none
  const observer = { observe: () => undefined, disconnect: () => undefined };
  vi.stubGlobal("ResizeObserver", function observe() {
    return observer;
  });
});

const step = (id: number, props = {}) => ({
  id,
  type: "step",
  props: { label: `Name ${id}`, interactive: true, step_id: id, scale: null, ...props },
});

async function walkthrough(selected: number | null, steps = [step(1), step(2), step(3)]) {
  const shown = show(
    "walkthrough",
    { selected },
    steps.map((one) => ({ ...one, id: one.id + 10 })),
  );
  await screen.findByRole("list", { name: "Steps" });
  return shown;
}
const names = (): (string | null)[] => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

test("it starts with the first step, and tells which of how many it is", async () => {
  await walkthrough(null);
  expect(names()).toEqual(["1Name 1", "2Name 2", "3Name 3"]);
  expect(screen.getByRole("button", { current: "step" }).textContent).toBe("1Name 1");
  expect(screen.getByRole("region", { name: "Step 1 of 3: Name 1" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("");
});

test("the visitor goes back, never ahead", async () => {
  const { events, node } = await walkthrough(2);
  await userEvent.click(screen.getByRole("button", { name: /Name 3/ }));
  expect(events).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Name 1" }));
  expect(node.props).toMatchObject({ selected: 1 });
  const data = { index: 0, value: "Name 1" };
  expect(events).toEqual([["select", data], ["select", data], "change"]);
});

test("a function goes on: the step that comes is told of, and the change", async () => {
  const { events, node } = await walkthrough(1);
  change(() => Object.assign(node.props, { selected: 3 }));
  expect(screen.getByRole("region", { name: "Step 3 of 3: Name 3" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Step 3 of 3");
  const told = [["select", { index: 2, value: "Name 3" }], "change"];
  expect(events).toEqual(told);
  change(() => Object.assign(node.props, { selected: 3 }));
  expect(events).toEqual(told);
});

test("the focus is not lost with the button that led on", async () => {
  const { node } = await walkthrough(1);
  screen.getByRole("region").focus();
  change(() => Object.assign(node.props, { selected: 2 }));
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Step 2 of 3: Name 2" }));
  expect(screen.getByRole("status").textContent).toBe(""); // it would be heard twice
});

test("a step that is not there is not counted, and without an id its place names it", async () => {
  const steps = [
    step(1, { step_id: null }),
    step(2, { visible: false }),
    step(3, { step_id: null, label: null }),
  ];
  await walkthrough(2, steps);
  expect(within(screen.getByRole("list")).getAllByRole("button")).toHaveLength(2);
  expect(screen.getByRole("region", { name: "Step 2 of 2: Step 2" })).toBeTruthy();
});

test("one that is not interactive cannot be gone back to", async () => {
  const { events } = await walkthrough(2, [step(1, { interactive: false }), step(2)]);
  await userEvent.click(screen.getByRole("button", { name: "Name 1" }));
  expect(events).toEqual([]);
});

test("where the names find no room, they are heard but not seen", async () => {
  vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(300);
  await walkthrough(1);
  expect(screen.getByRole("list").className).toBe("fl-stepper fl-short");
  expect(names()).toEqual(["1Name 1", "2Name 2", "3Name 3"]);
});
