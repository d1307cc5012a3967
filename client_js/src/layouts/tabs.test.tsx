import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const TAB = { interactive: true, tab_id: null, alignment: "left", height: null, max_height: null };

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

function tabs(props = {}, last = {}) {
  const labels = ["One", "Two", "Three"];
  const inside = labels.map((label, n) => {
    const given = { ...TAB, label, render_children: false, ...(n === 2 ? last : {}) };
    return { id: 10 + n, type: "tab", props: given };
  });
  return show("tabs", { selected: null, overflow_behavior: "wrap", ...props }, inside);
}

const tab = (name: string) => screen.getByRole("tab", { name });
const open = () => screen.getByRole("tab", { selected: true }).textContent;
const panels = (container: Element) => container.querySelectorAll("[role=tabpanel]").length;

test("the first tab is open, the others' content is made when they are", async () => {
  const { container } = tabs();
  expect(open()).toBe("One");
  expect(panels(container)).toBe(1);
  await userEvent.click(tab("Two"));
  expect(panels(container)).toBe(2);
  expect(screen.getByRole("tabpanel", { name: "Two" })).toBeTruthy();
  expect(screen.queryByRole("tabpanel", { name: "One" })).toBeNull();
});

test("content is made before where its author wants it", () => {
  expect(panels(tabs({}, { render_children: true }).container)).toBe(2);
});

test("opening a tab tells the tab and the list, with label and place", async () => {
  const { events } = tabs();
  await userEvent.click(tab("Two"));
  const data = { index: 1, value: "Two" };
  expect(events).toEqual([["select", data], ["select", data], "change"]);
  await userEvent.click(tab("Two"));
  expect(events).toHaveLength(3);
});

test.each([
  ["{ArrowRight}", "Two"],
  ["{End}", "Three"],
  ["{End}{ArrowRight}", "One"],
  ["{ArrowLeft}", "Three"],
  ["{End}{Home}", "One"],
])("from the first tab, %s opens %s and takes the focus along", async (keys, name) => {
  tabs();
  await userEvent.tab();
  expect(document.activeElement).toBe(tab("One"));
  await userEvent.keyboard(keys);
  expect(open()).toBe(name);
  expect(document.activeElement).toBe(tab(name));
});

test("the Tab key stops at the open tab only", async () => {
  tabs({ selected: 1 });
  await userEvent.tab();
  expect(document.activeElement).toBe(tab("Two"));
  await userEvent.tab();
  expect(document.activeElement).toBe(document.body);
});

test("a tab that cannot be opened is skipped", async () => {
  tabs({}, { interactive: false });
  await userEvent.click(tab("Three"));
  expect(open()).toBe("One");
  await userEvent.tab();
  await userEvent.keyboard("{End}");
  expect(open()).toBe("Two");
});

test("the server opens a tab by its id or its place", () => {
  const { node } = tabs({ selected: "last" }, { tab_id: "last" });
  expect(open()).toBe("Three");
  change(() => Object.assign(node.props, { selected: 1 }));
  expect(open()).toBe("Two");
});

test("a tab that is not visible is not in the list", () => {
  tabs({}, { visible: false });
  expect(screen.getAllByRole("tab")).toHaveLength(2);
});
