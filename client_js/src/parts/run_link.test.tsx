import { signal } from "@preact/signals";
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { change } from "../testing";
import { RunLink } from "./run_link";

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

const button = () => screen.getByRole("button", { name: "Copy link to this run" });

test("there is nothing before the first run that has a link", () => {
  const { container } = render(<RunLink link={signal(null)} />);
  expect(container.innerHTML).toBe("");
});

test("the page's address with the run's key is copied, and that is said", async () => {
  history.replaceState(null, "", "/demo/?run=old&view=table#part");
  const user = userEvent.setup();
  render(<RunLink link={signal("abc")} />);
  await user.click(button());
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/demo/?run=abc&view=table`);
  expect(screen.getByRole("status").textContent).toBe("Link copied");
});

test("the next run's link takes the place of the one before", async () => {
  const user = userEvent.setup();
  const link = signal<string | null>("abc");
  render(<RunLink link={link} />);
  await user.click(button());
  change(() => (link.value = "def"));
  expect(screen.getByRole("status").textContent).toBe("");
  await user.click(button());
  expect(await navigator.clipboard.readText()).toContain("run=def");
});

test("where the browser forbids copying, the address is shown to be copied by hand", async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  render(<RunLink link={signal("abc")} />);
  await user.click(button());
  expect(await screen.findByRole("textbox", { name: "Link to this run" })).toHaveProperty(
    "value",
    `${location.origin}/?run=abc`,
  );
});
