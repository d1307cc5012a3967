import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const BUTTON = { variant: "primary", size: "lg", icon: null, link: null, value: "Fine" };
const ROW = { variant: "default", height: null, max_height: null, min_height: null, equal_height: false };

beforeEach(() => void vi.spyOn(console, "error").mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

test("a type that nothing draws leaves the rest of the page as it is", () => {
  show("row", ROW, [
    { id: 2, type: "no_such_type", props: {} },
    { id: 3, type: "button", props: BUTTON },
  ]);
  expect(screen.getByRole("alert").textContent).toContain("could not be loaded");
  expect(screen.getByRole("button", { name: "Fine" })).toBeTruthy();
});

test("a block that cannot be drawn fails alone, by its name, and is tried again when it changes", async () => {
  const { node } = show("row", ROW, [
    { id: 2, type: "button", props: { ...BUTTON, elem_classes: null } },
    { id: 3, type: "button", props: BUTTON },
  ]);
  expect(screen.getByRole("alert").textContent).toContain("Name could not be drawn.");
  expect(screen.getByRole("button", { name: "Fine" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByRole("alert").textContent).toContain("Name could not be drawn.");
  change(() => Object.assign(node.find(2)?.props ?? {}, { elem_classes: [], value: "Mended" }));
  expect(screen.getByRole("button", { name: "Mended" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a layout passes its children's visibility on", () => {
  const { node } = show("row", ROW, [{ id: 3, type: "button", props: BUTTON }]);
  change(() => Object.assign(node.find(3)?.props ?? {}, { visible: false }));
  expect(screen.queryByRole("button")).toBeNull();
});
