import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";

import { change, show } from "../testing";

const BUTTON = { variant: "primary", size: "lg", icon: null, link: null, link_target: "_self", value: "Run" };

test("a press says click", async () => {
  const { events } = show("button", BUTTON);
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(events).toEqual(["click"]);
});

test("a button that is not interactive cannot be pressed", async () => {
  const { events } = show("button", { ...BUTTON, interactive: false });
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(events).toEqual([]);
});

test("a link is a link, and its click is told as well", async () => {
  const { events } = show("button", { ...BUTTON, link: "#results", link_target: "_self" });
  const link = screen.getByRole("link", { name: "Run" });
  expect(link.getAttribute("href")).toBe("#results");
  await userEvent.click(link);
  expect(events).toEqual(["click"]);
});

test("one without words is called by its label", () => {
  show("button", { ...BUTTON, value: "", label: "Settings" });
  expect(screen.getByRole("button", { name: "Settings" }).textContent).toBe("");
});

test("it is busy while its run lasts", () => {
  const { status } = show("button", BUTTON);
  change(() => (status.value = { state: "pending", show: "full" }));
  expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
});

test("hooks for styles: its type, the author's id and classes", () => {
  const { container, node } = show("button", { ...BUTTON, elem_id: "go", elem_classes: ["big"] });
  expect(container.querySelector("button#go.fl-button.big")).not.toBeNull();
  change(() => (node.props.visible = "hidden"));
  expect(container.querySelector<HTMLElement>("#go")?.hidden).toBe(true);
  change(() => (node.props.visible = false));
  expect(container.querySelector("#go")).toBeNull();
});

describe("a shortcut", () => {
  test("presses the button from anywhere, and says so", async () => {
    const { events } = show("button", { ...BUTTON, shortcut: "a" });
    expect(screen.getByRole("button", { name: "Run" }).getAttribute("aria-keyshortcuts")).toBe("a");
    await userEvent.keyboard("a");
    await userEvent.keyboard("{Shift>}A{/Shift}b");
    expect(events).toEqual(["click", "click"]);
  });

  test("is the key at its place under a layout of other letters", () => {
    const { events } = show("button", { ...BUTTON, shortcut: "a" });
    for (const key of ["α", "ф", "q"]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: "KeyA", bubbles: true }));
    }
    expect(events).toEqual(["click", "click"]); // a French "q" is another letter
  });

  test("is a letter where someone types, and of the browser with Ctrl", async () => {
    const { events } = show("button", { ...BUTTON, shortcut: "a" });
    const field = document.body.appendChild(document.createElement("textarea"));
    await userEvent.type(field, "banana");
    field.remove();
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(events).toEqual([]);
  });

  test("counts once for a key that is held down", () => {
    const { events } = show("button", { ...BUTTON, shortcut: "a" });
    for (const repeat of [false, true, true]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", repeat, bubbles: true }));
    }
    expect(events).toEqual(["click"]);
  });

  test("does nothing for a button that is hidden, has gone or lost its shortcut", async () => {
    const { events, node } = show("button", { ...BUTTON, shortcut: "a" });
    change(() => (node.props.visible = "hidden"));
    await userEvent.keyboard("a");
    change(() => Object.assign(node.props, { visible: true, shortcut: null }));
    await userEvent.keyboard("a");
    change(() => Object.assign(node.props, { visible: false, shortcut: "a" }));
    await userEvent.keyboard("a");
    expect(events).toEqual([]);
  });
});
