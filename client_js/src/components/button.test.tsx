import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

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
