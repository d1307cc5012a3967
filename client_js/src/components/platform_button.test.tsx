import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

const BUTTON = {
  variant: "huggingface",
  size: "lg",
  icon: null,
  value: "Sign in",
  link: null,
  link_target: "_self",
};
const NOTE = "One signs in elsewhere.";

test("without a platform it says why it does nothing", async () => {
  const { events, warnings, node } = show("platform_button", { ...BUTTON, note: null });
  vi.spyOn(node, "listens").mockReturnValue(false);
  change(() => Object.assign(node.props, { note: NOTE }));
  const button = await screen.findByRole("button", { name: "Sign in" });
  expect([button.ariaDisabled ?? button.getAttribute("aria-disabled"), button.title]).toEqual(["true", NOTE]);
  await userEvent.click(button);
  expect([events, warnings]).toEqual([[], [NOTE]]);
});

test("where a function listens, it is a button as others are", async () => {
  const { events, warnings } = show("platform_button", { ...BUTTON, note: NOTE });
  await userEvent.click(await screen.findByRole("button", { name: "Sign in" }));
  expect([events, warnings]).toEqual([["click"], []]);
});

test("on its platform it is a link", async () => {
  show("platform_button", { ...BUTTON, note: null, link: "#space", link_target: "_blank" });
  const link = await screen.findByRole("link", { name: "Sign in" });
  expect([link.getAttribute("href"), link.getAttribute("target")]).toEqual(["#space", "_blank"]);
});
