import { act, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const SAVED = {
  tone: "done",
  text: ["Saved."],
  name: "",
  offer: { label: "Undo", seconds: 60, data: "s1" },
  after: "The one before is saved.",
};

const notice = async (value: unknown = null) => {
  const shown = show("notice", { value });
  await screen.findByRole("status"); // it comes in a chunk of its own
  return shown;
};
const undo = () => screen.queryByRole("button", { name: "Undo" });

afterEach(() => void vi.useRealTimers());

test("the line is there before it says anything, so that it is read out when it does", async () => {
  const { node } = await notice();
  const line = screen.getByRole("status");
  expect(line.textContent).toBe("");
  change(() => (node.props.value = SAVED));
  expect(screen.getByRole("status")).toBe(line);
  expect(line.textContent).toBe("Saved.");
});

test("what it offers is an event with what that carries", async () => {
  const { events } = await notice(SAVED);
  await userEvent.click(undo()!);
  expect(events).toEqual([["take", { offer: "s1" }]]);
  expect(document.activeElement).toBe(screen.getByRole("status"));
});

test("an offer goes after its seconds, and the focus does not get lost with it", async () => {
  const { node } = await notice();
  vi.useFakeTimers();
  change(() => (node.props.value = SAVED));
  undo()!.focus();
  act(() => void vi.advanceTimersByTime(59_000));
  expect(undo()).not.toBeNull();
  act(() => void vi.advanceTimersByTime(1_000));
  expect(undo()).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("status"));
  change(() => (node.props.value = { ...SAVED, offer: { ...SAVED.offer } }));
  expect(undo()).not.toBeNull();
});

test("the tone is to be seen", async () => {
  const { container, node } = await notice({
    tone: "failed",
    text: ["Not saved."],
    name: "",
    offer: null,
    after: null,
  });
  expect(container.firstElementChild!.classList).toContain("fl-tone-failed");
  expect(undo()).toBeNull();
  change(() => (node.props.value = null));
  expect(container.firstElementChild!.classList).toContain("fl-nothing");
});

test("when a run begins, what is said is about the one before, as long as that can be undone", async () => {
  const { node, status } = await notice();
  const line = screen.getByRole("status");
  vi.useFakeTimers();
  change(() => (node.props.value = SAVED));
  change(() => (status.value = { state: "pending", show: "hidden" }));
  expect(line.textContent).toBe("Saved.");
  change(() => (status.value = { state: "pending", show: "full" }));
  change(() => (status.value = { state: "idle", show: "full" }));
  expect(line.textContent).toBe("The one before is saved.");
  expect(undo()).not.toBeNull();
  act(() => void vi.advanceTimersByTime(60_000));
  expect(line.textContent).toBe("");
  expect(undo()).toBeNull();
  change(() => (node.props.value = { ...SAVED, text: ["Saved as “{name}”.", "Again."], name: "odd" }));
  expect(line.textContent).toBe("Saved as “odd”. Again.");
});

test("what cannot be undone is not spoken of any more when a run begins", async () => {
  const { status } = await notice({ ...SAVED, offer: null });
  change(() => (status.value = { state: "pending", show: "full" }));
  expect(screen.getByRole("status").textContent).toBe("");
});
