import { effect } from "@preact/signals";
import { beforeEach, describe, expect, test, vi } from "vitest";

import type { ListenerConfig } from "./config";
import { Graph } from "./graph";
import type { Event, Run } from "./protocol";

const BUTTON = 1;
const NAME = 2;
const OUT = 3;
const OTHER = 4;
const TIMER = 5;

function listener(index: number, given: Partial<ListenerConfig>): ListenerConfig {
  const rest = {
    triggers: [],
    outputs: [OUT],
    show_progress: "full",
    progress_on: null,
    scroll_to_output: false,
    stream_every: 0.5,
    time_limit: null,
    looks_back: [],
    foreseen: [],
  };
  return { index, ...rest, ...given } as ListenerConfig;
}

const LISTENERS = [
  listener(0, { triggers: [[BUTTON, "click"]] }),
  listener(1, { triggers: [[BUTTON, "click"]], outputs: [OTHER], show_progress: "minimal" }),
  listener(2, { triggers: [[NAME, "change"]], scroll_to_output: true }),
  listener(3, { triggers: [[NAME, "submit"]], outputs: [] }),
  listener(4, { outputs: [OTHER] }), // follows another one
  listener(5, { triggers: [[NAME, "focus"]], progress_on: [OTHER] }),
  listener(6, { triggers: [[OTHER, "click"]], outputs: [] }),
  listener(7, { triggers: [[TIMER, "tick"]] }),
  listener(9, { triggers: [[TIMER, "click"]], outputs: [], progress_on: [TIMER, OTHER] }),
  listener(8, { triggers: [[TIMER, "tick"]], outputs: [] }),
];

let sent: Event[];
let revealed: number[];
let shown: [block: number, value: unknown][];
let online: boolean;
let graph: Graph;

beforeEach(() => {
  sent = [];
  revealed = [];
  shown = [];
  online = true;
  const send = (event: Event): boolean => {
    if (online) sent.push(structuredClone(event));
    return online;
  };
  const show = (block: number, value: unknown): boolean => {
    shown.push([block, value]);
    return block === NAME;
  };
  graph = new Graph(LISTENERS, { send, show, reveal: (block) => revealed.push(block) });
});

const state = (block: number) => graph.status(block).value.state;
const ran = (run: string, index: number, at: Run["state"], message: string | null = null) =>
  graph.ran({ t: "run", run, listener: index, state: at, message });
const stage = () => graph.status(OUT).value.stage?.value;
const refusal = (block: number) => graph.status(block).value.refused;
const refuse = () => {
  graph.emit(BUTTON, "click", null);
  graph.invalid({ t: "invalid", block: NAME, message: "Too short" });
  ran(`${sent.at(-1)?.id}.0`, 0, "failed", "Too short");
};
const id = (n = 0) => (sent[n] as Event).id;

test("what other blocks tell waits for a value that is on its way, and brings it along", async () => {
  const way = new EventTarget();
  graph.hold(NAME, new Promise<void>((resolve) => way.addEventListener("end", () => resolve())));
  graph.emit(BUTTON, "click", null);
  graph.emit(NAME, "focus", null);
  graph.emit(TIMER, "tick", null);
  expect(sent.map(({ event }) => event)).toEqual(["focus", "tick"]);
  graph.edited(NAME, "Ada");
  way.dispatchEvent(new globalThis.Event("end"));
  await vi.waitUntil(() => sent.length > 2);
  expect(sent[2]).toMatchObject({ event: "click", values: { [NAME]: "Ada" } });
  graph.emit(BUTTON, "click", null);
  expect(sent).toHaveLength(4);
});

