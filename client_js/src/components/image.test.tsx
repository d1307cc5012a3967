import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show, type Shown } from "../testing";

const IMAGE = {
  height: null,
  width: null,
  sources: ["upload", "webcam", "clipboard"],
  streaming: false,
  webcam: { mirror: true, constraints: null },
  placeholder: null,
  alt_text: null,
};
const PHOTO = { $file: "f1", name: "photo.png", mime: "image/png", size: 3 };
const PNG = new File(["png"], "photo.png", { type: "image/png" });

const image = async (props = {}, answers: Shown["answers"] = {}) => {
  const shown = show("image", { ...IMAGE, ...props }, [], answers);
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const files = (list: File[]) => ({ files: list, items: [], types: ["Files"] });

Element.prototype.scrollIntoView = () => undefined; // jsdom has none

// jsdom loads no pictures: each is decoded when the test says so.
let decoded: { finish: () => void; fail: () => void }[] = [];
let size = { width: 400, height: 300 };
beforeEach(() => {
  const prototype = HTMLImageElement.prototype;
  prototype.decode = () => new Promise((finish, fail) => void decoded.push({ finish, fail }));
  vi.spyOn(prototype, "naturalWidth", "get").mockImplementation(() => size.width);
  vi.spyOn(prototype, "naturalHeight", "get").mockImplementation(() => size.height);
});
afterEach(() => {
  decoded = [];
  size = { width: 400, height: 300 };
  vi.restoreAllMocks();
  Reflect.deleteProperty(HTMLImageElement.prototype, "decode");
});
const asked = (at: number) => vi.waitUntil(() => decoded[at]);
const finish = async (at: number) => act(async () => (await asked(at)).finish());
const fail = async (at: number) => act(async () => (await asked(at)).fail());

test("a file is chosen, sent, shown and told", async () => {
  const { uploads, edits, events, container } = await image();
  const chooser = container.querySelector<HTMLInputElement>("input[type=file]");
  expect(chooser?.accept).toBe("image/*");
  await userEvent.upload(chooser as HTMLInputElement, PNG);
  expect(uploads).toEqual([PNG]);
  expect(edits).toEqual([PHOTO]);
  expect(events).toEqual(["input", "change", "upload"]);
  await finish(0);
  expect(screen.getByRole("img", { name: "Name" }).getAttribute("src")).toBe("./file/f1/photo.png");
});

test("the empty place invites, as a button that opens the window for choosing", async () => {
  const { container } = await image();
  const opened = vi.fn<() => void>();
  container.querySelector("input[type=file]")?.addEventListener("click", opened);
  await userEvent.click(
    screen.getByRole("button", { name: "Drop an image here, paste, or click to choose" }),
  );
  expect(opened).toHaveBeenCalledOnce();
});

test("a file that is dropped is taken, and the place shows that it would", async () => {
  const { uploads, container } = await image();
  const stage = container.querySelector(".fl-stage") as Element;
  fireEvent.dragOver(stage, { dataTransfer: files([]) });
  expect(stage.classList.contains("fl-over")).toBe(true);
  await act(async () => void fireEvent.drop(stage, { dataTransfer: files([PNG]) }));
  expect(stage.classList.contains("fl-over")).toBe(false);
  expect(uploads).toEqual([PNG]);
});

test("what is no image is not sent, and said so", async () => {
  const { uploads, container } = await image();
  const notes = new File([""], "notes.txt", { type: "text/plain" });
  await act(async () => {
    fireEvent.drop(container.querySelector(".fl-stage") as Element, { dataTransfer: files([notes]) });
  });
  expect(screen.getByRole("alert").textContent).toBe("notes.txt is not an image: choose another file.");
  expect(uploads).toEqual([]);
});

test("a pasted picture is taken while the focus is there, and not elsewhere", async () => {
  const { uploads } = await image();
  const paste = () => act(async () => void fireEvent.paste(document.body, { clipboardData: files([PNG]) }));
  await paste();
  expect(uploads).toEqual([]);
  screen.getByRole("button", { name: /Drop/ }).focus();
  await paste();
  expect(uploads).toEqual([PNG]);
});

test("progress and refusal of what is sent are shown", async () => {
  const { node, edits, container } = await image();
  let refuse: (error: Error) => void;
  vi.spyOn(node, "upload").mockImplementation((_file, options) => {
    options?.onProgress?.(0.45);
    return new Promise((_resolve, reject) => (refuse = reject));
  });
  await userEvent.upload(container.querySelector("input[type=file]") as HTMLInputElement, PNG);
  const bar = screen.getByRole<HTMLProgressElement>("progressbar", { name: "Sending photo.png" });
  expect(bar.value).toBe(0.45);
  await act(async () => refuse(new Error("photo.png is too large: 3 MB at most.")));
  expect(screen.getByRole("alert").textContent).toBe("photo.png is too large: 3 MB at most.");
  expect(edits).toEqual([]);
});

test("clear takes the picture away and keeps the focus at its place", async () => {
  const { edits, events, container } = await image({ value: PHOTO });
  await userEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(edits).toEqual([null]);
  expect(events).toEqual(["input", "change", "clear"]);
  expect(document.activeElement).toBe(container.querySelector(".fl-stage"));
  expect(screen.getByRole("button", { name: /Drop/ })).toBeTruthy();
});

test("the last picture stays until the next one is decoded", async () => {
  const { node } = await image({ value: { url: "https://example.org/1.png" }, interactive: false });
  await finish(0);
  change(() => (node.props.value = { url: "https://example.org/2.png" }));
  expect(screen.getByRole<HTMLImageElement>("img").src).toBe("https://example.org/1.png");
  await finish(1);
  expect(screen.getByRole<HTMLImageElement>("img").src).toBe("https://example.org/2.png");
});

test("an older picture that is decoded late does not come back", async () => {
  const { node } = await image({ value: { url: "https://example.org/1.png" } });
  change(() => (node.props.value = { url: "https://example.org/2.png" }));
  await finish(1);
  await finish(0);
  expect(screen.getByRole<HTMLImageElement>("img").src).toBe("https://example.org/2.png");
});

test("a picture that cannot be shown says so", async () => {
  await image({ value: { url: "https://example.org/gone.png" } });
  await fail(0);
  expect(screen.getByText("This browser cannot show the picture.")).toBeTruthy();
});

test("one that cannot be shown can only be taken away", async () => {
  await image({ value: { ...PHOTO, mime: "image/heic" } });
  expect(screen.getByRole("button", { name: "Edit" })).toBeTruthy();
  await fail(0);
  expect(screen.queryByRole("button", { name: "Edit" })).toBeNull();
  expect(screen.getByRole("button", { name: "Clear" })).toBeTruthy();
});

test("a click tells the point in the picture's own pixels", async () => {
  const { events } = await image({ value: PHOTO });
  await finish(0);
  const picture = screen.getByRole("img");
  vi.spyOn(picture, "getBoundingClientRect").mockReturnValue(new DOMRect(5, 10, 100, 75));
  fireEvent.click(picture, { clientX: 15, clientY: 35.6 });
  expect(events).toEqual([["select", { index: [40, 102], value: null }]]);
});

test("a point is picked by keys", async () => {
  const { events } = await image({ value: PHOTO });
  await finish(0);
  (await screen.findByRole("application", { name: "A point of the picture" })).focus();
  await userEvent.keyboard("{ArrowLeft}{Shift>}{ArrowDown}{/Shift}{Enter}");
  expect(screen.getByText("199, 160")).toBeTruthy();
  expect(events).toEqual([["select", { index: [199, 160], value: null }]]);
});

test("the picture is seen closer by the slider and by keys", async () => {
  const { container } = await image({ value: PHOTO });
  await finish(0);
  const slider = await screen.findByRole("slider", { name: "Zoom" });
  fireEvent.input(slider, { target: { value: "1" } });
  expect(slider.getAttribute("aria-valuetext")).toBe("200 %");
  const view = container.querySelector<HTMLElement>(".fl-pan");
  expect(view?.tabIndex).toBe(0); // it can be scrolled by keys
  fireEvent.keyDown(view as HTMLElement, { key: "+" });
  expect(slider.getAttribute("aria-valuetext")).toBe("283 %");
  fireEvent.keyDown(view as HTMLElement, { key: "0" });
  expect(slider.getAttribute("aria-valuetext")).toBe("100 %");
});

test("download and fullscreen are there when there is a picture", async () => {
  const { node } = await image({ buttons: ["download", "share", "fullscreen"], interactive: false });
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("No image")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  change(() => (node.props.value = PHOTO));
  await finish(0);
  const download = screen.getByRole<HTMLAnchorElement>("link", { name: "Download" });
  expect(download.getAttribute("href")).toBe("./file/f1/photo.png?download=1");
  expect(download.download).toBe("photo.png");
  const showModal = vi.fn<() => void>(function open(this: HTMLDialogElement) {
    this.open = true;
  });
  HTMLDialogElement.prototype.showModal = showModal; // jsdom has none
  await userEvent.click(screen.getByRole("button", { name: "Fullscreen" }));
  expect(screen.getByRole("dialog", { name: "Name" }).querySelector("img")).toBeTruthy();
  expect(showModal).toHaveBeenCalledOnce();
});

test("sources and placeholder say what can be done", async () => {
  const { node, container } = await image({ sources: ["clipboard"] });
  expect(screen.queryByRole("button", { name: "Camera" })).toBeNull();
  expect(screen.getByRole("button", { name: "Paste an image here" })).toBeTruthy();
  expect(container.querySelector("input")).toBeNull();
  change(() => Object.assign(node.props, { sources: ["upload"] }));
  expect(screen.getByRole("button", { name: "Drop an image here or click to choose" })).toBeTruthy();
  change(() => Object.assign(node.props, { placeholder: "Your X-ray" }));
  expect(screen.getByRole("button", { name: "Your X-ray" })).toBeTruthy();
  change(() => Object.assign(node.props, { placeholder: "# Your X-ray\nof the lung" }));
  expect(screen.getByText("Your X-ray").className).toBe("fl-heading");
  expect(screen.getByText("of the lung").className).toBe("");
});

test("the author's alternative text and size", async () => {
  const { container } = await image({ value: PHOTO, alt_text: "A cat", height: 300, width: "50%" });
  await finish(0);
  expect(screen.getByRole("img", { name: "A cat" })).toBeTruthy();
  const { height, width } = (container.querySelector(".fl-stage") as HTMLElement).style;
  expect([height, width]).toEqual(["300px", "50%"]);
});

/** What the server makes of a picture: its answers are named by what was done. */
const EDITED = {
  edited: (file: typeof PHOTO, edit: { do: string }) => ({ ...PHOTO, $file: `${file.$file}-${edit.do}` }),
};
/** Opens the editor of a picture that is 400 × 300 pixels large. */
const editor = async () => {
  const shown = await image({ value: PHOTO }, { ...EDITED });
  await finish(0);
  await userEvent.click(screen.getByRole("button", { name: "Edit" }));
  return { ...shown, selection: await screen.findByRole("application", { name: "Selected part" }) };
};
/** What the next edits show is as large as this. */
const showing = async (at: number, width: number, height: number) => {
  size = { width, height };
  await finish(at);
};
const places = () =>
  ["Left", "Top", "Width", "Height"].map(
    (name) => screen.getByRole<HTMLInputElement>("spinbutton", { name }).valueAsNumber,
  );

test("a part is selected and cropped by keys, and the result is the value", async () => {
  const { calls, edits, events, selection } = await editor();
  await vi.waitUntil(() => document.activeElement === selection);
  expect(places()).toEqual([100, 75, 200, 150]);
  await userEvent.keyboard("{ArrowLeft}{Shift>}{ArrowUp}{/Shift}{Control>}{ArrowRight}{/Control}");
  expect(places()).toEqual([99, 65, 201, 150]);
  await userEvent.keyboard("{Enter}");
  expect(calls).toEqual([["edited", PHOTO, { do: "crop", box: [99, 65, 201, 150] }]]);
  expect(edits).toEqual([{ ...PHOTO, $file: "f1-crop" }]);
  expect(events).toEqual(["input", "change"]);
  await showing(1, 201, 150);
  expect(places()).toEqual([50, 38, 101, 75]);
  expect(screen.getByText("201 × 150")).toBeTruthy();
});

test("a part is covered in a colour, in place after place", async () => {
  const { calls } = await editor();
  fireEvent.input(screen.getByLabelText("Color"), { target: { value: "#ff0000" } });
  const left = screen.getByRole("spinbutton", { name: "Left" });
  fireEvent.change(left, { target: { value: "0" } });
  await userEvent.click(screen.getByRole("button", { name: "Cover" }));
  fireEvent.change(left, { target: { value: "9999" } });
  expect(places()).toEqual([200, 75, 200, 150]);
  await userEvent.click(screen.getByRole("button", { name: "Cover" }));
  expect(calls.map(([, , edit]) => edit)).toEqual([
    { do: "cover", box: [0, 75, 200, 150], color: "#ff0000" },
    { do: "cover", box: [200, 75, 200, 150], color: "#ff0000" },
  ]);
});

test("pictures are turned and flipped", async () => {
  const { calls } = await editor();
  for (const name of ["Turn left", "Turn right", "Flip left and right", "Flip top and bottom"])
    fireEvent.click(screen.getByRole("button", { name }));
  await vi.waitUntil(() => calls.length === 4);
  expect(calls.map(([, , edit]) => edit)).toEqual([
    { do: "turn", by: 270 },
    { do: "turn", by: 90 },
    { do: "flip", along: "horizontal" },
    { do: "flip", along: "vertical" },
  ]);
});

test("edits are undone and redone, and all of them taken back", async () => {
  const { edits } = await editor();
  await userEvent.click(screen.getByRole("button", { name: "Turn left" }));
  await userEvent.click(screen.getByRole("button", { name: "Cover" }));
  await showing(1, 300, 400);
  await userEvent.click(screen.getByRole("button", { name: "Cover" }));
  const seen = () => (edits.at(-1) as typeof PHOTO).$file;
  expect(seen()).toBe("f1-turn-cover");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(seen()).toBe("f1-turn");
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  expect(seen()).toBe("f1-turn-cover");
  await userEvent.click(screen.getByRole("button", { name: "Reset" }));
  expect(seen()).toBe("f1");
  expect(screen.getByRole("button", { name: "Undo" }).getAttribute("aria-disabled")).toBe("true");
});

test("a box that was drawn on a picture that has been turned since is not covered", async () => {
  const { calls } = await editor();
  await userEvent.click(screen.getByRole("button", { name: "Turn left" }));
  await userEvent.click(screen.getByRole("button", { name: "Cover" })); // the turned picture is not seen yet
  expect(calls.map(([, , edit]) => (edit as { do: string }).do)).toEqual(["turn"]);
});

test("the original is seen as long as a key or the pointer holds the button", async () => {
  await editor();
  const compare = screen.getByRole("button", { name: "Hold to see the original" });
  fireEvent.keyDown(compare, { key: " " });
  expect(screen.queryByRole("img", { name: "Original" })).toBeNull(); // it is what is seen
  await userEvent.click(screen.getByRole("button", { name: "Turn left" }));
  fireEvent.keyDown(compare, { key: " " });
  expect(screen.getByRole("img", { name: "Original" }).getAttribute("src")).toBe("./file/f1/photo.png");
  fireEvent.keyUp(compare, { key: " " });
  expect(screen.queryByRole("img", { name: "Original" })).toBeNull();
  fireEvent.pointerDown(compare);
  expect(screen.getByRole("img", { name: "Original" })).toBeTruthy();
  fireEvent.pointerLeave(compare);
  expect(screen.queryByRole("img", { name: "Original" })).toBeNull();
});

test("an edit that the server refuses is said, and changes nothing", async () => {
  const { edits, answers } = await editor();
  answers["edited"] = () => {
    throw new Error("photo.png cannot be read as an image.");
  };
  await userEvent.click(screen.getByRole("button", { name: "Crop" }));
  expect(await screen.findByText("photo.png cannot be read as an image.")).toBeTruthy();
  expect(edits).toEqual([]);
});

test("Escape closes the editor, and what was done can still be undone", async () => {
  const { edits } = await editor();
  await userEvent.click(screen.getByRole("button", { name: "Turn left" }));
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Edit" }));
  await userEvent.click(screen.getByRole("button", { name: "Edit" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(edits.at(-1)).toEqual(PHOTO);
});

test("what has no pixels, and what is elsewhere, is not edited", async () => {
  const { node } = await image({ value: { ...PHOTO, mime: "image/svg+xml" } });
  await finish(0);
  expect(screen.queryByRole("button", { name: "Edit" })).toBeNull();
  change(() => (node.props.value = { url: "https://example.org/1.png" }));
  await finish(1);
  expect(screen.queryByRole("button", { name: "Edit" })).toBeNull();
});
