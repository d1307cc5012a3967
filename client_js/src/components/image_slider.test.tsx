import { act, fireEvent, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const FILE = { $file: "f1", name: "a.png", mime: "image/png", size: 3 };
const PAIR = [FILE, { ...FILE, $file: "f2", name: "b.png" }];
const PROPS = { height: null, width: null, slider_position: 40, max_height: 500 };
const PNG = new File(["png"], "photo.png", { type: "image/png" });

beforeEach(() => {
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  Element.prototype.setPointerCapture = () => undefined;
  Element.prototype.getBoundingClientRect = () => new DOMRect(100, 0, 200, 100);
});
afterEach(() => {
  Reflect.deleteProperty(HTMLImageElement.prototype, "decode");
  Reflect.deleteProperty(Element.prototype, "setPointerCapture");
  vi.restoreAllMocks();
});

const slider = async (props = {}) => {
  const shown = show("image_slider", { ...PROPS, value: PAIR, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};

test("the handle is a slider, which keys and a function move", async () => {
  const { node, edits } = await slider();
  const handle = await screen.findByRole("slider", { name: "Name" });
  const now = (): string | null => handle.getAttribute("aria-valuenow");
  expect(now()).toBe("40");
  handle.focus();
  await userEvent.keyboard("{ArrowRight}{ArrowUp}");
  expect(now()).toBe("42");
  await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}{PageDown}");
  expect(now()).toBe("22");
  await userEvent.keyboard("{Home}");
  expect(now()).toBe("0");
  await userEvent.keyboard("{End}");
  expect(handle.getAttribute("aria-valuetext")).toBe("100 %");
  change(() => Object.assign(node.props, { slider_position: 10 }));
  expect(now()).toBe("10");
  expect(edits).toEqual([]);
});

test("the handle follows the pointer; a press that does not move tells its point", async () => {
  const { container, events } = await slider();
  const handle = await screen.findByRole("slider");
  const frame = container.querySelector(".fl-comparison") as Element;
  fireEvent.pointerDown(frame, { clientX: 150, button: 0 });
  fireEvent.pointerMove(frame, { clientX: 250 });
  expect(handle.getAttribute("aria-valuenow")).toBe("75");
  fireEvent.pointerUp(frame, { clientX: 250 });
  fireEvent.pointerMove(frame, { clientX: 120 });
  expect(handle.getAttribute("aria-valuenow")).toBe("75");
  expect(events).toEqual([]);
  fireEvent.pointerDown(frame, { clientX: 300, button: 0 });
  fireEvent.pointerUp(frame, { clientX: 300, clientY: 0 });
  expect(events).toHaveLength(1);
  expect(events[0]?.[0]).toBe("select");
});

test("two images are sent, one after the other, and removed", async () => {
  const { edits, events, uploads } = await slider({ value: null });
  const [first, second] = ["First image", "Second image"].map(
    (name) => document.querySelector(`input[aria-label="${name}"]`) as HTMLInputElement,
  );
  await userEvent.upload(second as HTMLInputElement, PNG);
  expect(edits).toEqual([[null, { ...FILE, name: "photo.png" }]]);
  await userEvent.upload(first as HTMLInputElement, PNG);
  expect(uploads).toHaveLength(2);
  expect(events).toEqual(["input", "change", "upload", "input", "change", "upload"]);
  await userEvent.click(await screen.findByRole("button", { name: "Clear" }));
  expect(edits.at(-1)).toBe(null);
  expect(events.slice(-3)).toEqual(["input", "change", "clear"]);
  expect(screen.getByRole("button", { name: "First image" })).toBeTruthy();
});

test("one of a pair is removed, and what is no image is not sent", async () => {
  const { edits, uploads, container } = await slider({ value: [FILE, null] });
  await userEvent.click(screen.getByRole("button", { name: "Remove First image" }));
  expect(edits).toEqual([null]);
  const notes = new File([""], "notes.txt", { type: "text/plain" });
  const side = container.querySelector(".fl-side") as HTMLElement;
  await act(async () => {
    fireEvent.drop(side, { dataTransfer: { files: [notes], items: [], types: ["Files"] } });
  });
  expect(within(side).getByRole("alert").textContent).toContain("notes.txt");
  expect(uploads).toEqual([]);
});

test("what is only shown has nothing to remove", async () => {
  const { node } = await slider({ interactive: false, value: [FILE, null] });
  expect(await screen.findByRole("img", { name: "Name" })).toBeTruthy();
  expect(screen.queryByRole("button")).toBe(null);
  change(() => (node.props.value = null));
  expect(await screen.findByText("No image")).toBeTruthy();
});
