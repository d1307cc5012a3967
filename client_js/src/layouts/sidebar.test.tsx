import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

let isNarrow = false;
const media = new EventTarget();

beforeEach(() => {
  isNarrow = false;
  vi.stubGlobal("matchMedia", () =>
    Object.defineProperty(media, "matches", { get: () => isNarrow, configurable: true }),
  );
});

const BUTTON = {
  variant: "primary",
  size: "lg",
  icon: null,
  link: null,
  link_target: "_self",
  value: "Inside",
};

async function sidebar(props = {}) {
  const sidebarProps = { label: "Settings", open: true, width: 320, position: "left", ...props };
  const shown = show("sidebar", sidebarProps, [{ id: 5, type: "button", props: BUTTON }]);
  const button = await screen.findByRole("button", { name: sidebarProps.label ?? "Sidebar" });
  return { ...shown, button };
}
const room = (side: string): string => document.body.style.getPropertyValue(`--fl-room-${side}`);

test("beside the page it opens and closes, tells so, and the page makes room", async () => {
  const { button, events } = await sidebar();
  expect(screen.getByRole("region", { name: "Settings" })).toBeTruthy();
  expect(room("left")).toBe("320px");
  await userEvent.click(button);
  expect(screen.queryByRole("button", { name: "Inside" })).toBeNull();
  expect([button.getAttribute("aria-expanded"), room("left")]).toEqual(["false", "44px"]);
  await userEvent.click(button);
  expect(events).toEqual(["collapse", "expand"]);
  expect(document.activeElement).toBe(button);
});

test("what is not there takes no room", async () => {
  const { node } = await sidebar({ position: "right", width: "20em", label: null });
  expect(room("right")).toBe("20em");
  change(() => (node.props.visible = false));
  expect(room("right")).toBe("");
});

test("a function opens it, which is no event of the visitor's", async () => {
  const { node, events } = await sidebar({ open: false });
  change(() => Object.assign(node.props, { open: true }));
  expect(screen.getByRole("button", { name: "Inside" })).toBeTruthy();
  expect(events).toEqual([]);
});

test("on a narrow screen it starts closed and takes no focus", async () => {
  isNarrow = true;
  const { events, button } = await sidebar();
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect([events, document.activeElement]).toEqual([[], document.body]);
});

test("there it lies over the page as a dialog: the rest is inert until Escape, and the focus comes back", async () => {
  isNarrow = true;
  const other = document.body.appendChild(document.createElement("button"));
  const { node, events, button } = await sidebar();
  other.focus();
  change(() => Object.assign(node.props, { open: true }));
  expect(screen.getByRole("dialog", { name: "Settings" }).getAttribute("aria-modal")).toBe("true");
  expect([other.inert, document.activeElement]).toEqual([true, button]);
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect([other.inert, document.activeElement, events]).toEqual([false, other, ["collapse"]]);
  other.remove();
});

test("a click beside it closes it, too, and a window that gets narrow", async () => {
  isNarrow = true;
  const { button, events } = await sidebar();
  await userEvent.click(button);
  await userEvent.click(screen.getByRole("button", { name: "Inside" }));
  await userEvent.click(document.body);
  expect(events).toEqual(["expand", "click", "collapse"]);
  isNarrow = false;
  change(() => media.dispatchEvent(new Event("change")));
  await userEvent.click(button);
  isNarrow = true;
  change(() => media.dispatchEvent(new Event("change")));
  expect(button.getAttribute("aria-expanded")).toBe("false");
});