describe("an event", () => {
  test("is sent where something listens to it, with what was edited since the last one", () => {
    graph.edited(NAME, "Ada");
    graph.emit(BUTTON, "blur", null);
    graph.emit(BUTTON, "click", { x: 1 });
    graph.emit(BUTTON, "click", null);
    expect(sent).toMatchObject([
      { t: "event", block: BUTTON, event: "click", values: { [NAME]: "Ada" }, data: { x: 1 } },
      { values: {}, data: null },
    ]);
    expect(id(0)).not.toBe(id(1));
    expect(id(0).length).toBeLessThanOrEqual(64);
  });

  test("names the runs that the tab shows where something looks back at them", () => {
    const looking = listener(9, { triggers: [[OTHER, "select"]], outputs: [], looks_back: [0, 2] });
    graph.render(OTHER, [looking], []);
    graph.emit(OTHER, "select", { index: 3 });
    ran("a.0", 0, "running");
    graph.emit(OTHER, "select", null);
    ran("a.0", 0, "done");
    ran("b.0", 0, "failed");
    ran("c.0", 0, "skipped");
    ran("d.0", 1, "done");
    graph.emit(OTHER, "select", null);
    expect(sent.map(({ data }) => data)).toEqual([
      { index: 3, shown_runs: {} },
      { shown_runs: {} },
      { shown_runs: { 0: "b.0" } },
    ]);
  });

  test("shows at once what is known before, without a connection too, and takes it along until it is set", () => {
    const foreseen: [number, unknown][] = [
      [NAME, ""],
      [OUT, null],
    ];
    graph.render(OTHER, [listener(9, { triggers: [[OTHER, "select"]], foreseen })], []);
    online = false;
    graph.edited(NAME, "Ada");
    graph.emit(OTHER, "select", null);
    expect(shown).toEqual(foreseen);
    online = true;
    graph.resume();
    graph.emit(BUTTON, "click", null);
    graph.edited(NAME, "Bea");
    expect(graph.patched(NAME, 1)).toBe(false);
    expect(sent).toMatchObject([{ values: { [NAME]: "Ada" } }, { values: { [NAME]: "" }, edit: 1 }]);
    graph.emit(OTHER, "select", null);
    expect(graph.patched(NAME, 2)).toBe(true);
    graph.emit(BUTTON, "click", null);
    expect(sent.at(-1)?.values).toEqual({});
  });

  test("does not carry a value that the server has set since", () => {
    graph.edited(NAME, "Ada");
    expect(graph.patched(NAME, 1)).toBe(true);
    graph.emit(BUTTON, "click", null);
    expect(sent).toMatchObject([{ values: {}, edit: 1 }]);
  });

  test("carries a key that was typed while the server's value was on its way", () => {
    graph.edited(NAME, "A");
    graph.emit(NAME, "change", null);
    graph.edited(NAME, "Ad");
    expect(graph.patched(NAME, 1)).toBe(false);
    graph.emit(NAME, "change", null);
    expect(sent[1]).toMatchObject({ values: { [NAME]: "Ad" }, edit: 2 });
    expect(graph.patched(NAME, 2)).toBe(true);
  });

  test("makes the outputs of its listeners pending until each of its runs has ended", () => {
    graph.emit(BUTTON, "click", null);
    expect(graph.status(OUT).value).toMatchObject({ state: "pending", show: "full" });
    expect(graph.status(OTHER).value).toMatchObject({ state: "pending", show: "minimal" });
    ran(`${id()}.0`, 0, "running");
    ran(`${id()}.0`, 0, "done");
    expect([state(OUT), state(OTHER)]).toEqual(["idle", "pending"]);
    ran(`${id()}.1`, 1, "failed", "division by zero");
    expect(graph.status(OTHER).value).toMatchObject({ state: "error", message: "division by zero" });
  });

  test("shows where its author wants it, and without outputs on what started it", () => {
    graph.emit(NAME, "focus", null);
    expect([state(OUT), state(OTHER), state(NAME)]).toEqual(["idle", "pending", "idle"]);
    graph.emit(NAME, "submit", null);
    expect(state(NAME)).toBe("pending");
  });

  test("that has no outputs says where it was clicked that it is done, however quick it was", () => {
    graph.emit(OTHER, "click", null);
    graph.ran({ t: "run", run: `${id()}.0`, listener: 6, state: "done", message: null });
    expect(graph.status(OTHER).value.arrived).toBe(true);
    graph.emit(TIMER, "click", null);
    graph.ran({ t: "run", run: `${id(1)}.0`, listener: 9, state: "done", message: null });
    expect(graph.status(TIMER).value.arrived).toBe(true);
    graph.emit(BUTTON, "click", null);
    graph.ran({ t: "run", run: `${id(2)}.0`, listener: 0, state: "done", message: null });
    expect(graph.status(OUT).value.arrived).toBeFalsy();
  });

  test("that the server refuses ends as an error on its outputs", () => {
    graph.emit(BUTTON, "click", null);
    graph.refused(id(), "Too many events.");
    expect(graph.status(OUT).value).toMatchObject({ state: "error", message: "Too many events." });
    graph.resume();
    expect(sent).toHaveLength(1);
  });

  test("that the server refuses leaves its values to the next one", () => {
    graph.edited(NAME, "Ada");
    graph.edited(OTHER, "old");
    graph.emit(BUTTON, "click", null);
    graph.edited(OTHER, "new");
    graph.refused(id(), "Too many events.");
    graph.emit(BUTTON, "click", null);
    expect(sent[1]).toMatchObject({ values: { [NAME]: "Ada", [OTHER]: "new" } });
  });
});

