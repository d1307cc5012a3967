import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const checkbox = (props = {}) => show("checkbox", { value: false, ...props });
const box = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Name" });

test("a click on the label ticks the box and tells it", async () => {
  const { edits, events } = checkbox();
  await userEvent.click(screen.getByText("Name"));
  expect(box().checked).toBe(true);
  await userEvent.click(box());
  expect(edits).toEqual([true, false]);
  expect(events).toEqual([
    "input",
    "change",
    ["select", { index: null, value: "Name", selected: true }],
    "input",
    "change",
    ["select", { index: null, value: "Name", selected: false }],
  ]);
});

test("the space bar ticks it", async () => {
  const { edits } = checkbox();
  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(edits).toEqual([true]);
});

test("a patch is shown and says nothing", () => {
  const { node, events } = checkbox();
  change(() => (node.props.value = true));
  expect(box().checked).toBe(true);
  expect(events).toEqual([]);
});

test("it has its name without a label in sight, and info describes it", () => {
  checkbox({ show_label: false, info: "You can change it later" });
  const described = box().getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(described)?.textContent).toBe("You can change it later");
});

test("one that only shows cannot be ticked", async () => {
  const { edits } = checkbox({ interactive: false });
  await userEvent.click(screen.getByText("Name"));
  expect(edits).toEqual([]);
});
