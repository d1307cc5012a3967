import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";

import type { Listing } from "../parts/folder_tree";
import { change, show } from "../testing";

beforeAll(() => import("./file_explorer")); // its chunk may come late

const EXPLORER = {
  file_count: "multiple",
  height: null,
  max_height: 500,
  min_height: null,
  tree: "a tree",
};
const DISK: Record<string, Listing> = {
  "": {
    folders: [
      ["data", true],
      ["empty", false],
    ],
    files: ["alpha.txt", "beta.txt"],
    left: 0,
  },
  data: { folders: [["deep", true]], files: ["d.csv"], left: 3 },
  "data/deep": { folders: [], files: ["x.csv"], left: 0 },
  empty: { folders: [], files: [], left: 0 },
};

const explorer = async (props = {}, ls: (parts: string[]) => unknown = (parts) => DISK[parts.join("/")]) => {
  const shown = show("file_explorer", { ...EXPLORER, ...props }, [], { ls });
  await screen.findByRole("tree", { name: "Name" });
  await vi.waitFor(() => expect(screen.queryByText("Loading…")).toBeNull());
  return shown;
};
const rows = () => screen.getAllByRole("treeitem").map((row) => row.textContent);
const row = (name: string) => screen.getByRole("treeitem", { name });
const active = () => {
  const id = screen.getByRole("tree").getAttribute("aria-activedescendant") ?? "";
  return document.getElementById(id)?.textContent;
};
const press = async (keys: string) => {
  screen.getByRole("tree").focus();
  await userEvent.keyboard(keys);
};

test("the folder is asked for once, and those in it when they are opened", async () => {
  const { calls } = await explorer();
  expect(rows()).toEqual(["data", "empty", "alpha.txt", "beta.txt"]);
  await userEvent.click(row("data"));
  expect(rows()).toEqual(["data", "deep", "d.csv", "and 3 more", "empty", "alpha.txt", "beta.txt"]);
  await userEvent.click(row("data"));
  await userEvent.click(row("data"));
  expect(calls).toEqual([
    ["ls", []],
    ["ls", ["data"]],
  ]);
  expect(row("deep").getAttribute("aria-level")).toBe("2");
  expect([row("d.csv").ariaPosInSet ?? row("d.csv").getAttribute("aria-posinset"), 2].map(Number)).toEqual([
    2, 2,
  ]);
});

test("a file is chosen by a click, a folder by its box, and each is told", async () => {
  const { edits, events } = await explorer();
  await userEvent.click(row("alpha.txt"));
  await userEvent.click(row("data").querySelector(".fl-box") as Element);
  await userEvent.click(row("alpha.txt"));
  expect(edits).toEqual([[["alpha.txt"]], [["alpha.txt"], ["data"]], [["data"]]]);
  expect(events.slice(0, 3)).toEqual([
    "input",
    "change",
    ["select", { index: ["alpha.txt"], value: "alpha.txt", selected: true }],
  ]);
  expect(row("data").getAttribute("aria-selected")).toBe("true");
  expect(row("empty").hasAttribute("aria-selected")).toBe(false);
  expect(screen.getByRole("status").textContent).toBe("1 chosen");
  await userEvent.click(screen.getByRole("button", { name: "Choose none" }));
  expect(edits.at(-1)).toEqual([]);
});

test("of one file the last chosen counts", async () => {
  const { edits } = await explorer({ file_count: "single" });
  await userEvent.click(row("alpha.txt"));
  await userEvent.click(row("beta.txt"));
  expect(edits.at(-1)).toEqual([["beta.txt"]]);
  expect(screen.getByRole("status").textContent).toBe("beta.txt");
});

test("the arrow keys walk, open and close", async () => {
  await explorer();
  await press("{ArrowRight}");
  expect(row("data").getAttribute("aria-expanded")).toBe("true");
  await vi.waitFor(() => expect(rows()).toContain("d.csv"));
  await press("{ArrowRight}");
  expect(active()).toBe("deep");
  await press("{ArrowDown}");
  expect(active()).toBe("d.csv");
  await press("{ArrowLeft}");
  expect(active()).toBe("data");
  await press("{ArrowLeft}");
  expect(row("data").getAttribute("aria-expanded")).toBe("false");
  await press("{End}");
  expect(active()).toBe("beta.txt");
  await press("{Home}");
  expect(active()).toBe("data");
});

test("Space and Enter choose, and letters go to a name", async () => {
  const { edits } = await explorer();
  await press("be");
  expect(active()).toBe("beta.txt");
  await press("{Enter}");
  await press("{Home} ");
  expect(edits).toEqual([[["beta.txt"]], [["beta.txt"], ["data"]]]);
});

test("what is chosen at first is brought into sight", async () => {
  await explorer({ value: [["data", "deep", "x.csv"]] });
  await vi.waitFor(() => expect(row("x.csv").getAttribute("aria-selected")).toBe("true"));
});

test("of ten thousand entries those in sight are drawn", async () => {
  const files = Array.from({ length: 10_000 }, (_, at) => `file ${at}`);
  await explorer({}, () => ({ folders: [], files, left: 0 }));
  expect(rows().length).toBeLessThan(60);
  expect(row("file 0").getAttribute("aria-setsize")).toBe("10000");
  const tree = screen.getByRole("tree");
  tree.scrollTop = 30 * 5_000;
  await act(async () => void fireEvent.scroll(tree));
  expect(rows()).toContain("file 5000");
  await press("{End}");
  expect(active()).toBe("file 9999");
});

test("an empty folder and one that cannot be read say so; opened again it is asked for again", async () => {
  let isBroken = true;
  await explorer({}, (parts) => {
    if (parts.length > 0 && isBroken) throw new Error("There is no such folder.");
    return DISK[parts.join("/")];
  });
  await userEvent.click(row("empty"));
  expect(await screen.findByText("There is no such folder.")).toBeTruthy();
  isBroken = false;
  await userEvent.click(row("empty"));
  await userEvent.click(row("empty"));
  expect(await screen.findByText("Nothing here")).toBeTruthy();
});

test("it is read again when it is asked for, and when it is another folder", async () => {
  const { node, calls } = await explorer();
  await userEvent.click(screen.getByRole("button", { name: "Reload" }));
  expect(calls).toHaveLength(2);
  change(() => ((node.props as never as { tree: string }).tree = "another"));
  await vi.waitFor(() => expect(calls).toHaveLength(3));
});

test("one that only shows can be walked through and not chosen from", async () => {
  const { edits, node, events } = await explorer({ interactive: false, value: [["alpha.txt"]] });
  await userEvent.click(row("beta.txt"));
  await press("{End} ");
  expect(edits).toEqual([]);
  change(() => (node.props.value = [["beta.txt"]]));
  expect(row("beta.txt").getAttribute("aria-selected")).toBe("true");
  expect(events).toEqual([]);
});
