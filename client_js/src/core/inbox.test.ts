import { effect, signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";

import { Inbox } from "./inbox";
import type { Patch, ServerMessage } from "./protocol";

afterEach(() => void vi.restoreAllMocks());

const patch = (value: number): ServerMessage => ({ t: "patch", block: 1, props: { value } });
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test("a hundred patches are one drawing, in their order", async () => {
  const shown = signal(0);
  const drawings: number[] = [];
  const stop = effect(() => void drawings.push(shown.value));
  const inbox = new Inbox((message) => (shown.value = (message as Patch).props?.["value"] as number));
  for (let n = 1; n <= 100; n++) inbox.put(patch(n));
  expect(drawings).toEqual([0]);
  await frame();
  expect(drawings).toEqual([0, 100]);
  stop();
});

test("a page that nobody sees has no frames: it is brought up to date all the same", async () => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const never = vi.spyOn(window, "requestAnimationFrame");
  const applied: ServerMessage[] = [];
  new Inbox((message) => applied.push(message)).put(patch(1));
  await vi.waitFor(() => expect(applied).toHaveLength(1));
  expect(never).not.toHaveBeenCalled();
});

test("a page that is hidden while it waits for a frame does not wait on", () => {
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(0);
  const applied: ServerMessage[] = [];
  new Inbox((message) => applied.push(message)).put(patch(1));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(applied).toHaveLength(1);
});
