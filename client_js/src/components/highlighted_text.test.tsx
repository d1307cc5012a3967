import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test } from "vitest";

import type { Span } from "../parts/spans";
import { selectIn } from "../parts/text_selection";
import { change, show } from "../testing";

beforeAll(() => import("./highlighted_text")); // a busy machine may take its time to load it

const span = (token: string, class_or_confidence: Span["class_or_confidence"] = null): Span => ({
  token,
  class_or_confidence,
});
const NAMES = [span("Ada", "person"), span(" met "), span("Charles")];
const TEXT = { color_map: null, show_legend: false, show_inline_category: true, rtl: false, value: NAMES };

const text = (props = {}) => show("highlighted_text", { ...TEXT, ...props });
const shown = () => screen.findByRole("group", { name: "Name" });
const marks = (container: Element) =>
  [...container.querySelectorAll(".fl-spans .fl-mark")].map((mark) => [
    mark.textContent,
    mark.getAttribute("data-label"),
  ]);
const select = (start: number, end: number): void => {
  selectIn(screen.getByRole("textbox", { name: "Name" }), [start, end]);
  change(() => document.dispatchEvent(new Event("selectionchange")));
};

test("parts show their labels, which are no part of the text", async () => {
  const { container } = text({ interactive: false });
  expect((await shown()).textContent).toContain("Ada met Charles");
  expect(marks(container)).toEqual([["Ada", "person"]]);
  expect(container.querySelector(".fl-tagged")).not.toBeNull();
});

test("the author's colours come first, and a label keeps ours while the text changes", async () => {
  const { node, container } = text({
    interactive: false,
    color_map: { person: "red" },
    value: [span("a", "x")],
  });
  await shown();
  const color = (at: number) =>
    container.querySelectorAll<HTMLElement>(".fl-spans .fl-mark")[at]?.style.getPropertyValue("--fl-hue");
  const first = color(0);
  change(() => (node.props.value = [span("b", "y"), span("a", "x"), span("Ada", "person")]));
  expect([color(1), color(2)]).toEqual([first, "red"]);
  expect(color(0)).not.toBe(first);
});

test("a legend stands for the labels, a scale for the scores", async () => {
  const { node, container } = text({ interactive: false, show_legend: true });
  await shown();
  expect(screen.getByRole("list", { name: "Labels" }).textContent).toBe("person");
  expect(container.querySelector(".fl-tagged")).toBeNull();
  change(() => (node.props.value = [span("good", 0.5), span("odd", NaN), span("far", -7)]));
  expect(screen.queryByRole("list")).toBeNull();
  const shares = [...container.querySelectorAll<HTMLElement>(".fl-score")].map((mark) =>
    mark.style.getPropertyValue("--fl-share"),
  );
  expect(shares).toEqual(["20%", "0%", "40%"]);
});

test("a part is picked by pointer and by keyboard", async () => {
  const { events } = text({ interactive: false });
  await shown();
  await userEvent.click(screen.getByRole("button", { name: "Ada" }));
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(events).toEqual([
    ["select", { index: 0, value: ["Ada", "person"] }],
    ["select", { index: 1, value: [" met ", null] }],
  ]);
});

test("a selection is labelled with one of the labels, by a button or its number", async () => {
  const { edits, events } = text({ color_map: { person: "red", place: "blue" } });
  await shown();
  const person = screen.getByRole<HTMLButtonElement>("button", { name: "person" });
  expect(person.disabled).toBe(true);
  select(8, 15);
  expect(screen.getByText("Charles", { selector: "output" })).toBeTruthy();
  await userEvent.click(person);
  expect(edits).toEqual([[span("Ada", "person"), span(" met "), span("Charles", "person")]]);
  expect(events).toEqual(["input", "change"]);
  select(8, 15);
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Name" }), { key: "2" });
  expect(edits.at(-1)).toEqual([span("Ada", "person"), span(" met "), span("Charles", "place")]);
});

test("where the caret stands in a part, its label is changed or taken away", async () => {
  const { edits } = text();
  await shown();
  select(1, 1);
  await userEvent.type(screen.getByLabelText("Another label"), "author{Enter}");
  expect(edits.at(-1)).toEqual([span("Ada", "author"), span(" met Charles")]);
  select(1, 1);
  await userEvent.click(screen.getByRole("button", { name: "Remove label" }));
  expect(edits.at(-1)).toEqual([span("Ada met Charles")]);
});

test("nothing can be written into the text", async () => {
  const { edits } = text();
  await shown();
  const box = screen.getByRole("textbox", { name: "Name" });
  expect(fireEvent(box, new InputEvent("beforeinput", { cancelable: true, bubbles: true, data: "x" }))).toBe(
    false,
  );
  expect(edits).toEqual([]);
});

test("among scores a score is given", async () => {
  const { edits } = text({ value: [span("good", 1), span(" film")] });
  await shown();
  select(4, 9);
  await userEvent.type(screen.getByLabelText("Score from −1 to 1"), "much{Enter}");
  await userEvent.clear(screen.getByLabelText("Score from −1 to 1"));
  await userEvent.type(screen.getByLabelText("Score from −1 to 1"), "0,5{Enter}");
  expect(edits).toEqual([[span("good", 1), span(" film", 0.5)]]);
});

test("a patch shows and says nothing; where there is no text there is nothing to label", async () => {
  const { node, events, container } = text();
  await shown();
  change(() => (node.props.value = [span("new", "x")]));
  expect(marks(container)).toEqual([["new", "x"]]);
  change(() => (node.props.value = null));
  expect(screen.getByText("No text")).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(events).toEqual([]);
});
