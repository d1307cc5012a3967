import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { followScheme } from "./scheme";

const { dataset } = document.documentElement;
let system: EventTarget & { matches: boolean };

beforeEach(() => {
  system = Object.assign(new EventTarget(), { matches: false });
  vi.stubGlobal("matchMedia", () => system);
});

afterEach(() => {
  delete dataset.theme;
  document.body.className = "";
  vi.unstubAllGlobals();
});

test("the page is as the system is, and follows it", async () => {
  system.matches = true;
  followScheme();
  expect(dataset.theme).toBe("dark");
  expect(document.body.className).toBe("dark");
  system.matches = false;
  system.dispatchEvent(new Event("change"));
  await vi.waitFor(() => expect(dataset.theme).toBe("light"));
});

test("what the address says counts more", () => {
  dataset.theme = "dark";
  followScheme();
  system.dispatchEvent(new Event("change"));
  expect(document.body.className).toBe("dark");
});

test("the author's scripts change it through the class", async () => {
  followScheme();
  document.body.classList.toggle("dark");
  await vi.waitFor(() => expect(dataset.theme).toBe("dark"));
  document.body.classList.remove("dark");
  await vi.waitFor(() => expect(dataset.theme).toBe("light"));
});
