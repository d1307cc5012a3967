import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";

import { change, show, type Shown, visitAs } from "../testing";
import { useCanvases } from "../testing_canvas";

useCanvases();

const EDITOR = {
  height: null,
  width: null,
  sources: ["upload", "clipboard", "webcam"],
  placeholder: null,
  transforms: ["crop", "resize"],
  brush: {
    default_size: "auto",
    colors: [
      ["#ff0000", null],
      ["#00ff00", 0.5],
    ],
    default_color: ["#ff0000", null],
    color_mode: "defaults",
  },
  eraser: { default_size: 7 },
  layers: { more: true, names: ["Layer 1"], shown: true },
  canvas_size: [200, 100],
  fixed_canvas: false,
  webcam_options: { mirror: true, constraints: null },
};
const FILE = { $file: "f9", name: "photo.png", mime: "image/png", size: 3 };

beforeAll(() => import("./image_editor"), 60_000);
beforeEach(() => {
  // jsdom lays nothing out: each box is as large as the picture, with room around it
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly tell: (entries: unknown[]) => void) {}
      observe(): void {
        this.tell([{ contentRect: { width: 216, height: 116 } }]);
      }
      disconnect(): void {}
    },
  );
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  HTMLElement.prototype.setPointerCapture = () => undefined;
  visitAs("v1");
});

