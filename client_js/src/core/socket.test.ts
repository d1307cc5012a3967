import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ServerMessage } from "./protocol";
import { Socket } from "./socket";
import { Wire } from "../testing_wire";

let heard: ServerMessage[];
let welcomes: [resumed: boolean, first: boolean][];
let socket: Socket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.all = [];
  heard = [];
  welcomes = [];
  socket = new Socket("ws://host/app/ws", 1, {
    message: (message) => heard.push(message),
    welcome: ({ resumed }, first) => welcomes.push([resumed, first]),
  });
  socket.start();
});

afterEach(() => {
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
  expect(welcomes).toEqual([[false, true]]);
  expect(socket.send({ t: "ack", seq: 1 })).toBe(true);
});

test("a message that the server would not take is refused here, as the server refuses one", () => {
  wire().open().welcome();
  const event = { t: "event", id: "e1", block: 1, event: "click", data: null } as const;
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
    [false, true],
    [true, false],
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
  vi.advanceTimersByTime(60_000);
  expect(wire().sent).toHaveLength(2);
});

test("64 frames are acknowledged at once", () => {
  wire().open().welcome();
  for (let seq = 1; seq <= 64; seq++) wire().frame(seq, patch(1));
  expect(wire().sent.slice(1)).toEqual([{ t: "ack", seq: 64 }]);
});

test("it tries again later and later, and at once when the network is back", () => {
  wire().cut();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const before = Wire.all.length;
    let waited = 0;
    for (; Wire.all.length === before; waited += 25) vi.advanceTimersByTime(25);
    waits.push(waited);
    wire().cut();
  }
  expect(waits[0]).toBeLessThanOrEqual(250);
  expect(waits[3]).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
  const before = Wire.all.length;
  window.dispatchEvent(new Event("online"));
  expect(Wire.all).toHaveLength(before + 1);
});

test("it does not come back where another tab has taken over", () => {
  wire().open().welcome().cut(4409, "another connection took over");
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
  expect([socket.state.value, socket.reason]).toEqual(["over", "another connection took over"]);
});
