import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ServerMessage, Welcome } from "./protocol";
import { Socket } from "./socket";
import { Wire } from "../testing_wire";

let heard: ServerMessage[];
let welcomes: [resumed: boolean, before: string | null][];
let socket: Socket;
let begun: Socket[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.all = [];
  heard = [];
  welcomes = [];
  socket = begin();
});

function begin(visitor: Welcome | null = null, run: string | null = null): Socket {
  const ears = {
    message: (message: ServerMessage) => heard.push(message),
    welcome: ({ resumed }: Welcome, before: Welcome | null) =>
      welcomes.push([resumed, before && before.session]),
  };
  const one = new Socket("ws://host/app/ws", 1, ears, visitor, run);
  begun.push(one);
  one.start();
  return one;
}

afterEach(() => {
  for (const one of begun) one.end(""); // else it would hear the next test's events
  begun = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wire = () => Wire.all.at(-1) as Wire;
const reconnect = () => {
  vi.advanceTimersByTime(10_000);
  return wire().open();
};
const patch = (block: number) => ({ t: "patch", block, props: {} }) as const;

test("it says hello as nobody, and nothing else before the welcome", () => {
  wire().open();
  expect(wire().sent).toEqual([{ t: "hello", v: 1, session: null, secret: null, seq: 0, run: null }]);
  expect(socket.send({ t: "ack", seq: 1 })).toBe(false);
  wire().welcome();
  expect(welcomes).toEqual([[false, null]]);
  expect(socket.send({ t: "ack", seq: 1 })).toBe(true);
});

test("whoever asks who we are before the server has said so, is told then", async () => {
  const early = socket.introduced();
  wire().open().welcome();
  await expect(early).resolves.toBe(socket.visitor);
  await expect(socket.introduced()).resolves.toBe(socket.visitor);
});

test("whoever asks who we are hears it when the server will not have us", async () => {
  const asked = socket.introduced();
  socket.end("This page is too old.");
  await expect(asked).rejects.toThrow("This page is too old.");
});

test("the key of a run's link is told until a session has begun with it", () => {
  begin(null, "abc");
  wire().open().cut();
  reconnect();
  expect(wire().sent).toMatchObject([{ t: "hello", session: null, run: "abc" }]);
  wire().welcome().cut();
  reconnect();
  expect(wire().sent).toMatchObject([{ t: "hello", run: null }]);
});

test("a message that the server would not take is refused here, as the server refuses one", () => {
  wire().open().welcome();
  const event = { t: "event", id: "e1", block: 1, event: "click", data: null, edit: 0 } as const;
  socket.send({ ...event, values: { 2: "x".repeat(2 ** 20) } });
  expect(wire().sent).toHaveLength(1);
  expect(heard).toMatchObject([{ t: "fault", event: "e1" }]);
});

test("it comes back as who it was, with the last frame that it has seen", () => {
  wire().open().welcome().frame(1, patch(1)).frame(2, patch(2)).cut();
  expect(socket.state.value).toBe("lost");
  reconnect();
  expect(wire().sent).toEqual([{ t: "hello", v: 1, session: "s", secret: "x", seq: 2, run: null }]);
  wire().welcome(true);
  expect(welcomes).toEqual([
    [false, null],
    [true, "s"],
  ]);
});

test("a frame that was seen is dropped, one without a number never", () => {
  wire().open().welcome().frame(1, patch(1)).frame(1, patch(1)).frame(0, patch(7)).frame(0, patch(7));
  wire().frame(2, patch(2)).frame(1, patch(1));
  expect(heard).toEqual([patch(1), patch(7), patch(7), patch(2)]);
});

test("a new session counts its frames anew", () => {
  wire().open().welcome().frame(5, patch(1)).cut();
  reconnect().welcome(false).frame(1, patch(2));
  expect(heard).toEqual([patch(1), patch(2)]);
});

test("frames are acknowledged together, a second after the first", () => {
  wire().open().welcome().frame(1, patch(1)).frame(2, patch(1));
  vi.advanceTimersByTime(999);
  expect(wire().sent).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(wire().sent.slice(1)).toEqual([{ t: "ack", seq: 2 }]);
  vi.advanceTimersByTime(30_000);
  expect(wire().sent).toHaveLength(2);
});

test("64 frames are acknowledged at once", () => {
  wire().open().welcome();
  for (let seq = 1; seq <= 64; seq++) wire().frame(seq, patch(1));
  expect(wire().sent.slice(1)).toEqual([{ t: "ack", seq: 64 }]);
});

test("a page that was loaded again comes back as who it was, and has seen nothing", () => {
  wire().cut(4409);
  begin({ t: "welcome", v: 1, session: "mine", secret: "y", epoch: "e", resumed: false, page: "p" });
  wire().open().cut();
  expect(wire().sent).toEqual([{ t: "hello", v: 1, session: "mine", secret: "y", seq: -1, run: null }]);
  reconnect();
  expect(wire().sent).toMatchObject([{ seq: -1 }]);
  wire().welcome(true).frame(58, patch(1)).cut();
  expect(welcomes).toEqual([[true, "mine"]]);
  expect(heard).toEqual([patch(1)]);
  reconnect();
  expect(wire().sent).toMatchObject([{ seq: 58 }]);
});

/** The milliseconds until it tries again, for each of `count` attempts that fail. */
function waits(count: number): number[] {
  return Array.from({ length: count }, () => {
    const before = Wire.all.length;
    let waited = 0;
    for (; Wire.all.length === before; waited += 25) vi.advanceTimersByTime(25);
    wire().cut();
    return waited;
  });
}

test("it tries again later and later, but finds a server that is back within two seconds", () => {
  wire().cut();
  const [first, ...others] = waits(12);
  expect(first).toBeLessThanOrEqual(250);
  expect(others[3]).toBeGreaterThanOrEqual(750);
  expect(Math.max(...others)).toBeLessThanOrEqual(1_525);
});

test("nobody looks, or it lasts for minutes: then it takes its time, and hurries when somebody comes back", () => {
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  wire().cut();
  expect(waits(9).at(-1)).toBeGreaterThan(5_000);
  hidden.mockReturnValue(false);
  vi.advanceTimersByTime(1_000);
  const before = Wire.all.length;
  document.dispatchEvent(new Event("visibilitychange"));
  expect(Wire.all).toHaveLength(before + 1);
  wire().cut();
  vi.setSystemTime(Date.now() + 400_000);
  expect(waits(2).at(-1)).toBeGreaterThan(5_000);
  hidden.mockRestore();
});

test("when the network is back it connects anew, for it may be another one", () => {
  wire().open().welcome();
  const old = wire();
  window.dispatchEvent(new Event("online"));
  expect(Wire.all).toHaveLength(2);
  old.frame(1, patch(1));
  expect(heard).toEqual([]);
  wire().open();
  expect(wire().sent).toMatchObject([{ session: "s", seq: 0 }]);
});

test("a line that is silent for longer than the server ever is counts as dead", () => {
  wire().open().welcome();
  for (let beat = 0; beat < 5; beat++) {
    vi.advanceTimersByTime(20_000);
    wire().frame(0);
  }
  expect([Wire.all.length, socket.state.value]).toEqual([1, "open"]);
  vi.advanceTimersByTime(45_000);
  expect(socket.state.value).toBe("lost");
  vi.advanceTimersByTime(250);
  expect(Wire.all).toHaveLength(2);
});

test("a visitor who comes back after a while does not wait for a line to prove dead", () => {
  wire().open().welcome();
  vi.advanceTimersByTime(24_000);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(Wire.all).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(Wire.all).toHaveLength(2);
});

test("an attempt without an answer is given up", () => {
  wire().open();
  vi.advanceTimersByTime(10_300);
  expect(Wire.all).toHaveLength(2);
});

test("a page that is left lets go of its line, and takes it up when one goes back to it", () => {
  wire().open().welcome();
  const line = wire();
  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  expect(line.readyState).toBe(Wire.CLOSED);
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  expect(Wire.all).toHaveLength(2);
});

test("it does not come back where another tab has taken over", () => {
  wire().open().welcome().cut(4409, "another connection took over");
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
  expect([socket.state.value, socket.reason]).toEqual(["over", "another connection took over"]);
});
