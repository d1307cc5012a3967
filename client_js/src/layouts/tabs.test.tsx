import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const TAB = { interactive: true, tab_id: null, alignment: "left", height: null, max_height: null };

/** Whom to tell that the list of tabs has another size now. */
const watching = new Set<() => void>();
const resize = (): void => watching.forEach((tell) => tell());

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      private readonly tell: () => void;
      constructor(tell: () => void) {
        this.tell = tell;
      }
      observe() {
        watching.add(this.tell);
      }
      disconnect() {
        watching.delete(this.tell);
      }
    },
  );
});

/** The tabs find no room any more: the menu comes. */
async function crowd(): Promise<HTMLElement> {
  const list = screen.getByRole("tablist");
  Object.defineProperty(list, "scrollWidth", { value: 900 });
  list.scrollBy = () => {};
  change(resize);
  return screen.findByRole("button", { name: "All tabs" });
}

function tabs(props = {}, last = {}) {
  const labels = ["One", "Two", "Three"];
  const inside = labels.map((label, n) => {
    const given = { ...TAB, label, render_children: false, ...(n === 2 ? last : {}) };
    return { id: 10 + n, type: "tab", props: given };
  });
  return show("tabs", { selected: null, overflow_behavior: "menu", ...props }, inside);
}

const tab = (name: string) => screen.getByRole("tab", { name });
const item = (name: string) => screen.getByRole("menuitemradio", { name, hidden: true });
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

const ONE = { index: 0, value: "One" };
const TWO = { index: 1, value: "Two" };

test("the tab that is open at the beginning tells it, then each that a visitor opens, and the list", async () => {
  const { events } = tabs();
  expect(events).toEqual([["select", ONE]]);
  await userEvent.click(tab("Two"));
  expect(events.slice(1)).toEqual([["select", TWO], ["select", TWO], "change"]);
  await userEvent.click(tab("Two"));
  expect(events).toHaveLength(4);
});

test("a tab that the server opens tells it, and the list that another one is open, but not that it was pressed", () => {
  const { node, events } = tabs();
  change(() => Object.assign(node.props, { selected: 1 }));
  expect(events.slice(1)).toEqual([["select", TWO], "change"]);
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

test("from right to left the left arrow goes on", async () => {
  const { container } = tabs();
  container.setAttribute("style", "direction: rtl");
  screen.getByRole("tablist").setAttribute("style", "direction: rtl");
  await userEvent.tab();
  await userEvent.keyboard("{ArrowLeft}");
  expect(open()).toBe("Two");
});

test("a menu of all tabs comes where they find no room, and goes with its cause", async () => {
  tabs();
  expect(screen.queryByRole("button")).toBeNull();
  await crowd();
  expect(screen.getAllByRole("menuitemradio", { hidden: true }).map((one) => one.textContent)).toEqual([
    "One",
    "Two",
    "Three",
  ]);
  Object.defineProperty(screen.getByRole("tablist"), "clientWidth", { value: 900 });
  change(resize);
  expect(screen.queryByRole("button")).toBeNull();
});

test("where tabs may wrap there is no menu", async () => {
  tabs({ overflow_behavior: "wrap" });
  expect(screen.queryByRole("button")).toBeNull();
});

test.each([
  ["{ArrowDown}", "Two"],
  ["{ArrowUp}", "Three"],
  ["{End}{ArrowDown}", "One"],
  ["t", "Two"],
  ["tt", "Three"],
])("in the menu, %s leads to %s", async (keys, name) => {
  tabs();
  await crowd();
  item("One").focus();
  await userEvent.keyboard(keys);
  expect(document.activeElement).toBe(item(name));
});

test("what is chosen in the menu opens and takes the focus along", async () => {
  tabs();
  await crowd();
  const hide = vi.fn<() => void>();
  Object.assign(screen.getByRole("menu", { hidden: true }), { hidePopover: hide });
  await userEvent.click(item("Three"));
  expect(hide).toHaveBeenCalled();
  expect(open()).toBe("Three");
  expect(document.activeElement).toBe(tab("Three"));
  expect(item("Three").getAttribute("aria-checked")).toBe("true");
});
