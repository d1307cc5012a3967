import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ListenerConfig } from "../core/config";
import { show } from "../testing";
import { startStream } from "./streaming";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream of the numbers from 1 on, to a function that is as quick as `ready` says. */
function streamed(limits: (number | null)[] = [null], ready = () => Promise.resolve()) {
  const shown = show("textbox");
  const listeners = limits.map((time_limit) => ({ stream_every: 0.5, time_limit }) as ListenerConfig);
  vi.spyOn(shown.node, "pace").mockReturnValue({ listeners, ready });
  let count = 0;
  const take = vi.fn<() => Promise<unknown>>(() => Promise.resolve(++count));
  const onEnd = vi.fn<(problem: unknown) => void>();
  return { ...shown, take, onEnd, stop: startStream(shown.node, take, onEnd) };
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

test("a part is sent every so many seconds, until it is stopped", async () => {
  const { events, edits, onEnd, stop } = streamed();
  await seconds(1.7);
  expect(edits).toEqual([1, 2, 3]);
  expect(events).toEqual(["stream", "stream", "stream"]);
  await stop();
  await seconds(5);
  expect(edits).toEqual([1, 2, 3]);
  expect(onEnd).not.toHaveBeenCalled();
});

test("what was recorded last is sent where that is asked for", async () => {
  const { edits, stop } = streamed();
  await seconds(0.6);
  await stop({ last: true });
  expect(edits).toEqual([1, 2]);
});

test("no part is taken while the function works on the one before", async () => {
  const work = new EventTarget();
  const { take } = streamed(
    [null],
    () => new Promise<void>((done) => work.addEventListener("done", () => done())),
  );
  await seconds(3);
  expect(take).not.toHaveBeenCalled();
  work.dispatchEvent(new Event("done"));
  await seconds(0);
  expect(take).toHaveBeenCalledTimes(1);
});

test("where nothing is new, nothing is sent", async () => {
  const { take, events } = streamed();
  take.mockResolvedValue(null);
  await seconds(2);
  expect(events).toEqual([]);
});

test("it ends with the shortest time limit, after a last part", async () => {
  const { edits, onEnd } = streamed([null, 1.2, 30]);
  await seconds(10);
  expect(edits).toEqual([1, 2, 3]);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(null);
});

test("it ends where a part cannot be had, and says why", async () => {
  const { take, onEnd } = streamed();
  const problem = new Error("The camera is gone.");
  take.mockRejectedValue(problem);
  await seconds(10);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(problem);
  expect(take).toHaveBeenCalledTimes(1);
});

test("nothing is taken where nobody listens", async () => {
  const { take } = streamed([]);
  await seconds(10);
  expect(take).not.toHaveBeenCalled();
});
