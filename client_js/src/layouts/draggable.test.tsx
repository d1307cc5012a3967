import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const BUTTON = { variant: "secondary", size: "lg", icon: null, link: null };
const child = (id: number, label: string) => ({
  id,
  type: "button",
  props: { ...BUTTON, label, value: label },
});

async function cards() {
  const shown = show("draggable", { orientation: "column" }, [
    child(11, "A"),
    child(12, "B"),
    child(13, "C"),
  ]);
  await screen.findByRole("button", { name: "Move A" });
  return shown;
}

const order = () =>
  screen.getAllByRole("button", { name: /^Move/ }).map((handle) => handle.getAttribute("aria-label")?.at(-1));
const handle = (name: string) => screen.getByRole("button", { name: `Move ${name}` });

test("a child is taken with Space, moved with the arrows, put down with Space, and that is said", async () => {
  await cards();
  handle("A").focus();
  await userEvent.keyboard(" ");
  expect(handle("A").getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByRole("status").textContent).toContain("A: place 1 of 3");
  await userEvent.keyboard("{ArrowDown}");
  expect(order()).toEqual(["B", "A", "C"]);
  expect(document.activeElement).toBe(handle("A"));
  await userEvent.keyboard("{End} ");
  expect(order()).toEqual(["B", "C", "A"]);
  expect(screen.getByRole("status").textContent).toContain("Put down. A: place 3 of 3");
  await userEvent.keyboard("{ArrowUp}");
  expect(order()).toEqual(["B", "C", "A"]);
});

test("Escape brings the order back that was before", async () => {
  await cards();
  handle("C").focus();
  await userEvent.keyboard(" {Home}");
  expect(order()).toEqual(["C", "A", "B"]);
  await userEvent.keyboard("{Escape}");
  expect(order()).toEqual(["A", "B", "C"]);
  expect(handle("C").getAttribute("aria-pressed")).toBe("false");
});

test("the order stays when the server changes a child, or the whole is out of sight for a while", async () => {
  const { node } = await cards();
  handle("A").focus();
  await userEvent.keyboard(" {ArrowDown} ");
  change(() => Object.assign(node.find(12)?.props ?? {}, { value: "other" }));
  change(() => Object.assign(node.props, { visible: false }));
  expect(screen.queryByRole("button")).toBeNull();
  change(() => Object.assign(node.props, { visible: true }));
  expect(order()).toEqual(["B", "A", "C"]);
});

test("a child that is not visible has no handle", async () => {
  const { node } = await cards();
  change(() => Object.assign(node.find(12)?.props ?? {}, { visible: false }));
  expect(order()).toEqual(["A", "C"]);
});
