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
const items = () => [...document.querySelectorAll<HTMLElement>("[role=treeitem]")]; // roles take jsdom long
const knot = (name: RegExp) => items().find((one) => name.test(one.textContent ?? "")) as HTMLElement;
const closed = () => items().filter((one) => one.getAttribute("aria-expanded") === "false");
const shown = () => document.querySelector(".fl-json-scroll")?.textContent;

const focused = () => document.activeElement?.textContent;

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
  expect(closed()).toHaveLength(90);
});

test("long lists come in pages, whether they are open from the start or not", async () => {
  await json(Array.from({ length: 250 }, (_, index) => index * 1000));
  expect(items()).toHaveLength(1 + 100 + 1);
  await userEvent.click(knot(/Show 100 more/));
  await userEvent.click(knot(/Show 50 more/));
  expect(items()).toHaveLength(1 + 250);
  expect(screen.getByText("249000")).toBeTruthy();
});

test("a long list of records shows the first of them, closed", async () => {
  await json(
    Array.from({ length: 60_000 }, (_, id) => ({ id, name: "n", tags: [], place: {}, size: 1 })),
    { open: true },
  );
  expect(items()).toHaveLength(1 + 100 + 1);
  expect(closed()).toHaveLength(100);
  await userEvent.click(closed()[1] as HTMLElement);
  expect(items()).toHaveLength(1 + 100 + 1 + 5);
});

test("the keys of a tree: arrows, ends, letters; one item is reached with Tab", async () => {
  await json({ apple: { seeds: 5 }, bread: [1], cheese: "blue" });
  await userEvent.tab();
  expect(focused()).toBe("{3 keys");
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowLeft}");
  expect(focused()).toBe("apple: {…}1 key");
  await userEvent.keyboard("{ArrowLeft}");
  expect(focused()).toBe("{3 keys");
  await userEvent.keyboard("{ArrowDown}{Enter}{ArrowDown}");
  expect(focused()).toBe("seeds: 5");
  await userEvent.keyboard("{ArrowLeft}c");
  expect(focused()).toBe('cheese: "blue"');
  await userEvent.keyboard("{End}{ArrowDown}{Home}{ArrowUp}");
  expect(focused()).toBe("{3 keys");
  await userEvent.keyboard("b");
  await userEvent.tab();
  await userEvent.tab({ shift: true });
  expect(focused()).toBe("bread: [1 item");
});

test("each item says how deep it is and which of how many", async () => {
  await json({ a: [7, 8] });
  const said = knot(/^8/);
  expect(["level", "posinset", "setsize"].map((name) => said.getAttribute(`aria-${name}`))).toEqual([
    "3",
    "2",
    "2",
  ]);
  expect(screen.getByRole("tree", { name: "Name" })).toBeTruthy();
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
  await json({ a: [1, NaN], b: {} }, { buttons: ["copy"] });
  await userEvent.click(screen.getByRole("button", { name: "Copy" }));
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
