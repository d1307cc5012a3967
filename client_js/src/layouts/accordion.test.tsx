import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { show } from "../testing";

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
