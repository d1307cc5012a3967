import { screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

const FILE = { $file: "f1", name: "cat.png", mime: "image/png", size: 3 };

const dataset = (props = {}) =>
  show("dataset", {
    label: "Examples",
    samples: [
      ["Ada", 36],
      ["Alan", 41],
    ],
    headers: ["Name", "Age"],
    types: ["textbox", "number"],
    layout: "table",
    samples_per_page: 10,
    sample_labels: null,
    ...props,
  });
const numbers = (count: number) => Array.from({ length: count }, (_, n) => [`sample ${n}`]);
const gallery = (samples: unknown[][], props = {}) =>
  dataset({ samples, headers: ["It"], types: ["textbox"], layout: "gallery", ...props });
const samples = () => within(screen.getByRole("list")).getAllByRole("button");
const columns = () => screen.getByRole("list").style.getPropertyValue("--fl-columns");
const offered = () =>
  within(screen.getByRole("navigation"))
    .getAllByRole("button")
    .map(({ textContent }) => textContent);

/** The component comes in a chunk of its own. */
async function drawn(): Promise<void> {
  await screen.findByRole("group", { name: "Examples" });
}

test("the rows of a table have headers, and each a button that says its values", async () => {
  dataset();
  await drawn();
  expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["Name", "Age"]);
  const row = screen.getByRole("row", { name: /Alan/ });
  expect(within(row).getAllByRole("cell")).toHaveLength(2);
  expect(within(row).getByRole("button", { name: "Alan, 41" })).toBeTruthy();
});

test("a click tells the place, then that it was clicked and selected", async () => {
  const { edits, events } = dataset();
  await drawn();
  await userEvent.click(screen.getByRole("button", { name: "Alan, 41" }));
  expect(edits).toEqual([1]);
  expect(events).toEqual(["input", "change", "click", ["select", { index: 1, value: ["Alan", 41] }]]);
});

test("a click on the same sample again is a click, and no change", async () => {
  const { edits, events } = dataset({ value: 1 });
  await drawn();
  await userEvent.click(screen.getByRole("button", { name: "Alan, 41" }));
  expect(edits).toEqual([]);
  expect(events[0]).toBe("click");
});

test("one that is only shown can be clicked as well", async () => {
  const { edits } = dataset({ interactive: false });
  await drawn();
  await userEvent.click(screen.getByRole("button", { name: "Ada, 36" }));
  expect(edits).toEqual([0]);
});

