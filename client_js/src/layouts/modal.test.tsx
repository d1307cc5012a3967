import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";

import { change, show } from "../testing";

/** jsdom has no dialogs. */
function open(this: HTMLDialogElement): void {
  this.setAttribute("open", "");
}

function close(this: HTMLDialogElement): void {
  this.removeAttribute("open");
}

beforeEach(() => void Object.assign(HTMLDialogElement.prototype, { showModal: open, close }));

const PROPS = { label: "Settings", allow_user_close: true, width: 640 };
const BUTTON = {
  variant: "primary",
  size: "lg",
  icon: null,
  link: null,
  link_target: "_self",
  value: "Inside",
};

async function modal(props = {}) {
  const shown = show("modal", { ...PROPS, ...props }, [{ id: 5, type: "button", props: BUTTON }]);
  const dialog = await screen.findByRole<HTMLDialogElement>("dialog");
  return { ...shown, dialog };
}

test("it is a dialog with its label's name, and what it holds", async () => {
  const { dialog } = await modal();
  expect(dialog.open).toBe(true);
  expect(screen.getByRole("dialog", { name: "Settings" }).style.width).toBe("640px");
  expect(screen.getByRole("button", { name: "Inside" })).toBeTruthy();
});

test("its button closes it, and tells", async () => {
  const { events, node } = await modal({ label: null });
  expect(screen.getByRole("dialog", { name: "Dialog" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect([events, node.props.visible]).toEqual([["blur"], false]);
});

test("Escape and a click beside it close it; one that only ends there does not", async () => {
  const { events, node, dialog } = await modal();
  fireEvent.mouseDown(screen.getByRole("button", { name: "Inside" }));
  fireEvent.click(dialog);
  expect(events).toEqual([]);
  fireEvent.mouseDown(dialog);
  fireEvent.click(dialog);
  change(() => (node.props.visible = true));
  fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
  expect(events).toEqual(["blur", "blur"]);
});

test("one that has to be answered is not closed by the visitor", async () => {
  const { events, dialog } = await modal({ allow_user_close: false });
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  fireEvent(dialog, new Event("cancel", { cancelable: true }));
  fireEvent.mouseDown(dialog);
  fireEvent.click(dialog);
  expect([events, dialog.open]).toEqual([[], true]);
});

test("a function closes it, which is no event of the visitor's", async () => {
  const { events, node } = await modal();
  change(() => (node.props.visible = false));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(events).toEqual([]);
});

test("messages come with it to the front, and go back", async () => {
  const home = document.body.appendChild(document.createElement("div"));
  home.innerHTML = '<section class="fl-toasts"></section>';
  const { node, dialog } = await modal();
  expect(dialog.querySelector(".fl-toasts")).not.toBeNull();
  change(() => (node.props.visible = false));
  expect(home.querySelector(".fl-toasts")).not.toBeNull();
  home.remove();
});
