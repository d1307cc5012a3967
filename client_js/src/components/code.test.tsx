import { EditorView } from "@codemirror/view";
import { screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

const CODE = {
  language: null,
  lines: 5,
  max_lines: null,
  wrap_lines: false,
  show_line_numbers: true,
  autocomplete: false,
};

const code = async (props = {}) => {
  const shown = show("code", { ...CODE, ...props });
  await waitFor(() => expect(field()).toBeTruthy()); // it comes in a chunk of its own
  return shown;
};
const field = () => document.querySelector<HTMLElement>(".cm-content") as HTMLElement; // roles take jsdom long
const editor = (): EditorView => EditorView.findFromDOM(field()) as EditorView;
const text = () => editor().state.doc.toString();
const type = (insert: string): void => {
  const { from, to } = editor().state.selection.main;
  editor().dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
};
const described = () =>
  field()
    .getAttribute("aria-describedby")
    ?.split(" ")
    .map((id) => document.getElementById(id)?.textContent);

const directions = () => [...document.querySelectorAll<HTMLElement>(".cm-line")].map(({ dir }) => dir);

test("it is a box for text under the label's name", async () => {
  await code();
  expect(screen.getByRole("textbox", { name: "Name" })).toBe(field());
});

test("what is written is told as input, then change", async () => {
  const { edits, events } = await code({ value: "a = 1" });
  type("b = 2\n");
  expect(edits).toEqual(["b = 2\na = 1"]);
  expect(events).toEqual(["input", "change"]);
});

test("patches are shown and say nothing; caret and selection stay where they are", async () => {
  const { node, events, edits } = await code({ value: "one two" });
  editor().dispatch({ selection: { anchor: 4, head: 7 } });
  change(() => (node.props.value = "one two three"));
  change(() => (node.props.value = "zero one two three"));
  const { from, to } = editor().state.selection.main;
  expect(editor().state.sliceDoc(from, to)).toBe("two");
  change(() => (node.props.value = null));
  expect(text()).toBe("");
  expect([events, edits]).toEqual([[], []]);
});

test("each kind of line break is shown, and one that is edited becomes a plain one", async () => {
  const { node, edits } = await code({ value: "a\r\nb\rc" });
  expect(editor().state.doc.lines).toBe(3);
  change(() => (node.props.value = "a\r\nb\rcd\r\n"));
  expect(text()).toBe("a\nb\ncd\n");
  type("!");
  expect(edits).toEqual(["!a\nb\ncd\n"]);
});

test("undo takes back what the visitor wrote, not what the server did", async () => {
  const { node } = await code({ value: "a" });
  type("b");
  change(() => (node.props.value = "bacd"));
  await waitFor(() => expect(text()).toBe("bacd")); // what was typed is drawn again first
  field().dispatchEvent(
    new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }),
  );
  expect(text()).toBe("acd");
});

test("Tab indents; who cannot know that is told how to leave", async () => {
  const { edits } = await code({ value: "a", info: "Any text" });
  await userEvent.click(field());
  await userEvent.tab();
  expect(edits).toEqual(["  a"]);
  expect(described()).toEqual(["Any text", "Tab indents. To leave with Tab, press Escape before it."]);
});

test("focus and blur are told", async () => {
  const { events } = await code();
  field().focus();
  field().blur();
  expect(events).toEqual(["focus", "blur"]);
});

test("one that only shows can be reached and read, not changed", async () => {
  const { node } = await code({ value: "a", interactive: false });
  expect(field().getAttribute("aria-readonly")).toBe("true");
  expect(field().getAttribute("contenteditable")).toBe("false");
  expect(field().tabIndex).toBe(0);
  expect(described()).toBeUndefined();
  change(() => Object.assign(node.props, { interactive: true }));
  expect(field().getAttribute("contenteditable")).toBe("true");
});

test("an error and a new label are heard at the editor", async () => {
  const { node, status } = await code({ interactive: false });
  change(() => (status.value = { state: "error", show: "full", message: "Line 3: no such name" }));
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(described()).toEqual(["Line 3: no such name"]);
  change(() => Object.assign(node.props, { label: "Source" }));
  expect(field().getAttribute("aria-label")).toBe("Source");
});

test("another language, and whether there are numbers, follow their props", async () => {
  const { node } = await code({ language: "python", value: "None" });
  await waitFor(() => expect(document.querySelector(".tok-keyword, .tok-bool, .tok-atom")).toBeTruthy());
  change(() => Object.assign(node.props, { language: null, show_line_numbers: false, wrap_lines: true }));
  await waitFor(() => expect(document.querySelector('[class*="tok-"]')).toBeNull());
  expect(document.querySelector(".cm-lineNumbers")).toBeNull();
  expect(document.querySelector(".cm-lineWrapping")).toBeTruthy();
});

test("it saves its text as a file of the language", async () => {
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click");
  click.mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  Object.assign(URL, { createObjectURL: () => "blob:a", revokeObjectURL: () => undefined });
  await code({ language: "sql-hive", buttons: ["download"], value: "select" });
  await userEvent.click(screen.getByRole("button", { name: "Download" }));
  click.mockRestore();
  expect(saved).toEqual(["code.sql"]);
});

test("lines of prose run as their text does, those of code from left to right", async () => {
  const { node } = await code({ value: "one\nمرحبا\n", language: null });
  expect(directions()).toEqual(["auto", "auto", "auto"]);
  change(() => Object.assign(node.props, { language: "python" }));
  expect(directions()).toEqual(["", "", ""]);
});
