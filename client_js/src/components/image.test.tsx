import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const IMAGE = {
  height: null,
  width: null,
  sources: ["upload", "clipboard"],
  placeholder: null,
  alt_text: null,
};
const PHOTO = { $file: "f1", name: "photo.png", mime: "image/png", size: 3 };
const PNG = new File(["png"], "photo.png", { type: "image/png" });

const image = async (props = {}) => {
  const shown = show("image", { ...IMAGE, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const files = (list: File[]) => ({ files: list, items: [], types: ["Files"] });

// jsdom loads no pictures: each is decoded when the test says so.
let decoded: { finish: () => void; fail: () => void }[] = [];
beforeEach(() => {
  HTMLImageElement.prototype.decode = () =>
    new Promise((finish, fail) => void decoded.push({ finish, fail }));
});
afterEach(() => {
  decoded = [];
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

test("a click tells the point in the picture's own pixels", async () => {
  const { events } = await image({ value: PHOTO });
  await finish(0);
  const picture = screen.getByRole("img");
  Object.defineProperties(picture, { naturalWidth: { value: 400 }, clientWidth: { value: 100 } });
  const click = new MouseEvent("click", { bubbles: true });
  Object.defineProperties(click, { offsetX: { value: 10 }, offsetY: { value: 25.6 } });
  picture.dispatchEvent(click);
  expect(events).toEqual([["select", { index: [40, 102], value: null }]]);
});

test("download and fullscreen are there when there is a picture", async () => {
  const { node } = await image({ buttons: ["download", "share", "fullscreen"], interactive: false });
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("No image")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  change(() => (node.props.value = PHOTO));
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
  expect(screen.getByRole("button", { name: "Paste an image here" })).toBeTruthy();
  expect(container.querySelector("input")).toBeNull();
  change(() => Object.assign(node.props, { sources: ["upload"] }));
  expect(screen.getByRole("button", { name: "Drop an image here or click to choose" })).toBeTruthy();
  change(() => Object.assign(node.props, { placeholder: "Your X-ray" }));
  expect(screen.getByRole("button", { name: "Your X-ray" })).toBeTruthy();
});

test("the author's alternative text and size", async () => {
  const { container } = await image({ value: PHOTO, alt_text: "A cat", height: 300, width: "50%" });
  await finish(0);
  expect(screen.getByRole("img", { name: "A cat" })).toBeTruthy();
  const { height, width } = (container.querySelector(".fl-stage") as HTMLElement).style;
  expect([height, width]).toEqual(["300px", "50%"]);
});
