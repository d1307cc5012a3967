import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const CHOICES = [
  ["One", 1],
  ["Half", 0.5],
  ["1", "1"],
];

const group = (props = {}) =>
  show("checkbox_group", { choices: CHOICES, show_select_all: false, value: [], ...props });
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const ticked = () =>
  screen.getAllByRole<HTMLInputElement>("checkbox").flatMap(({ checked }, index) => (checked ? [index] : []));

test("the group has the label's name and the info, each box its choice's name", async () => {
  group({ info: "Any of them" });
  const found = await screen.findByRole("group", { name: "Name" });
  expect(document.getElementById(found.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Any of them",
  );
  expect(box("Half").checked).toBe(false);
});

test("what is ticked is told in the order in which it was done, and which box it was", async () => {
  const { edits, events } = group();
  await screen.findByRole("group");
  await userEvent.click(screen.getByText("1"));
  await userEvent.click(screen.getByText("One"));
  await userEvent.click(screen.getByText("1"));
  expect(edits).toEqual([["1"], ["1", 1], [1]]);
  expect(events.filter((event) => Array.isArray(event))).toEqual([
    ["select", { index: 2, value: "1", selected: true }],
    ["select", { index: 0, value: 1, selected: true }],
    ["select", { index: 2, value: "1", selected: false }],
  ]);
  expect(events.slice(0, 2)).toEqual(["input", "change"]);
});

test("one box ticks and clears all, and says when only some are", async () => {
  const { edits } = group({ show_select_all: true, value: [1] });
  await screen.findByRole("group");
  expect(box("Select all").indeterminate).toBe(true);
  await userEvent.click(box("Select all"));
  expect(box("Select all").checked).toBe(true);
  await userEvent.click(box("Select all"));
  expect(edits).toEqual([[1, 0.5, "1"], []]);
});

test("patches of value and choices are shown and say nothing", async () => {
  const { node, events } = group({ value: [1] });
  await screen.findByRole("group");
  change(() => (node.props.value = ["1", 0.5]));
  expect(ticked()).toEqual([1, 2]);
  change(() => Object.assign(node.props, { choices: [["Two", 2]], value: null }));
  expect(ticked()).toEqual([]);
  expect(events).toEqual([]);
});

test("one that only shows cannot be changed", async () => {
  const { edits } = group({ interactive: false, show_select_all: true });
  await screen.findByRole("group");
  await userEvent.click(screen.getByText("Half"));
  await userEvent.click(screen.getByText("Select all"));
  expect(edits).toEqual([]);
});
