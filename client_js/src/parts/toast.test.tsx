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

test("whoever closes it with the keyboard is back where they were", () => {
  render(<button type="button">Work</button>);
  const work = screen.getByRole("button", { name: "Work" });
  for (const close of [
    (button: HTMLElement) => fireEvent.keyDown(button, { key: "Escape" }),
    (button: HTMLElement) => fireEvent.click(button),
  ]) {
    say("read me", null);
    work.focus();
    const button = screen.getByRole("button", { name: "Close" });
    button.focus();
    close(button);
    change(() => vi.runOnlyPendingTimers());
    expect(screen.queryByText("read me")).toBeNull();
    expect(document.activeElement).toBe(work);
  }
});

test("however long it is to stay, it does", () => {
  say("a year", 365 * 24 * 3600);
  pass(60);
  expect(screen.getByText("a year")).toBeTruthy();
});

test("text is text, whatever it looks like", () => {
  say("<img src=x onerror=alert(1)> & <b>bold</b>", null);
  expect(screen.getByRole("status").querySelector("img, b")).toBeNull();
  expect(screen.getByText("<img src=x onerror=alert(1)> & <b>bold</b>")).toBeTruthy();
});

test("no more than five cover the page", () => {
  for (let n = 0; n < 9; n++) say(`number ${n}`, null);
  expect(screen.getAllByRole("status")).toHaveLength(5);
  expect(screen.getByText("number 8")).toBeTruthy();
});
