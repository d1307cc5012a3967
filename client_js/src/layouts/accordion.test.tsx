import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const BUTTON = { variant: "primary", size: "lg", icon: null, link: null, value: "Inside" };

test("it opens and closes, says so, and keeps what is inside", async () => {
  const props = { label: "More", open: false, height: null, max_height: null };
  const { events, container } = show("accordion", props, [{ id: 5, type: "button", props: BUTTON }]);
  const heading = screen.getByRole("button", { name: "More", expanded: false });
  const inside = container.querySelector(".fl-button");
  expect(screen.queryByRole("button", { name: "Inside" })).toBeNull();
  await userEvent.click(heading);
  expect(heading.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("button", { name: "Inside" })).toBe(inside);
  await userEvent.click(heading);
  expect(events).toEqual(["expand", "collapse"]);
  expect(container.querySelector(".fl-button")).toBe(inside);
});

test("a function opens it, and what listens hears of it once", () => {
  const { node, events } = show("accordion", { label: null, open: false, height: null, max_height: null });
  change(() => Object.assign(node.props, { open: true }));
  expect(screen.getByRole("button", { name: "Details", expanded: true })).toBeTruthy();
  change(() => Object.assign(node.props, { open: true }));
  expect(events).toEqual(["expand"]);
});

test("what is longer than it may be is reached and scrolled by keyboard", () => {
  const { container } = show("accordion", { label: "Log", open: true, height: null, max_height: 200 });
  const content = container.querySelector<HTMLElement>(".fl-scrolls");
  expect([content?.tabIndex, content?.style.maxHeight]).toEqual([0, "200px"]);
});
