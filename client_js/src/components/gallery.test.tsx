import { act, fireEvent, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { change, show } from "../testing";

beforeAll(() => import("./gallery")); // its chunk may come late

const handle = (id: string) => ({ $file: id, name: `${id}.png`, mime: "image/png", size: 3 });
const ITEMS = [
  { image: handle("a"), caption: "First" },
  { image: handle("b"), caption: null },
  { image: { url: "https://a.b/c.png" }, caption: "Third" },
  { video: { ...handle("d"), mime: "video/mp4" }, caption: null },
];
const PROPS = {
  file_types: null, columns: 2, rows: null, height: null, allow_preview: true, preview: null, selected_index: null,
  object_fit: null, fit_columns: true, sources: ["upload"],
}; // prettier-ignore
const PNG = new File(["png"], "photo.png", { type: "image/png" });

beforeEach(() => {
  HTMLImageElement.prototype.decode = () => Promise.resolve();
});
afterEach(() => {
  Reflect.deleteProperty(HTMLImageElement.prototype, "decode");
});

const gallery = async (props = {}) => {
  const shown = show("gallery", { ...PROPS, value: ITEMS, interactive: false, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const tiles = () => within(screen.getByRole("list", { name: "Name" })).getAllByRole("button");
const focused = () => document.activeElement?.getAttribute("aria-label");

test("each is a button with its caption or its place as its name, and a small picture", async () => {
  const { container } = await gallery();
  expect(tiles().map((tile) => tile.getAttribute("aria-label"))).toEqual([
    "First",
    "Image 2 of 4",
    "Third",
    "Video 4 of 4",
  ]);
  const [first] = container.querySelectorAll<HTMLImageElement>(".fl-tile > img");
  expect(first?.getAttribute("src")).toBe("./file/a/a.png?thumbnail=320");
  expect(first?.getAttribute("srcset")).toContain("./file/a/a.png?thumbnail=640 640w");
  expect(first?.getAttribute("loading")).toBe("lazy");
  expect(container.querySelectorAll("video")).toHaveLength(1);
  expect(container.querySelector("img[src='https://a.b/c.png']")?.hasAttribute("srcset")).toBe(false);
});

test("the arrow keys lead from one to the other, and one of them is a stop of the tab key", async () => {
  await gallery();
  expect(tiles().filter((tile) => tile.tabIndex === 0)).toHaveLength(1);
  act(() => tiles()[0]?.focus());
  await userEvent.keyboard("{ArrowRight}");
  expect(focused()).toBe("Image 2 of 4");
  await userEvent.keyboard("{End}{ArrowRight}");
  expect(focused()).toBe("Video 4 of 4");
  await userEvent.keyboard("{Home}{ArrowLeft}");
  expect(focused()).toBe("First");
});

test("one that is clicked is told and seen large; keys lead on, and Escape leads back", async () => {
  const { events, heard } = await gallery();
  await userEvent.click(screen.getByRole("button", { name: "Image 2 of 4" }));
  expect(events).toEqual(["preview_open", ["select", { index: 1, value: ITEMS[1] }]]);
  expect((await screen.findByRole("img", { name: "Image 2 of 4" })).getAttribute("src")).toBe(
    "./file/b/b.png",
  );
  await userEvent.keyboard("{ArrowLeft}");
  expect(await screen.findByRole("img", { name: "First" })).toBeTruthy();
  expect(heard).toEqual(["First"]);
  await userEvent.keyboard("{ArrowLeft}"); // on from the other end
  expect(events.at(-1)).toEqual(["select", { index: 3, value: ITEMS[3] }]);
  expect(focused()).toBe("Video 4 of 4");
  await userEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(heard.at(-1)).toBe("First");
  await userEvent.keyboard("{Escape}");
  expect(events.at(-1)).toBe("preview_close");
  expect(focused()).toBe("First");
});

test("without the large view one is only selected", async () => {
  const { events } = await gallery({ allow_preview: false });
  await userEvent.click(screen.getByRole("button", { name: "Third" }));
  expect(events).toEqual([["select", { index: 2, value: ITEMS[2] }]]);
  expect(screen.getByRole("button", { name: "Third" }).getAttribute("aria-current")).toBe("true");
});

test("the author and functions say which one is seen large, and that tells nothing", async () => {
  const { node, events } = await gallery({ selected_index: 2 });
  expect(await screen.findByRole("img", { name: "Third" })).toBeTruthy();
  change(() => Object.assign(node.props, { selected_index: 0 }));
  expect(await screen.findByRole("img", { name: "First" })).toBeTruthy();
  change(() => Object.assign(node.props, { selected_index: null }));
  expect(tiles()).toHaveLength(4);
  change(() => Object.assign(node.props, { preview: true, value: ITEMS.slice(1) }));
  expect(await screen.findByRole("img", { name: "Image 1 of 3" })).toBeTruthy();
  expect(events).toEqual([]);
});

test("a visitor adds some and takes some away, by the pointer and with Delete", async () => {
  const { edits, events, container } = await gallery({ interactive: true });
  await userEvent.click(screen.getByRole("button", { name: "Remove First" }));
  expect(edits.at(-1)).toEqual(ITEMS.slice(1));
  expect(events).toEqual(["input", "change", ["delete", { file: handle("a"), index: 0 }]]);
  act(() => tiles()[0]?.focus());
  await userEvent.keyboard("{Delete}");
  expect(edits.at(-1)).toEqual(ITEMS.slice(2));
  expect(focused()).toBe("Third");
  await userEvent.upload(container.querySelector("input[type=file]") as HTMLInputElement, PNG);
  expect(edits.at(-1)).toEqual([
    ...ITEMS.slice(2),
    { image: { ...handle("f1"), name: "photo.png" }, caption: null },
  ]);
  expect(events.at(-1)).toBe("upload");
  await userEvent.click(screen.getByRole("button", { name: "Remove all" }));
  expect(edits.at(-1)).toEqual([]);
  expect(screen.getByRole("button", { name: "Drop files here, paste, or click to choose" })).toBeTruthy();
});

test("what is neither picture nor video is not sent", async () => {
  const { uploads, container } = await gallery({ interactive: true });
  const notes = new File([""], "notes.txt", { type: "text/plain" });
  await act(async () => {
    fireEvent.drop(container.querySelector(".fl-album") as Element, {
      dataTransfer: { files: [notes], items: [], types: ["Files"] },
    });
  });
  expect(screen.getByRole("alert").textContent).toContain("notes.txt");
  expect(uploads).toEqual([]);
});

test("a picture that the browser cannot show is shown as the server makes it", async () => {
  HTMLImageElement.prototype.decode = function () {
    return this.src.includes("thumbnail") ? Promise.resolve() : Promise.reject(new Error("no"));
  };
  await gallery({ selected_index: 0 });
  expect((await screen.findByRole("img", { name: "First" })).getAttribute("src")).toContain(
    "?thumbnail=1280",
  );
});

test("fewer than the columns share the width, and nothing is said of an empty one", async () => {
  const { node, container } = await gallery({ value: ITEMS.slice(0, 1), columns: 4 });
  const columns = () =>
    container.querySelector<HTMLElement>(".fl-tiles")?.style.getPropertyValue("--fl-columns");
  expect(columns()).toBe("1");
  change(() => Object.assign(node.props, { fit_columns: false }));
  expect(columns()).toBe("4");
  change(() => (node.props.value = null));
  expect(screen.getByText("No image")).toBeTruthy();
});
