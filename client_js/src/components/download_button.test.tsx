import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test } from "vitest";

import { change, show } from "../testing";

beforeAll(() => import("./download_button")); // its chunk may come late

const BUTTON = { label: "Get it", variant: "primary", size: "sm", icon: null };
const FILE = { $file: "f1", name: "a b.pdf", mime: "application/pdf", size: 3 };

test("a button with a file is a link to it, and its press is told", async () => {
  const { events } = show("download_button", { ...BUTTON, value: FILE });
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "Get it" });
  expect([link.getAttribute("href"), link.download]).toEqual(["./file/f1/a%20b.pdf?download=1", "a b.pdf"]);
  link.addEventListener("click", (event) => event.preventDefault()); // jsdom goes nowhere
  await userEvent.click(link);
  expect(events).toEqual(["click"]);
});

test("without a file it is a button", async () => {
  const { node, events } = show("download_button", BUTTON);
  await userEvent.click(await screen.findByRole("button", { name: "Get it" }));
  expect(events).toEqual(["click"]);
  change(() => (node.props.value = { url: "https://example.org/a.pdf", name: "a.pdf" }));
  expect(screen.getByRole("link", { name: "Get it" }).getAttribute("href")).toBe("https://example.org/a.pdf");
});

test("one that is not interactive cannot be pressed", async () => {
  show("download_button", { ...BUTTON, value: FILE, interactive: false });
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: "Get it" });
  expect(button.disabled).toBe(true);
  expect(screen.queryByRole("link")).toBeNull();
});
