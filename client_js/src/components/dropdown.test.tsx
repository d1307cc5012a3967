import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const CHOICES = [
  ["One", 1],
  ["Half", 0.5],
  ["Öne more", "1"],
];

beforeEach(() => {
  const seen = class {
    observe() {}
    disconnect() {}
  };
  vi.stubGlobal("ResizeObserver", seen);
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  // jsdom has no top layer, and hides what would be there
  HTMLElement.prototype.showPopover = function () {
    this.removeAttribute("popover");
  };
});

async function dropdown(props = {}) {
  const defaults = { multiselect: false, allow_custom_value: false, max_choices: null, filterable: true };
  const shown = show("dropdown", { choices: CHOICES, value: null, ...defaults, ...props });
  const field = await screen.findByRole<HTMLInputElement>("combobox", { name: "Name" });
  return { ...shown, field };
}
const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const activeOf = (field: Element) =>
  document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;
const many = (count: number) => Array.from({ length: count }, (_, n) => [`Name ${n}`, n]);

test("closed it is a field with the name of the choice, open a list of all with that one active", async () => {
  const { field } = await dropdown({ value: 0.5 });
  expect(field.value).toBe("Half");
  expect(field.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(field);
  expect(field.getAttribute("aria-expanded")).toBe("true");
  expect(field.getAttribute("aria-controls")).toBe(screen.getByRole("listbox", { name: "Name" }).id);
  expect(options()).toEqual(["One", "Half", "Öne more"]);
  expect(activeOf(field)).toBe("Half");
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("Half");
});

test("a choice that is typed is told with its value, of its own type, and its index", async () => {
  const { field, edits, events } = await dropdown({ value: 0.5 });
  await userEvent.type(field, "one m", { initialSelectionStart: 0, initialSelectionEnd: 4 });
  expect(options()).toEqual(["Öne more"]);
  await userEvent.keyboard("{Enter}");
  expect(edits).toEqual(["1"]);
  const told = events.filter((event) => event[0] !== "key_up");
  expect(told).toEqual(["focus", "input", "change", ["select", { index: 2, value: "1" }]]);
  expect(field.value).toBe("Öne more");
  expect(options()).toEqual([]);
});

test("arrow keys open the list and go round in it, Escape leaves everything as it was", async () => {
  const { field, edits } = await dropdown();
  await userEvent.tab();
  await userEvent.keyboard("{ArrowUp}");
  expect(activeOf(field)).toBe("Öne more");
  await userEvent.keyboard("{ArrowDown}");
  expect(activeOf(field)).toBe("One");
  await userEvent.keyboard("{Escape}");
  expect(field.getAttribute("aria-expanded")).toBe("false");
  expect(edits).toEqual([]);
});

test("a text that is no choice is forgotten, one that is a choice's counts", async () => {
  const { field, edits } = await dropdown({ value: 1 });
  await userEvent.type(field, "x");
  expect(screen.getByText("No match", { selector: "p" })).toBeTruthy();
  await userEvent.tab();
  expect(field.value).toBe("One");
  await userEvent.clear(field);
  await userEvent.type(field, "half");
  await userEvent.tab();
  expect(edits).toEqual([0.5]);
});

test("own texts are taken with Enter or by leaving, where they are allowed", async () => {
  const { field, edits } = await dropdown({ allow_custom_value: true, value: 1 });
  await userEvent.clear(field);
  await userEvent.type(field, "On");
  expect(options()[0]).toBe("Use “On”");
  await userEvent.keyboard("{Enter}");
  expect(field.value).toBe("On");
  await userEvent.clear(field);
  await userEvent.type(field, "two");
  await userEvent.tab();
  expect(edits).toEqual(["On", "two"]);
});

test("several are tokens, which keys add and remove", async () => {
  const { field, edits, events } = await dropdown({ multiselect: true, value: [1] });
  await userEvent.click(field);
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["One", "Half"]);
  expect(screen.getByText("Half added").getAttribute("role")).toBe("status");
  await userEvent.keyboard("{Backspace}");
  expect(events.at(-2)).toEqual(["select", { index: 1, value: 0.5, selected: false }]);
  await userEvent.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove One" }));
  await userEvent.keyboard("{Delete}");
  expect(document.activeElement).toBe(field);
  expect(screen.getByText("One removed")).toBeTruthy();
  expect(edits).toEqual([[1, 0.5], [1], []]);
});

test("no more are chosen than may be, but they can be taken back", async () => {
  const { field, edits } = await dropdown({ multiselect: true, value: [1], max_choices: 1 });
  await userEvent.click(field);
  expect(screen.getByText("No more than 1 can be chosen.")).toBeTruthy();
  await userEvent.click(screen.getByRole("option", { name: "Half" }));
  expect(edits).toEqual([]);
  await userEvent.click(screen.getByRole("option", { name: "One" }));
  expect(edits).toEqual([[]]);
  await userEvent.click(screen.getByRole("option", { name: "Half" }));
  expect(screen.getByText("Half added. No more than 1 can be chosen.").getAttribute("role")).toBe("status");
});

test("without a field to write in, letters lead to the names that begin with them", async () => {
  const { field, edits } = await dropdown({ filterable: false });
  expect(field.tagName).toBe("BUTTON");
  await userEvent.tab();
  await userEvent.keyboard("on");
  expect(activeOf(field)).toBe("One");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(edits).toEqual([0.5]);
  expect(field.textContent).toBe("Half");
});

test("of many rows only some are in the document, each with its place in the whole", async () => {
  const { field } = await dropdown({ choices: many(10_000) });
  await userEvent.tab();
  await userEvent.keyboard("{ArrowUp}");
  expect(options().length).toBeLessThan(150);
  const last = document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
  expect(last?.getAttribute("aria-posinset")).toBe("10000");
  expect(last?.getAttribute("aria-setsize")).toBe("10000");
});

test("patches of value and choices are shown and say nothing", async () => {
  const { node, field, events } = await dropdown({ value: 1 });
  change(() => (node.props.value = "1"));
  expect(field.value).toBe("Öne more");
  change(() => Object.assign(node.props, { choices: [["Two", 2]] }));
  expect(field.value).toBe("");
  expect(events).toEqual([]);
});

test("one that only shows can be read and not be opened", async () => {
  const props = {
    choices: CHOICES,
    multiselect: false,
    allow_custom_value: false,
    max_choices: null,
    filterable: true,
  };
  show("dropdown", { ...props, value: 1, interactive: false });
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  expect([field.value, field.readOnly]).toEqual(["One", true]);
});
