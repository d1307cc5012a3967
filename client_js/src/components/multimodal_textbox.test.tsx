import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";

import { change, show } from "../testing";

beforeAll(() => import("./multimodal_textbox")); // a busy machine may take its time to load it

const BOX = {
  sources: ["upload"],
  file_types: null,
  file_count: "multiple",
  lines: 1,
  max_lines: 20,
  placeholder: null,
  text_align: null,
  rtl: false,
  autofocus: false,
  autoscroll: true,
  submit_btn: true,
  stop_btn: false,
  max_plain_text_length: 10,
  html_attributes: {},
  value: { text: "", files: [] },
};
const SKY = { $file: "s1", name: "sky.png", mime: "image/png", size: 1200 };
const NOTES = { $file: "n1", name: "notes.txt", mime: "text/plain", size: 3 };

const box = (props = {}) => show("multimodal_textbox", { ...BOX, ...props });
const field = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Name" });
const file = (name: string, type = "") => new File(["abc"], name, { type });
const choose = (...files: File[]) => userEvent.upload(screen.getByLabelText("Files for Name"), files);
const names = () => screen.queryAllByRole<HTMLAnchorElement>("link").map((link) => link.title);
const paste = (element: Element, text: string, files: File[] = []) =>
  fireEvent.paste(element, { clipboardData: { getData: () => text, files } });

test("a text is edited and submitted, and keeps its files", async () => {
  const { edits, events } = box({ value: { text: "", files: [NOTES] } });
  await userEvent.type(await field(), "a{Enter}");
  expect(edits).toEqual([{ text: "a", files: [NOTES] }]);
  expect(events).toEqual(["focus", "input", "change", "submit"]);
});

test("files are added to those that are there, and removed by their names; the focus comes back to the text", async () => {
  const { edits, uploads } = box({ value: { text: "See", files: [SKY] } });
  await field();
  await choose(file("a.csv"), file("b.csv"));
  await vi.waitFor(() => expect(names()).toEqual(["sky.png", "a.csv", "b.csv"]));
  expect(uploads.map(({ name }) => name)).toEqual(["a.csv", "b.csv"]);
  await userEvent.click(screen.getByRole("button", { name: "Remove sky.png" }));
  expect(names()).toEqual(["a.csv", "b.csv"]);
  expect(document.activeElement).toBe(await field());
  expect(edits.at(-1)).toMatchObject({ text: "See", files: [{ name: "a.csv" }, { name: "b.csv" }] });
});

test("where there is room for one, the new file takes the place of the old", async () => {
  box({ file_count: "single", value: { text: "", files: [SKY] } });
  await field();
  await choose(file("a.csv"));
  await vi.waitFor(() => expect(names()).toEqual(["a.csv"]));
});

test("files are dropped and pasted; others than the wanted are not sent, and it says so", async () => {
  const { uploads } = box({ file_types: ["image"] });
  const text = await field();
  paste(text, "", [file("pasted.png", "image/png")]);
  fireEvent.drop(text, {
    dataTransfer: {
      types: ["Files"],
      items: [],
      files: [file("a.csv", "text/csv"), file("b.png", "image/png")],
    },
  });
  await vi.waitFor(() => expect(names()).toEqual(["pasted.png", "b.png"]));
  expect(screen.getByRole("alert").textContent).toContain("a.csv");
  expect(uploads.map(({ name }) => name)).toEqual(["pasted.png", "b.png"]);
});

test.each([
  ["1234567890", {}, []],
  ["12345678901", {}, ["pasted_text.txt"]],
  ["12345678901", { file_types: ["image"] }, []],
  ["12345678901", { sources: [] }, []],
])("of the pasted text %s with %o the files are %o", async (text, props, sent) => {
  const { uploads } = box(props);
  const isText = paste(await field(), text, [file("cells.png", "image/png")]);
  expect(isText).toBe(sent.length === 0);
  expect(uploads.map(({ name }) => name)).toEqual(sent);
});

test("what is submitted while a file is on its way waits for it", async () => {
  const { node, events } = box();
  let arrive = (_handle: typeof NOTES): void => {};
  node.upload = () => new Promise((done) => (arrive = done));
  await field();
  await choose(file("notes.txt"));
  await userEvent.type(await field(), "x{Enter}");
  expect(events).not.toContain("submit");
  change(() => arrive(NOTES));
  await vi.waitFor(() => expect(events.at(-1)).toBe("submit"));
  expect(node.props.value).toEqual({ text: "x", files: [NOTES] });
});

test("a patch shows and says nothing; pictures are seen, others named", async () => {
  const { node, events, container } = box();
  await field();
  change(
    () => (node.props.value = { text: "Hi", files: [SKY, NOTES, { url: "https://x.org/a", name: "a" }] }),
  );
  expect((await field()).value).toBe("Hi");
  expect(container.querySelectorAll(".fl-attached img").length).toBe(1);
  expect(screen.getByText("3 bytes")).toBeTruthy();
  change(() => (node.props.value = null));
  expect(names()).toEqual([]);
  expect(events).toEqual([]);
});

test("one that only shows takes no files", async () => {
  const { uploads } = box({ interactive: false, value: { text: "Hi", files: [NOTES] } });
  const text = await field();
  expect(text.readOnly).toBe(true);
  expect(screen.queryByRole("button")).toBeNull();
  fireEvent.drop(text, { dataTransfer: { types: ["Files"], items: [], files: [file("a.csv")] } });
  paste(text, "", [file("a.csv")]);
  expect(uploads).toEqual([]);
});
