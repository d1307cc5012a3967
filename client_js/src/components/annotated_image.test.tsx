import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const HANDLE = { $file: "f1", name: "scene.png", mime: "image/png", size: 3 };
const VALUE = {
  image: HANDLE,
  annotations: [
    { label: "cat", box: [10, 20, 30, 5] },
    { label: "dog", image: { ...HANDLE, $file: "f2" } },
  ],
};
const PROPS = { show_legend: true, height: null, width: null, color_map: { cat: "#ff0000" } };

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

const annotated = async (props = {}) => {
  const shown = show("annotated_image", { ...PROPS, value: VALUE, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  await finish(0);
  return shown;
};

test("the picture, its masks and its boxes are drawn, and each has its label", async () => {
  const { container } = await annotated();
  expect(screen.getByRole("img", { name: "Name" }).getAttribute("src")).toBe("./file/f1/scene.png");
  const box = container.querySelector("rect") as SVGRectElement;
  const place = ["x", "y", "width", "height"].map((name) => box.getAttribute(name));
  expect(place).toEqual(["10", "5", "20", "15"]);
  expect(box.getAttribute("style")).toContain("#ff0000");
  expect(container.querySelectorAll(".fl-mask")).toHaveLength(1);
  expect(screen.getAllByRole("button").map((one) => one.textContent)).toEqual(["cat", "dog"]);
});

test("a label that is pointed at or has the focus lets its region stand out", async () => {
  const { container } = await annotated();
  const [cat, dog] = screen.getAllByRole("button") as [HTMLElement, HTMLElement];
  fireEvent.pointerEnter(cat);
  expect(container.querySelector("rect")?.classList).toContain("fl-lit");
  expect(container.querySelector(".fl-mask")?.classList).toContain("fl-dim");
  fireEvent.pointerLeave(cat);
  expect(container.querySelector(".fl-lit, .fl-dim")).toBe(null);
  act(() => dog.focus());
  expect(container.querySelector(".fl-mask")?.classList).toContain("fl-lit");
});

test("a label that is pressed is told, and stays until it is pressed again", async () => {
  const { container, events } = await annotated();
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(events).toEqual([["select", { index: 0, value: "cat" }]]);
  expect(screen.getByRole("button", { name: "cat" }).getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(container.querySelector("rect") as Element);
  expect(screen.getByRole("button", { name: "cat" }).getAttribute("aria-pressed")).toBe("false");
  expect(events).toHaveLength(2);
});

test("the regions of a new value come with its picture, and tell nothing", async () => {
  const { node, events, container } = await annotated();
  change(() => (node.props.value = { image: { ...HANDLE, $file: "f3" }, annotations: [] }));
  expect(container.querySelectorAll("rect")).toHaveLength(1);
  await finish(1);
  expect(container.querySelectorAll("rect")).toHaveLength(0);
  expect(events).toEqual([]);
});

test("a small box lies on a large one", async () => {
  const boxes = [
    [0, 0, 10, 10],
    [90, 90, 0, 0],
  ];
  const annotations = boxes.map((box) => ({ label: "cat", box }));
  const { container } = await annotated({ value: { ...VALUE, annotations } });
  const widths = [...container.querySelectorAll("rect")].map((rect) => rect.getAttribute("width"));
  expect(widths).toEqual(["90", "10"]);
});

test("nothing is there, or nothing that can be shown", async () => {
  const { node } = show("annotated_image", { ...PROPS, value: null });
  expect(await screen.findByText("No image")).toBeTruthy();
  change(() => (node.props.value = VALUE));
  await act(async () => (await asked(0)).fail());
  expect(await screen.findByText("This browser cannot show the picture.")).toBeTruthy();
});
