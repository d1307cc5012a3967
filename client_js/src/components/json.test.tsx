import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const JSON_PROPS = {
  open: false,
  show_indices: false,
  height: null,
  max_height: 500,
  min_height: null,
  interactive: false,
};

const json = async (value: unknown, props = {}) => {
  const shown = show("json", { ...JSON_PROPS, value, ...props });
  await screen.findByRole("group", { name: "Name" }); // it comes in a chunk of its own
  return shown;
};
const knot = (name: RegExp) => screen.getByRole("button", { name });
const shown = () => document.querySelector(".fl-json-scroll")?.textContent;

test("a tree is open for some levels and opens further at a press", async () => {
  await json({ a: { b: { c: { d: 1 } } } });
  expect(knot(/^c:/).getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByText("d:")).toBeNull();
  await userEvent.click(knot(/^c:/));
  expect(screen.getByText("d:")).toBeTruthy();
  await userEvent.click(knot(/^a:/));
  expect(screen.queryByText("d:")).toBeNull();
});

test("open: all of it, but never so much that the page stops", async () => {
  await json({ a: { b: { c: { d: 1 } } } }, { open: true });
  expect(screen.getByText("d:")).toBeTruthy();
});

test("a tree too large to draw stays closed where it is large", async () => {
  await json(
    Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => 7)),
    { open: true },
  );
  expect(screen.getAllByRole("button", { expanded: false })).toHaveLength(90);
});

test("long lists come in pages", async () => {
  await json(Array.from({ length: 250 }, (_, index) => index * 1000));
  expect(screen.getAllByText(/000$/)).toHaveLength(99);
  await userEvent.click(knot(/Show 100 more/));
  await userEvent.click(knot(/Show 50 more/));
  expect(screen.getByText("249000")).toBeTruthy();
  expect(screen.queryByText(/Show/)).toBeNull();
});

test("every kind of value, also those that JSON has no words for", async () => {
  await json(['text "quoted"', 1.5, true, null, NaN, -Infinity, 2n ** 70n, {}, []]);
  expect(shown()).toBe('[9 items"text \\"quoted\\""1.5truenullNaN-Infinity1180591620717411303424{}[]]');
});

test("indices are shown where the author wants them", async () => {
  const { node } = await json(["a"]);
  expect(shown()).toBe('[1 item"a"]');
  change(() => Object.assign(node.props, { show_indices: true }));
  expect(shown()).toBe('[1 item0: "a"]');
});

test("what was opened stays open when the data change", async () => {
  const { node } = await json({ a: { b: { c: { d: 1 } } } });
  await userEvent.click(knot(/^c:/));
  change(() => (node.props.value = { a: { b: { c: { d: 2 } } } }));
  expect(screen.getByText("2")).toBeTruthy();
});

test("copy gives the text, with all that Python's json reads", async () => {
  userEvent.setup();
  Object.defineProperty(window, "isSecureContext", { value: true, configurable: true });
  await json({ a: [1, NaN], b: {} }, { buttons: ["copy"] });
  await userEvent.click(knot(/Copy/));
  await screen.findByText("Copied");
  expect(await navigator.clipboard.readText()).toBe('{\n  "a": [\n    1,\n    NaN\n  ],\n  "b": {}\n}');
});

test("nothing yet, a scalar, and the author's heights", async () => {
  const { node } = await json(null, { max_height: "10em" });
  expect(shown()).toBe("No data");
  change(() => (node.props.value = 0));
  expect(shown()).toBe("0");
  expect(document.querySelector<HTMLElement>(".fl-json-scroll")?.style.maxHeight).toBe("10em");
});
