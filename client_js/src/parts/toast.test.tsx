import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Toasts } from "../core/toasts";
import { change } from "../testing";
import { Toaster } from "./toast";

let toasts: Toasts;

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
  render(<Toaster toasts={toasts} />);
});

afterEach(() => {
  vi.useRealTimers();
});

type Level = "info" | "error";
const say = (message: string, duration: number | null, level: Level = "info") =>
  change(() => toasts.show({ level, title: "Title", message, duration }));
const pass = (seconds: number) => change(() => vi.advanceTimersByTime(seconds * 1000));

test("an error is told at once, the rest when there is a pause", () => {
  say("all is well", 10);
  say("all is lost", 10, "error");
  expect(screen.getByRole("status").textContent).toContain("all is well");
  expect(screen.getByRole("alert").textContent).toContain("all is lost");
});

test("it goes after its time; without one it stays until it is closed", () => {
  say("short", 3);
  say("for ever", null);
  pass(3);
  expect(screen.queryByText("short")).toBeNull();
  pass(10_000);
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByText("for ever")).toBeNull();
});

test("it waits while the pointer or the focus is on it", () => {
  say("read me", 3);
  const toast = screen.getByRole("status");
  fireEvent.mouseEnter(toast);
  pass(60);
  expect(screen.getByText("read me")).toBeTruthy();
  fireEvent.mouseLeave(toast);
  pass(3);
  expect(screen.queryByText("read me")).toBeNull();
});

test("no more than five cover the page", () => {
  for (let n = 0; n < 9; n++) say(`number ${n}`, null);
  expect(screen.getAllByRole("status")).toHaveLength(5);
  expect(screen.getByText("number 8")).toBeTruthy();
});
