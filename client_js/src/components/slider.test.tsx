import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const SLIDER = { minimum: 0, maximum: 1, step: 0.01, precision: null, value: 0.5 };

const slider = (props = {}) => show("slider", { ...SLIDER, ...props });
const knob = () => screen.getByRole<HTMLInputElement>("slider", { name: "Name" });
const box = () => screen.getByRole<HTMLInputElement>("spinbutton", { name: "Name (number)" });
const frame = () => new Promise(requestAnimationFrame);

test("it shows its value, also what a function sets", () => {
  const { node, events } = slider({ minimum: 100, maximum: 300, step: 1, value: 250 });
  expect([knob().value, box().value]).toEqual(["250", "250"]);
  expect(knob().style.getPropertyValue("--fl-filled")).toBe("0.75");
  change(() => (node.props.value = 120));
  expect([knob().value, box().value]).toEqual(["120", "120"]);
  expect(events).toEqual([]);
});

test("bounds that leave no choice have the knob at their start", () => {
  slider({ minimum: 1, maximum: 1, step: 1, value: 1 });
  expect([knob().value, knob().style.getPropertyValue("--fl-filled")]).toEqual(["1", "0"]);
});

test("of a movement the last value of each frame is told, and the release once", async () => {
  const { edits, events } = slider();
  for (const value of ["0.6", "0.7", "0.8"]) fireEvent.input(knob(), { target: { value } });
  expect(edits).toEqual([]);
  await frame();
  expect(edits).toEqual([0.8]);
  fireEvent.input(knob(), { target: { value: "0.9" } });
  fireEvent.change(knob());
  expect(edits).toEqual([0.8, 0.9]);
  expect(events).toEqual(["input", "change", "input", "change", "release"]);
  await frame();
  expect(edits).toEqual([0.8, 0.9]);
});

test("a key that is held releases once", async () => {
  const { events } = slider();
  fireEvent.keyDown(knob(), { key: "ArrowRight" });
  for (const value of ["0.51", "0.52"]) {
    fireEvent.input(knob(), { target: { value } });
    fireEvent.change(knob());
  }
  await frame();
  fireEvent.keyUp(knob(), { key: "ArrowRight" });
  expect(events.filter((event) => event === "release")).toEqual(["release"]);
});

test("a number can be written, within the bounds", async () => {
  const { edits, events } = slider();
  await userEvent.clear(box());
  await userEvent.type(box(), "7{Enter}");
  expect(edits).toEqual([1]);
  expect(box().value).toBe("1");
  expect(events.at(-1)).toBe("release");
  await userEvent.clear(box());
  await userEvent.tab();
  expect(box().value).toBe("1");
  expect(edits).toEqual([1]);
});

test("reset goes back to the first value", async () => {
  const { node, edits, events } = slider({ buttons: ["reset"] });
  change(() => (node.props.value = 0.9));
  await userEvent.click(screen.getByRole("button", { name: "Reset" }));
  expect(edits).toEqual([0.5]);
  expect(events).toEqual(["input", "change", "release"]);
});

test("precision 0 makes whole numbers", async () => {
  const { edits } = slider({ maximum: 10, step: 0.5, precision: 0 });
  fireEvent.input(knob(), { target: { value: "3.5" } });
  fireEvent.change(knob());
  expect(edits).toEqual([4]);
});

test("one that only shows cannot be moved, written or reset", () => {
  slider({ interactive: false, buttons: ["reset"] });
  expect(knob().disabled).toBe(true);
  expect(box().readOnly).toBe(true);
  expect(screen.queryByRole("button")).toBeNull();
});

test("info describes the knob", () => {
  slider({ info: "How strong", show_label: false });
  const described = knob().getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.textContent).toBe("How strong");
});

test("bounds that change take the number along", () => {
  const { node, edits } = slider({ minimum: 0, maximum: 100, step: 1, value: 50 });
  change(() => Object.assign(node.props, { maximum: 20 }));
  expect(edits).toEqual([20]);
  expect(box().value).toBe("20");
});
