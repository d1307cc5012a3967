import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

async function picker(props = {}) {
  const shown = show("color_picker", props);
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  return { ...shown, field };
}
const palette = () => screen.getByLabelText<HTMLInputElement>("Name (palette)");

test("a colour that is written is told as soon as it is one", async () => {
  const { field, edits } = await picker();
  await userEvent.type(field, "#f80 ");
  expect(edits).toEqual(["#ff8800"]);
  expect(palette().value).toBe("#ff8800");
  await userEvent.tab();
  expect(field.value).toBe("#ff8800");
});

test("what is none is shown as wrong, and forgotten when it is left", async () => {
  const { field, edits } = await picker({ value: "#ff8800" });
  await userEvent.clear(field);
  await userEvent.type(field, "rgb(");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await userEvent.tab();
  expect(field.hasAttribute("aria-invalid")).toBe(false);
  expect(edits).toEqual([null]);
});

test("the palette tells the last colour of a frame, then that it is done; transparency stays", async () => {
  vi.useFakeTimers();
  const { edits, events } = await vi.waitFor(() => picker({ value: "#ff880080" }));
  palette().focus();
  fireEvent.input(palette(), { target: { value: "#111111" } });
  fireEvent.input(palette(), { target: { value: "#222222" } });
  fireEvent.change(palette());
  vi.useRealTimers();
  expect(edits).toEqual(["#22222280"]);
  expect(events).toEqual(["focus", "input", "change", "release"]);
});

test("focus and blur are those of the whole, Enter submits", async () => {
  const { field, events } = await picker();
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard("{Enter}");
  await userEvent.tab();
  expect(events).toEqual(["focus", "submit", "blur"]);
});

test("a patch is shown and tells nothing", async () => {
  const { node, field, events } = await picker();
  change(() => (node.props.value = "#00ff00"));
  expect([field.value, palette().value, events]).toEqual(["#00ff00", "#00ff00", []]);
});

test("one that only shows has no palette, and can be read", async () => {
  const { field } = await picker({ interactive: false, value: "#ff8800" });
  expect([field.value, field.readOnly]).toEqual(["#ff8800", true]);
  expect(screen.queryByLabelText("Name (palette)")).toBeNull();
});