test("cards are a list of buttons", async () => {
  gallery([["one"], ["two"]]);
  await drawn();
  expect(samples().map(({ textContent }) => textContent)).toEqual(["one", "two"]);
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("of a card with several values all are its name", async () => {
  dataset({ layout: "gallery" });
  await drawn();
  expect(samples().map((button) => button.getAttribute("aria-label"))).toEqual([null, null]);
  expect(samples().map(({ textContent }) => textContent)).toEqual(["Ada36", "Alan41"]);
});

test("labels stand in the place of values", async () => {
  const { events } = dataset({ sample_labels: ["First", "Second"] });
  await drawn();
  await userEvent.click(screen.getByRole("button", { name: "Second" }));
  expect(events.at(-1)).toEqual(["select", { index: 1, value: ["Alan", 41] }]);
  expect(screen.queryByText("Alan")).toBeNull();
});

test("values are shown as fits them", async () => {
  gallery([[true], [false], [null], [""], [1.5], [{ a: [1, Number.NaN] }], ["two\n words"]]);
  await drawn();
  const shown = ["Yes", "No", "–", "–", "1.5", '{ "a": [ 1, NaN ] }', "two\n words"];
  expect(samples().map(({ textContent }) => textContent)).toEqual(shown);
  const names = ["Yes", "No", "nothing", "nothing", "1.5", '{ "a": [ 1, NaN ] }', "two words"];
  expect(samples().map((button) => button.getAttribute("aria-label"))).toEqual(names);
});

test("a name is short, however long the text", async () => {
  gallery([["word ".repeat(100)]]);
  await drawn();
  const name = samples()[0]?.getAttribute("aria-label") ?? "";
  expect(name).toHaveLength(120);
  expect(samples()[0]?.textContent).toBe(name);
});

test("a picture is shown by its handle, and another file by its name", async () => {
  const text = { $file: "f2", name: "notes.txt", mime: "text/plain", size: 3 };
  gallery([[FILE], [{ url: "https://example.org/dog.jpg?size=2" }], [text]]);
  await drawn();
  const sources = screen.getAllByRole<HTMLImageElement>("img").map((image) => image.getAttribute("src"));
  expect(sources).toEqual(["./file/f1/cat.png", "https://example.org/dog.jpg?size=2"]);
  const names = samples().map((button) => button.getAttribute("aria-label"));
  expect(names).toEqual(["cat.png", "dog.jpg", "notes.txt"]);
});

test("pictures alone stand in columns of one width, on the last page as on the first", async () => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
  gallery(Array.from({ length: 12 }, () => [FILE]));
  await drawn();
  expect(columns()).toBe("5");
  await userEvent.click(screen.getByRole("button", { name: "Page 2" }));
  expect([samples().length, columns()]).toEqual([2, "5"]);
});

test("Markdown is drawn, and its links lead nowhere", async () => {
  gallery([["**bold** [link](https://example.org)"]], { types: ["markdown"] });
  await drawn();
  await vi.waitFor(() => expect(document.querySelector(".fl-prose strong")?.textContent).toBe("bold"));
  expect(document.querySelector(".fl-prose")?.hasAttribute("inert")).toBe(true);
});

test("a page shows as many as its author wants; the next ones count on", async () => {
  const { edits } = gallery(numbers(25));
  await drawn();
  expect(samples()).toHaveLength(10);
  await userEvent.click(screen.getByRole("button", { name: "Page 3" }));
  expect(samples().map(({ textContent }) => textContent)).toEqual(
    [20, 21, 22, 23, 24].map((n) => `sample ${n}`),
  );
  expect(screen.getByRole("button", { current: "page" }).textContent).toBe("3");
  await userEvent.click(screen.getByRole("button", { name: "sample 24" }));
  expect(edits).toEqual([24]);
});

test("the keyboard turns pages, and the focus stays where it is at the end", async () => {
  gallery(numbers(11));
  await drawn();
  const next = screen.getByRole("button", { name: "Next page" });
  next.focus();
  await userEvent.keyboard("{Enter}");
  expect(samples()).toHaveLength(1);
  expect(next.getAttribute("aria-disabled")).toBe("true");
  await userEvent.keyboard("{Enter}");
  expect(samples()).toHaveLength(1);
  expect(document.activeElement).toBe(next);
});

test("of many pages the ends and the near ones are offered, always as many", async () => {
  gallery(numbers(500));
  await drawn();
  expect(offered()).toEqual(["‹", "1", "2", "3", "4", "5", "50", "›"]);
  await userEvent.click(screen.getByRole("button", { name: "Page 5" }));
  expect(offered()).toEqual(["‹", "1", "4", "5", "6", "50", "›"]);
  await userEvent.click(screen.getByRole("button", { name: "Page 50" }));
  expect(offered()).toEqual(["‹", "1", "46", "47", "48", "49", "50", "›"]);
});

test("other samples take the place of those before; the page is one that there is", async () => {
  const { node } = gallery(numbers(25));
  await drawn();
  await userEvent.click(screen.getByRole("button", { name: "Page 3" }));
  change(() => Object.assign(node.props, { samples: numbers(12) }));
  expect(samples().map(({ textContent }) => textContent)).toEqual(["sample 10", "sample 11"]);
  change(() => Object.assign(node.props, { samples: [] }));
  expect(screen.getByText("There are no examples.")).toBeTruthy();
});

test("a film is told by its beginning, and not loaded whole", () => {
  dataset({ samples: [[{ ...FILE, name: "cat.mp4", mime: "video/mp4" }]] });
  const film = document.querySelector("video");
  expect(film?.getAttribute("aria-label")).toBe("cat.mp4");
  expect(film?.getAttribute("src")).toBe("./file/f1/cat.mp4#t=0.1");
  expect(film?.preload).toBe("metadata");
});
