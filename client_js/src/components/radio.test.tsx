import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const CHOICES = [
  ["One", 1],
  ["Half", 0.5],
  ["1", "1"],
];

const radio = (props = {}) => show("radio", { choices: CHOICES, rtl: false, ...props });
const chosen = () =>
  screen
    .getAllByRole<HTMLInputElement>("radio")
    .map(({ checked }, index) => (checked ? index : null))
    .filter((index) => index !== null);

test("the group has the label's name, each button its choice's", () => {
  radio({ info: "How many" });
  const group = screen.getByRole("radiogroup", { name: "Name" });
  expect(document.getElementById(group.getAttribute("aria-describedby") ?? "")?.textContent).toBe("How many");
  expect(screen.getByRole("radio", { name: "Half" })).toBeTruthy();
  expect(chosen()).toEqual([]);
});

test("a choice is told with its value, of its own type, and its index", async () => {
  const { edits, events } = radio();
  await userEvent.click(screen.getByText("Half"));
  await userEvent.click(screen.getByText("1"));
  expect(edits).toEqual([0.5, "1"]);
  expect(events.slice(0, 3)).toEqual(["input", "change", ["select", { index: 1, value: 0.5 }]]);
  expect(chosen()).toEqual([2]);
});

test("the buttons are one group for the browser, so that its arrow keys move the choice", () => {
  radio();
  const names = screen.getAllByRole<HTMLInputElement>("radio").map(({ name }) => name);
  expect(new Set(names).size).toBe(1);
  expect(names[0]).not.toBe("");
});

test("patches of value and choices are shown and say nothing", () => {
  const { node, events } = radio({ value: 1 });
  change(() => (node.props.value = "1"));
  expect(chosen()).toEqual([2]);
  change(() => Object.assign(node.props, { choices: [["Two", 2]], value: null }));
  expect(screen.getAllByRole("radio")).toHaveLength(1);
  expect(chosen()).toEqual([]);
  expect(events).toEqual([]);
});

test("one that only shows cannot be changed", async () => {
  const { edits } = radio({ interactive: false });
  await userEvent.click(screen.getByText("Half"));
  expect(edits).toEqual([]);
});

test("choices run from right to left where the author says so", () => {
  const { container } = radio({ rtl: true });
  expect(container.querySelector<HTMLElement>(".fl-chips")?.dir).toBe("rtl");
});