const editor = async (props = {}): Promise<Shown> => {
  const shown = show("image_editor", { ...EDITOR, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const canvas = () => screen.getByRole("application", { name: "Canvas of Name" });
const button = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => userEvent.click(button(name));
const key = (name: string) => fireEvent.keyDown(canvas(), { key: name });

const until = (what: () => unknown) => act(async () => void (await vi.waitUntil(what, 20_000)));

/** Draws a line by keys, and waits until the server knows it. */
async function draw({ edits }: Shown): Promise<void> {
  const before = entered(edits).length;
  act(() => void [" ", "ArrowRight", "ArrowDown"].map(key));
  act(() => void fireEvent.keyUp(canvas(), { key: " " }));
  await until(() => entered(edits).length > before);
}

/** The values that were entered, without those that only say that something is coming. */
const entered = (edits: unknown[]) =>
  edits.filter((one, place) => one !== edits[place - 1] && (place > 0 || one !== null));

test("a line that is drawn by keys is sent, entered and told", async () => {
  const shown = await editor();
  await draw(shown);
  expect(shown.uploads.map(({ name }) => name)).toEqual(["layer-1.png"]);
  expect(shown.edits.at(-1)).toEqual({
    background: null,
    layers: [expect.objectContaining({ name: "layer-1.png" })],
    composite: null,
    size: [200, 100],
  });
  expect(shown.events).toEqual(["input", "change"]);
  expect(shown.holds).toHaveLength(1);
});

test("a line is undone and done again, by button and by key", async () => {
  const shown = await editor();
  expect(button("Undo").getAttribute("aria-disabled")).toBe("true");
  await draw(shown);
  await press("Undo");
  await until(() => shown.edits.at(-1) === null);
  fireEvent.keyDown(canvas(), { key: "y", ctrlKey: true });
  await until(() => shown.edits.at(-1) !== null);
  expect(button("Redo").getAttribute("aria-disabled")).toBe("true");
});

test("a line is drawn by a pointer, and moved over when a second finger comes at once", async () => {
  const { edits } = await editor();
  await act(async () => {
    fireEvent(canvas(), pointer("pointerdown", at(10, 10)));
    fireEvent(canvas(), pointer("pointerdown", at(90, 90, 2)));
    fireEvent(canvas(), pointer("pointermove", at(5, 5)));
    fireEvent(canvas(), pointer("pointerup", at(5, 5)));
    fireEvent(canvas(), pointer("pointerup", at(90, 90, 2)));
  });
  expect(entered(edits)).toEqual([]);
  expect(screen.getByRole("button", { name: /^Show all/ }).textContent).not.toBe("100 %");
  await act(async () => {
    fireEvent(canvas(), pointer("pointerdown", at(10, 10)));
    fireEvent(canvas(), pointer("pointermove", at(50, 60)));
    fireEvent(canvas(), pointer("pointerup", at(50, 60)));
  });
  await until(() => entered(edits).length === 1);
});

function at(clientX: number, clientY: number, pointerId = 1) {
  return { pointerId, pointerType: "touch", button: 0, clientX, clientY };
}

function pointer(type: string, given: Record<string, unknown>): Event {
  const event = new MouseEvent(type, { bubbles: true, ...given });
  return Object.assign(event, { pointerId: given["pointerId"], pointerType: given["pointerType"] });
}

const size = () => screen.getByRole<HTMLInputElement>("slider", { name: "Size" }).value;

test("tools are chosen by radio buttons and by keys; each has its own size", async () => {
  await editor();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Brush" }).checked).toBe(true);
  expect(size()).toBe("2");
  change(() => key("e"));
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Eraser" }).checked).toBe(true);
  expect(size()).toBe("7");
  change(() => key("]"));
  expect(size()).toBe("8");
  await userEvent.click(screen.getByRole("radio", { name: "Brush" }));
  expect(size()).toBe("2");
});

test("a picture that is brought becomes the background", async () => {
  const shown = await editor();
  const chooser = shown.container.querySelector<HTMLInputElement>("input[type=file]");
  const photo = new File(["png"], "photo.png", { type: "image/png" });
  await userEvent.upload(chooser as HTMLInputElement, photo);
  await until(() => shown.events.includes("upload"));
  await until(() => shown.events.includes("change"));
  expect(shown.edits.at(-1)).toMatchObject({ background: { $file: "f1" }, layers: [] });
});

test("a value of the server's is shown, says nothing, and can be undone", async () => {
  const shown = await editor();
  await draw(shown);
  const { length } = shown.events;
  const value = { background: FILE, layers: [FILE, null], composite: null, size: [300, 300] };
  await act(async () => void Object.assign(shown.node.props, { value }));
  await press("Layers");
  await until(() => screen.queryByRole("radio", { name: "Layer 2" }));
  expect(shown.events).toHaveLength(length);
  await press("Undo");
  expect(screen.queryByRole("radio", { name: "Layer 2" })).toBeNull();
  await until(() => shown.events.length > length);
  expect(shown.edits.at(-1)).toMatchObject({ background: null, size: [200, 100] });
});

test("a value that comes while something is drawn does not wipe it away", async () => {
  const shown = await editor();
  await draw(shown);
  act(() => void key(" "));
  const value = { background: FILE, layers: [], composite: null };
  await act(async () => void Object.assign(shown.node.props, { value }));
  act(() => void [key("ArrowRight"), fireEvent.keyUp(canvas(), { key: " " })]);
  await until(() => shown.uploads.length === 2 && shown.node.props.value !== value);
  expect(shown.node.props.value).toMatchObject({ background: null, layers: [{ name: "layer-1.png" }] });
});

test("another brush and another canvas are taken up", async () => {
  const { node } = await editor();
  const brush = { ...EDITOR.brush, default_size: 9, default_color: ["#0000ff", null] };
  await act(async () => void Object.assign(node.props, { brush, canvas_size: [50, 80] }));
  expect(size()).toBe("9");
  expect(screen.getByLabelText<HTMLInputElement>("Another color").value).toBe("#0000ff");
  await press("Resize");
  expect(screen.getByRole<HTMLInputElement>("spinbutton", { name: "Height" }).value).toBe("80");
});

const closeness = () => screen.getByRole("button", { name: /^Show all/ }).textContent;

test("what is seen is zoomed and moved by keys", async () => {
  await editor();
  expect(closeness()).toBe("100 %");
  change(() => key("+"));
  expect(closeness()).toBe("150 %");
  change(() => [key("h"), key("ArrowRight")]);
  change(() => key("0"));
  expect(closeness()).toBe("100 %");
});

test("what the server has lost is sent again", async () => {
  const shown = await editor();
  await draw(shown);
  visitAs("v2");
  await act(async () => void Object.assign(shown.node.props, { value: null }));
  await until(() => shown.uploads.length === 2);
  await until(() => shown.node.props.value !== null);
  expect(shown.node.props.value).toMatchObject({ layers: [{ name: "layer-1.png" }] });
});

test("layers are added, hidden and removed", async () => {
  const shown = await editor();
  await draw(shown);
  await press("Layers");
  await press("Add a layer");
  expect(screen.getAllByRole("radio", { name: /^Layer \d/ })).toHaveLength(2);
  await press("Hide Layer 1");
  await until(() => "hidden" in (shown.edits.at(-1) as object));
  expect(shown.edits.at(-1)).toMatchObject({ layers: [{ name: "layer-1.png" }, null], hidden: [0] });
  await press("Remove Layer 2");
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Layer 1" }));
});

test("clearing tells so, and the empty canvas says what to do", async () => {
  const shown = await editor();
  expect(screen.getByText("Draw here, or bring an image")).toBeTruthy();
  await draw(shown);
  expect(screen.queryByText("Draw here, or bring an image")).toBeNull();
  await press("Clear");
  await until(() => shown.events.at(-1) === "clear");
  expect(shown.edits.at(-1)).toBeNull();
});

test("an image is cropped by keys, and resized", async () => {
  const shown = await editor();
  await draw(shown);
  await press("Crop");
  expect(document.activeElement).toBe(button("Part to keep"));
  fireEvent.keyDown(button("Lower right corner"), { key: "ArrowLeft", shiftKey: true });
  await press("Crop");
  await until(() => shown.events.includes("apply"));
  await until(() => (shown.edits.at(-1) as { size: number[] }).size[0] === 174);
  await press("Resize");
  const width = screen.getByRole("spinbutton", { name: "Width" });
  await userEvent.clear(width);
  await userEvent.type(width, "87");
  await userEvent.click(screen.getAllByRole("button", { name: "Resize" })[1] as Element);
  await until(() => (shown.edits.at(-1) as { size: number[] }).size[0] === 87);
});

test("what only is shown has no tools, and tells where it was clicked", async () => {
  const value = { background: FILE, layers: [FILE, FILE], composite: null, hidden: [1] };
  const { events, container } = await editor({ interactive: false, value });
  expect(screen.getByRole("figure", { name: "Name" })).toBeTruthy();
  expect(container.querySelectorAll("img")).toHaveLength(2);
  expect(screen.queryByRole("application")).toBeNull();
  expect(events).toEqual([]);
});

test("without a brush there is nothing to draw with", async () => {
  await editor({ brush: false });
  expect(screen.queryByRole("radio", { name: "Brush" })).toBeNull();
  expect(screen.queryByRole("slider", { name: "Size" })).toBeNull();
});
