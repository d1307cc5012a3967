import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

const TEXTBOX = {
  type: "text",
  lines: 1,
  max_lines: null,
  placeholder: null,
  max_length: null,
  text_align: null,
  rtl: false,
  autofocus: false,
  autoscroll: true,
  submit_btn: false,
  stop_btn: false,
  html_attributes: null,
};

const textbox = (props = {}) => show("textbox", { ...TEXTBOX, ...props });
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Name" });

test("typing edits the value and says input, then change", async () => {
  const { edits, events } = textbox();
  await userEvent.type(field(), "Hi");
  expect(edits).toEqual(["H", "Hi"]);
  expect(events).toEqual(["focus", "input", "change", "input", "change"]);
});

test("a patch is shown and says nothing", () => {
  const { node, events } = textbox();
  change(() => (node.props.value = "from the server"));
  expect(field().value).toBe("from the server");
  expect(events).toEqual([]);
});

test.each([
  [{ lines: 1 }, "{Enter}", true],
  [{ lines: 1 }, "{Shift>}{Enter}{/Shift}", false],
  [{ lines: 3 }, "{Enter}", false],
  [{ lines: 3 }, "{Shift>}{Enter}{/Shift}", true],
  [{ lines: 1, max_lines: 1 }, "{Enter}", true],
])("%o: %s submits: %s", async (props, keys, submits) => {
  const { events, edits } = textbox(props);
  await userEvent.type(field(), keys);
  expect(events.includes("submit")).toBe(submits);
  expect(edits).toEqual(submits ? [] : ["\n"]);
});

test("the label names the field even when it is not shown, info and error describe it", () => {
  const { status } = textbox({ show_label: false, info: "Your first name" });
  change(() => (status.value = { state: "error", show: "full", message: "No such name" }));
  expect(field().getAttribute("aria-invalid")).toBe("true");
  const described = field().getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "Your first name",
    "No such name",
  ]);
});

test("a selection is told with its place", () => {
  const { events } = textbox({ value: "Hello world" });
  field().setSelectionRange(6, 11);
  field().dispatchEvent(new Event("select", { bubbles: true }));
  expect(events).toEqual([["select", { index: [6, 11], value: "world" }]]);
});

test.each([
  ["the text grows", "Hello world! And more", "world"],
  ["something comes before it", "Well, Hello world!", "world"],
  ["the text around it changes", "Bonjour le monde!", ""],
])("a selection when %s", (_what, value, selected) => {
  const { node, events } = textbox({ value: "Hello world!" });
  field().focus();
  field().setSelectionRange(6, 11, "backward");
  change(() => (node.props.value = value));
  expect(field().value).toBe(value);
  expect(value.slice(field().selectionStart, field().selectionEnd)).toBe(selected);
  field().dispatchEvent(new Event("select", { bubbles: true }));
  expect(events).toEqual(["focus"]); // nothing was selected anew
});

test("a caret at the end stays at the end", () => {
  const { node } = textbox({ value: "Hel" });
  field().focus();
  field().setSelectionRange(3, 3);
  change(() => (node.props.value = "Hello"));
  expect(field().selectionStart).toBe(5);
});

test("buttons in the field submit and stop, under their own words", async () => {
  const { events } = textbox({ submit_btn: "Send", stop_btn: true });
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(events).toEqual(["submit", "stop"]);
});

test("copy puts the text into the clipboard", async () => {
  userEvent.setup();
  const { events } = textbox({ value: "Hello", buttons: ["copy"], interactive: false });
  await userEvent.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByText("Copied")).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe("Hello");
  expect(events).toEqual([["copy", { value: "Hello" }]]);
});

test("what only shows a result can be read and selected, not edited", async () => {
  const { edits } = textbox({ interactive: false, value: "Hello" });
  await userEvent.type(field(), "x");
  expect(field().readOnly).toBe(true);
  expect(edits).toEqual([]);
});

test("attributes of the author describe the text and bring no handlers", () => {
  textbox({ html_attributes: { autocomplete: "name", lang: "fr", onclick: "alert(1)" } });
  expect(field().lang).toBe("fr");
  expect(field().getAttribute("autocomplete")).toBe("name");
  expect(field().getAttribute("onclick")).toBeNull();
});

test("where nothing can be entered nothing can be submitted, but a run can be stopped", () => {
  textbox({ interactive: false, submit_btn: true, stop_btn: true });
  expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["Stop"]);
});

test.each([
  ["password", 7],
  ["email", 7],
  ["text", 1],
])("a field of type %s ends at its limit", async (type, max_lines) => {
  const { edits } = textbox({ type, max_lines, max_length: 2 });
  await userEvent.type(screen.getByLabelText("Name"), "Hey{Enter}");
  expect(edits).toEqual(["H", "He"]);
});

test("a text that grows is followed to its end; the first one is read from its beginning", async () => {
  const { node } = textbox({ value: "long", interactive: false });
  const height = vi.spyOn(field(), "scrollHeight", "get").mockReturnValue(100);
  await Promise.resolve();
  expect(field().scrollTop).toBe(0);
  change(() => (node.props.value = "longer"));
  await Promise.resolve();
  expect(field().scrollTop).toBe(100);
  height.mockRestore();
});