test("a block is pending until the last of the runs that end there", () => {
  graph.emit(BUTTON, "click", null);
  graph.emit(BUTTON, "click", null);
  ran(`${id(0)}.0`, 0, "skipped");
  expect(state(OUT)).toBe("pending");
  ran(`${id(1)}.0`, 0, "done");
  expect(state(OUT)).toBe("idle");
});

test("a new run takes an old error away", () => {
  graph.emit(BUTTON, "click", null);
  ran(`${id()}.0`, 0, "failed", "no");
  graph.emit(BUTTON, "click", null);
  expect(state(OUT)).toBe("pending");
});

test("a chain's run, which the tab did not ask for, is shown too", () => {
  ran("chain.4", 4, "running");
  expect(state(OTHER)).toBe("pending");
  ran("chain.4", 4, "done");
  expect(state(OTHER)).toBe("idle");
});

test("the first output is brought into view where its author wants it", () => {
  graph.emit(NAME, "change", null);
  ran(`${id()}.0`, 2, "done");
  expect(revealed).toEqual([OUT]);
});

describe("after a lost connection", () => {
  test("the same session gets again what has not ended, under the same id, and nothing else", () => {
    graph.emit(BUTTON, "click", null);
    graph.emit(NAME, "submit", null);
    ran(`${id(1)}.0`, 3, "done");
    graph.resume();
    expect(sent.map((event) => event.id)).toEqual([id(0), id(1), id(0)]);
  });

  test("what was done meanwhile is sent, in order", () => {
    online = false;
    graph.emit(NAME, "submit", null);
    graph.emit(BUTTON, "click", null);
    online = true;
    graph.resume();
    expect(sent.map((event) => event.event)).toEqual(["submit", "click"]);
  });

  test("of many changes meanwhile the last one counts, and a click between them sees its own values", () => {
    online = false;
    for (const value of ["A", "Ad"]) {
      graph.edited(NAME, value);
      graph.emit(NAME, "change", null);
    }
    graph.emit(BUTTON, "click", null);
    graph.edited(NAME, "Ada");
    graph.emit(NAME, "change", null);
    online = true;
    graph.resume();
    expect(sent.map(({ event, values }) => [event, values])).toEqual([
      ["click", { [NAME]: "Ad" }],
      ["change", { [NAME]: "Ada" }],
    ]);
  });

  test("a new session: what was sent is lost and says so, what was not is sent with all that was entered", () => {
    graph.emit(NAME, "submit", null);
    ran("chain.4", 4, "running");
    online = false;
    graph.edited(NAME, "Ada");
    graph.emit(BUTTON, "click", null);
    online = true;
    expect(graph.restart({ [NAME]: "Ada", 9: "kept" }, "It is lost.")).toEqual([NAME]);
    expect(graph.status(NAME).value.message).toBe("It is lost.");
    expect([state(OUT), state(OTHER)]).toEqual(["pending", "pending"]);
    expect(sent.at(-1)).toMatchObject({ event: "click", values: { [NAME]: "Ada", 9: "kept" } });
  });

  test("a new session with nothing waiting: the next event carries all that was entered", () => {
    expect(graph.restart({ [NAME]: "Ada" }, "It is lost.")).toEqual([]);
    graph.emit(BUTTON, "click", null);
    expect(sent).toMatchObject([{ values: { [NAME]: "Ada" } }]);
  });

  test("what was lost is told once, and never sent again", () => {
    graph.emit(BUTTON, "click", null);
    expect(graph.restart({}, "It is lost.")).toEqual([BUTTON]);
    expect(graph.restart({}, "It is lost.")).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test("a snapshot ends the runs that have ended meanwhile, but for those that are asked for again", () => {
    graph.emit(BUTTON, "click", null);
    ran("chain.4", 4, "running");
    ran("chain.5", 2, "running");
    graph.snapshot(["chain.4"]);
    ran("chain.4", 4, "done");
    expect([state(OUT), state(OTHER)]).toEqual(["pending", "pending"]);
    ran(`${id()}.0`, 0, "done");
    ran(`${id()}.1`, 1, "done");
    expect([state(OUT), state(OTHER)]).toEqual(["idle", "idle"]);
  });
});

test("after a reload it goes on with what it remembers", () => {
  graph.edited(NAME, "Ada");
  graph.emit(BUTTON, "click", null);
  ran(`${id()}.0`, 0, "done");
  graph.edited(NAME, "Ada L");
  const { edits, flights } = structuredClone(graph.remembered());
  const again = new Graph(LISTENERS, {
    send: (event) => sent.push(event) > 0,
    show: () => false,
    reveal: () => undefined,
  });
  again.recall(edits, flights);
  expect([again.status(OUT).value.state, again.status(OTHER).value.state]).toEqual(["idle", "pending"]);
  again.resume();
  expect(sent[1]).toEqual(sent[0]);
  expect(again.patched(NAME, 1)).toBe(false);
  again.emit(BUTTON, "click", null);
  expect(sent[2]).toMatchObject({ values: { [NAME]: "Ada L" }, edit: 2 });
});

describe("what is rendered", () => {
  const REGION = 8;
  const INSIDE = 100;

  test("listens from then on, and no more when another takes its place", () => {
    graph.render(REGION, [listener(50, { triggers: [[INSIDE, "click"]] })], []);
    expect(graph.listens(INSIDE, "click")).toBe(true);
    graph.render(REGION, [listener(51, { triggers: [[INSIDE + 1, "click"]] })], [INSIDE]);
    expect([graph.listens(INSIDE, "click"), graph.listens(INSIDE + 1, "click")]).toEqual([false, true]);
    expect(graph.listens(BUTTON, "click")).toBe(true);
  });

  test("has those drawn again that asked whether anyone listens", () => {
    const heard: boolean[] = [];
    const stop = effect(() => void heard.push(graph.listens(NAME, "copy")));
    graph.render(REGION, [listener(50, { triggers: [[NAME, "copy"]] })], []);
    stop();
    expect(heard).toEqual([false, true]);
  });

  test("may listen to the blocks around it, beside those that do so already", () => {
    graph.render(REGION, [listener(50, { triggers: [[NAME, "submit"]], outputs: [INSIDE] })], []);
    graph.emit(NAME, "submit", null);
    expect([state(INSIDE), state(NAME)]).toEqual(["pending", "pending"]);
    graph.render(REGION, [], [INSIDE]);
    expect(graph.listens(NAME, "submit")).toBe(true);
  });

  test("shows the runs of a listener that stays as before; those of one that goes are not waited for", () => {
    graph.render(REGION, [listener(50, { triggers: [[INSIDE, "click"]] })], []);
    graph.emit(INSIDE, "click", null);
    graph.render(REGION, [listener(50, { triggers: [[INSIDE, "click"]] })], []);
    expect(state(OUT)).toBe("pending");
    graph.render(REGION, [], [INSIDE]);
    expect(state(OUT)).toBe("idle");
    graph.resume();
    expect(sent).toHaveLength(1);
  });

  test("takes what was edited in it along when it goes", () => {
    graph.render(REGION, [listener(50, { triggers: [[INSIDE, "click"]] })], []);
    graph.edited(INSIDE, "typed");
    graph.render(REGION, [], [INSIDE]);
    graph.emit(BUTTON, "click", null);
    expect(sent[0]?.values).toEqual({});
  });

  test("goes with the block that it was rendered into", () => {
    graph.render(INSIDE, [listener(50, { triggers: [[NAME, "blur"]] })], []);
    graph.render(REGION, [], [INSIDE]);
    expect(graph.listens(NAME, "blur")).toBe(false);
  });

  test("a run of a listener that this tab does not know any more still ends", () => {
    graph.emit(BUTTON, "click", null);
    ran(`${id()}.0`, 999, "done");
    expect(state(OUT)).toBe("idle");
  });
});

describe("the way of a run", () => {
  const bars = [{ desc: null, done: 1, total: 4, unit: "steps" }];

  test("is shown at its outputs: its place, its start, how far it is", () => {
    graph.emit(BUTTON, "click", null);
    const run = `${id()}.0`;
    ran(run, 0, "queued");
    expect(stage()).toMatchObject({ waits: true, ahead: null });
    graph.placed({ t: "place", run, ahead: 2, seconds: null });
    expect(stage()).toMatchObject({ waits: true, ahead: 2 });
    ran(run, 0, "running");
    expect(stage()).toMatchObject({ waits: false, bars: [] });
    graph.progressed({ t: "progress", run, bars });
    expect(stage()).toMatchObject({ bars });
    ran(run, 0, "done");
    expect(state(OUT)).toBe("idle");
  });

  test.each([["Stopped before it began.", "Stopped before it began."] as const, [null, "Stopped."] as const])(
    "ends calmly where it was stopped: %o",
    (message, note) => {
      graph.emit(BUTTON, "click", null);
      ran(`${id()}.0`, 0, "cancelled", message);
      expect(graph.status(OUT).value).toMatchObject({ state: "idle", note });
      graph.emit(BUTTON, "click", null);
      expect(graph.status(OUT).value.note).toBeUndefined();
    },
  );
});

describe("what a validator refuses", () => {
  test("is said at the field, not at the outputs", () => {
    refuse();
    expect(refusal(NAME)).toBe("Too short");
    expect(state(OUT)).toBe("idle");
    ran("chain.0", 0, "running");
    ran("chain.0", 0, "failed", "division by zero");
    expect(graph.status(OUT).value).toMatchObject({ state: "error", message: "division by zero" });
  });

  test("is gone when the visitor edits the field, or tries again", () => {
    refuse();
    graph.edited(NAME, "longer");
    expect(refusal(NAME)).toBeUndefined();
    refuse();
    graph.emit(NAME, "focus", null); // starts something else
    expect(refusal(NAME)).toBe("Too short");
    graph.emit(BUTTON, "click", null);
    expect(refusal(NAME)).toBeUndefined();
  });

  test("is gone with the next try as well where the run was done: one of its functions had failed", () => {
    graph.emit(BUTTON, "click", null);
    graph.invalid({ t: "invalid", block: OUT, message: "No such word" });
    ran(`${id()}.0`, 0, "done");
    expect(refusal(OUT)).toBe("No such word");
    graph.emit(BUTTON, "click", null);
    expect(refusal(OUT)).toBeUndefined();
  });
});

describe("a tick", () => {
  test("is left out while nothing has come of the one before", () => {
    for (let n = 0; n < 3; n++) graph.emit(TIMER, "tick", null);
    expect(sent).toHaveLength(1);
    ran(`${id()}.0`, 7, "done");
    graph.emit(TIMER, "tick", null); // the slow listener does not hold up the fast one
    graph.emit(TIMER, "tick", null);
    expect(sent).toHaveLength(2);
    for (const n of [0, 1]) for (const index of [7, 8]) ran(`${id(n)}.${index - 7}`, index, "done");
    graph.emit(TIMER, "tick", null);
    expect(sent).toHaveLength(3);
  });

  test("waits alone for the connection, and of other events none is left out", () => {
    online = false;
    for (let n = 0; n < 100; n++) graph.emit(TIMER, "tick", null);
    for (let n = 0; n < 2; n++) graph.emit(BUTTON, "click", null);
    online = true;
    graph.resume();
    expect(sent.map((event) => event.event)).toEqual(["tick", "click", "click"]);
  });

  test("that was under way when the session ended is not told as lost: the next one does it again", () => {
    graph.emit(TIMER, "tick", null);
    graph.emit(BUTTON, "click", null);
    expect(graph.restart({}, "gone")).toEqual([BUTTON]);
    graph.emit(TIMER, "tick", null);
    expect(sent.map((event) => event.event)).toEqual(["tick", "click", "tick"]);
  });
});

describe("a stream", () => {
  const CAMERA = 6;
  const streams = (...given: Partial<ListenerConfig>[]) => {
    const all = given.map((one, n) => listener(20 + n, { triggers: [[CAMERA, "stream"]], ...one }));
    graph.render(OTHER, all, []);
    return graph.pace(CAMERA, "stream");
  };

  test("has its pace from those who listen now", () => {
    expect(streams().listeners).toEqual([]);
    expect(streams({ stream_every: 0.1 }, {}).listeners.map((one) => one.stream_every)).toEqual([0.1, 0.5]);
  });

  test("waits until all that the last part has started has ended", async () => {
    const { ready } = streams({}, {});
    await ready();
    graph.emit(CAMERA, "stream", null);
    let isReady = false;
    const readied = ready().then(() => (isReady = true));
    ran(`${id()}.0`, 20, "done");
    await Promise.resolve();
    expect(isReady).toBe(false);
    ran(`${id()}.1`, 21, "failed", "too dark");
    await readied;
  });
});
