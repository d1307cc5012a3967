import { signal } from "@preact/signals";
import { render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Link } from "../core/socket";
import { change } from "../testing";
import { Banner } from "./banner";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds));
const text = () => screen.getByRole("status").textContent;

test("a loss is told after a second, the return for two; a short loss not at all", () => {
  const state = signal<Link>("connecting");
  render(<Banner socket={{ state, reason: "" }} />);
  change(() => (state.value = "open"));
  change(() => (state.value = "lost"));
  pass(900);
  change(() => (state.value = "open"));
  pass(5000);
  expect(text()).toBe("");
  change(() => (state.value = "lost"));
  pass(1000);
  expect(text()).toBe("Connection lost. Trying again…");
  change(() => (state.value = "open"));
  expect(text()).toBe("Back");
  pass(2000);
  expect(text()).toBe("");
});

test("a connection that is over says why", () => {
  const state = signal<Link>("open");
  render(<Banner socket={{ state, reason: "another connection took over" }} />);
  change(() => (state.value = "over"));
  pass(0);
  expect(text()).toBe("Connection closed: another connection took over");
});

test("a server that says why it closes the connection is quoted", () => {
  render(<Banner socket={{ state: signal<Link>("lost"), reason: "The server was stopped." }} />);
  pass(1000);
  expect(text()).toBe("The server was stopped. Trying again…");
});

test("who is offline is told what becomes of what they do", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const state = signal<Link>("lost");
  render(<Banner socket={{ state, reason: "" }} />);
  pass(1000);
  expect(text()).toContain("waits here");
  vi.restoreAllMocks();
});

test("a first connection that takes long is told as well", () => {
  render(<Banner socket={{ state: signal<Link>("connecting"), reason: "" }} />);
  pass(2000);
  expect(text()).toBe("");
  pass(1000);
  expect(text()).toBe("Connecting…");
});
