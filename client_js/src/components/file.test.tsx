import { act, fireEvent, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";

import { change, show } from "../testing";

beforeAll(() => import("./file")); // its chunk may come late

const FILE = { file_count: "single", file_types: null, height: null, allow_reordering: false };
const handle = (name: string, size = 3) => ({ $file: `id of ${name}`, name, mime: "text/plain", size });
const A = handle("a.txt", 1_234_567);
const B = handle("b.txt");
const C = handle("c.txt");
const text = (name: string) => new File(["abc"], name, { type: "text/plain" });

const file = async (props = {}) => {
  const shown = show("file", { ...FILE, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const chooser = ({ container }: { container: Element }) =>
  container.querySelector("input[type=file]") as HTMLInputElement;
const names = () => screen.queryAllByRole("listitem").map((row) => row.querySelector("bdi")?.textContent);
const entry = (one: File) => ({ isFile: true, file: (done: (file: File) => void) => done(one) });
const pointer = (kind: string, clientY: number) =>
  act(() => void window.dispatchEvent(new MouseEvent(kind, { clientY })));
const told = (events: unknown[]) => events.map((event) => (Array.isArray(event) ? event[0] : event));

test("a file is chosen, sent, listed and told", async () => {
  const shown = await file();
  await userEvent.upload(chooser(shown), text("notes.txt"));
  expect(shown.uploads.map(({ name }) => name)).toEqual(["notes.txt"]);
  expect(shown.edits).toEqual([{ $file: "f1", name: "notes.txt", mime: "text/plain", size: 3 }]);
  expect(shown.events).toEqual(["input", "change", "upload"]);
  expect(shown.heard).toEqual(["1 of 1 files sent"]);
  expect(names()).toEqual(["notes.txt"]);
});

test("several are told at once, when all are there, behind those of before", async () => {
  const shown = await file({ file_count: "multiple", value: [A] });
  await userEvent.upload(chooser(shown), ["1", "2", "3", "4", "5"].map(text));
  await vi.waitFor(() => expect(shown.edits).toHaveLength(1));
  expect((shown.edits[0] as { name: string }[]).map(({ name }) => name)).toEqual([
    "a.txt",
    "1",
    "2",
    "3",
    "4",
    "5",
  ]);
  expect(told(shown.events)).toEqual(["input", "change", "upload"]);
});

test("files are dropped, with the folders among them", async () => {
  const shown = await file({ file_count: "multiple" });
  const batches = [[entry(text("in.txt"))], []];
  const folder = {
    isFile: false,
    isDirectory: true,
    createReader: () => ({
      readEntries: (done: (entries: unknown[]) => void) => done(batches.shift() ?? []),
    }),
  };
  const items = [folder, entry(text("beside.txt"))].map((one) => ({ webkitGetAsEntry: () => one }));
  const area = shown.container.querySelector(".fl-files") as Element;
  await act(async () => void fireEvent.drop(area, { dataTransfer: { files: [], items, types: ["Files"] } }));
  await vi.waitFor(() => expect(names()).toEqual(["in.txt", "beside.txt"]));
});

test("what is not of the types is not sent, and said so; the others are", async () => {
  const shown = await file({ file_count: "multiple", file_types: ["image", ".CSV"] });
  expect(chooser(shown).accept).toBe("image/*,.CSV");
  await userEvent.upload(chooser(shown), [text("notes.txt"), text("table.csv")], { applyAccept: false });
  expect(screen.getByRole("alert").textContent).toBe(
    "notes.txt is none of image, .CSV: choose another file.",
  );
  expect(shown.uploads.map(({ name }) => name)).toEqual(["table.csv"]);
});

test("progress, a lost connection and calling off, for each file", async () => {
  const shown = await file({ file_count: "multiple" });
  vi.spyOn(shown.node, "upload").mockImplementation((one, options) => {
    options?.onProgress?.(0.45, one.name === "2");
    return new Promise((_done, fail) =>
      options?.signal?.addEventListener("abort", () => fail(options.signal?.reason as Error)),
    );
  });
  await userEvent.upload(chooser(shown), ["1", "2", "3", "4"].map(text));
  expect(screen.getByText("0 of 4 files sent")).toBeTruthy();
  expect(screen.getByRole<HTMLProgressElement>("progressbar", { name: "Sending 1" }).value).toBe(0.45);
  expect(screen.getByText("Waiting for the connection")).toBeTruthy();
  expect(screen.queryByText("4")).toBeNull(); // three go at once
  await userEvent.click(screen.getByRole("button", { name: "Cancel sending 1" }));
  expect(await screen.findByRole("progressbar", { name: "Sending 4" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Cancel all" }));
  expect(await screen.findByRole("button", { name: /Drop files here/ })).toBeTruthy();
  expect([shown.edits, screen.getByRole("alert").textContent]).toEqual([[], ""]);
});

test("a refused file says why, and the others are there", async () => {
  const shown = await file({ file_count: "multiple" });
  const { upload } = shown.node;
  vi.spyOn(shown.node, "upload").mockImplementation((one) =>
    one.name === "2" ? Promise.reject(new Error("2 is too large.")) : upload.call(shown.node, one),
  );
  await userEvent.upload(chooser(shown), ["1", "2"].map(text));
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toBe("2 is too large."));
  expect(names()).toEqual(["1"]);
});

test("a file is removed, and the focus goes to its neighbour", async () => {
  const { edits, events } = await file({ file_count: "multiple", value: [A, B, C] });
  await userEvent.click(screen.getByRole("button", { name: "Remove b.txt" }));
  expect(edits).toEqual([[A, C]]);
  expect(events).toEqual(["input", "change", ["delete", { file: B }]]);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove c.txt" }));
});

test("all are removed, and the focus stays at the place", async () => {
  const { edits, events, container } = await file({ file_count: "multiple", value: [A, B] });
  await userEvent.click(screen.getByRole("button", { name: "Remove all" }));
  expect(edits).toEqual([null]);
  expect(told(events)).toEqual(["input", "change", "clear"]);
  expect(document.activeElement).toBe(container.querySelector(".fl-files"));
});

test("a row has the name, the size and a link to the file", async () => {
  const { events } = await file({ value: A, interactive: false });
  const row = screen.getByRole("listitem");
  expect(row.textContent).toBe("a.txt1.23 MB");
  const link = within(row).getByRole("link", { name: "Download a.txt" });
  expect(link.getAttribute("href")).toBe("./file/id of a.txt/a.txt?download=1");
  link.addEventListener("click", (event) => event.preventDefault()); // jsdom goes nowhere
  await userEvent.click(link);
  await userEvent.click(within(row).getByRole("button", { name: "a.txt" }));
  expect(events).toEqual([
    ["download", { file: A }],
    ["select", { index: 0, value: "a.txt" }],
  ]);
  expect(screen.queryByRole("button", { name: /Remove|Choose/ })).toBeNull();
});

test("the arrow keys on a grip move a file, which is said, and the grip keeps the focus", async () => {
  const { edits } = await file({ file_count: "multiple", value: [A, B, C], allow_reordering: true });
  screen.getByRole("button", { name: "Move a.txt" }).focus();
  await userEvent.keyboard("{ArrowUp}{ArrowDown}");
  expect(edits).toEqual([[B, A, C]]);
  expect(screen.getByText("a.txt: place 2 of 3")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Move a.txt" }));
});

test("a file is dragged to its place, and told when it is dropped", async () => {
  const { edits, container } = await file({
    file_count: "multiple",
    value: [A, B, C],
    allow_reordering: true,
  });
  const rows = () => [...container.querySelectorAll("li")];
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function box(this: Element) {
    return { bottom: 10 * (rows().indexOf(this as HTMLLIElement) + 1) } as DOMRect;
  });
  fireEvent.pointerDown(screen.getByRole("button", { name: "Move a.txt" }));
  pointer("pointermove", 12);
  pointer("pointermove", 99);
  expect([edits, names()]).toEqual([[], ["b.txt", "c.txt", "a.txt"]]);
  pointer("pointerup", 99);
  expect(edits).toEqual([[B, C, A]]);
  vi.restoreAllMocks();
});

test("of a thousand files those in sight are drawn, and all are counted", async () => {
  const value = Array.from({ length: 1_000 }, (_, at) => handle(`${at}.txt`));
  const { container, edits } = await file({ file_count: "multiple", value });
  expect(names().length).toBeLessThan(50);
  expect(screen.getByText("1000 files")).toBeTruthy();
  const list = container.querySelector("ul") as HTMLElement;
  list.scrollTop = 37 * 500;
  await act(async () => void fireEvent.scroll(list));
  await userEvent.click(screen.getByLabelText("Remove 500.txt"));
  expect((edits[0] as unknown[]).length).toBe(999);
  expect(document.activeElement).toBe(screen.getByLabelText("Remove 501.txt"));
});

test("patches are shown and say nothing; a file elsewhere is linked", async () => {
  const { node, events } = await file({ interactive: false });
  expect(screen.getByText("No file")).toBeTruthy();
  change(() => (node.props.value = [{ url: "https://example.org/x.bin", name: "x.bin" }, B, B]));
  expect(names()).toEqual(["x.bin", "b.txt", "b.txt"]);
  expect(screen.getByRole("link", { name: "Download x.bin" }).getAttribute("href")).toBe(
    "https://example.org/x.bin",
  );
  expect(events).toEqual([]);
});

test("a folder is chosen whole", async () => {
  const shown = await file({ file_count: "directory", file_types: [".csv"] });
  expect(chooser(shown).hasAttribute("webkitdirectory")).toBe(true);
  expect(screen.getByRole("button", { name: "Drop a folder here or click to choose" })).toBeTruthy();
});
