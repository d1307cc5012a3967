import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Pending, type Said } from "./pending";
import type { Bar } from "./protocol";

let pending: Pending;

beforeEach(() => {
  vi.useFakeTimers();
  pending = new Pending();
});
afterEach(() => void vi.useRealTimers());

const at = (block: number) => pending.at(block).value;
const said = () => pending.said.value?.text;
const stageNow = () => at(1).stage?.value;
const bar = (done: number, total: number | null = 10): Bar => ({ desc: null, done, total, unit: "steps" });

test("a result that one waited for says that it has come; what comes at once does not", () => {
  pending.begin("quick", [1], "full");
  vi.advanceTimersByTime(100);
  pending.end("quick", null);
  expect(at(1)).toEqual({ state: "idle", show: "full" });
  pending.begin("slow", [1], "full");
  vi.advanceTimersByTime(2000);
  pending.end("slow", null);
  expect(at(1)).toMatchObject({ state: "idle", arrived: true });
});

test("hidden progress has no sign at all", () => {
  pending.begin("slow", [1], "hidden");
  vi.advanceTimersByTime(2000);
  pending.end("slow", null);
  expect(at(1).arrived).toBeUndefined();
});

test("of several runs the loudest is shown, and how far the oldest is", () => {
  pending.begin("a", [1], "minimal");
  const { stage } = at(1);
  pending.begin("b", [1], "full");
  expect(at(1)).toMatchObject({ show: "full" });
  expect(at(1).stage).toBe(stage);
});

test("of several runs the one is shown that says how far it is", () => {
  pending.begin("a", [1], "full");
  pending.begin("b", [1], "full");
  pending.progress("b", [bar(1)]);
  expect(stageNow()).toMatchObject({ bars: [bar(1)] });
  pending.end("b", null);
  expect(stageNow()).toMatchObject({ bars: [] });
});

test("what is being read is not dimmed when another run begins", () => {
  pending.begin("a", [1], "full");
  pending.streamed(1);
  pending.begin("b", [1], "full");
  expect(at(1).streams).toBe(true);
  pending.end("a", null);
  pending.end("b", null);
  pending.begin("c", [1], "full");
  expect(at(1).streams).toBe(false);
});

test("a part of a result marks the place as one that is being read", () => {
  pending.streamed(1);
  expect(at(1).state).toBe("idle");
  pending.begin("a", [1], "full");
  pending.streamed(1);
  expect(at(1).streams).toBe(true);
});

test("an end that is told twice, or of an unknown run, changes nothing", () => {
  pending.begin("a", [1], "full");
  pending.end("a", "no");
  pending.end("a", null);
  pending.end("b", null);
  expect(at(1)).toMatchObject({ state: "error", message: "no" });
});

describe("a run in its line", () => {
  test("tells its place, and forgets it when its turn has come", () => {
    pending.begin("a", [1], "full");
    expect(stageNow()).toMatchObject({ waits: false });
    pending.wait("a");
    expect(stageNow()).toMatchObject({ waits: true, ahead: null, starts: null });
    pending.wait("a", 2, 8);
    expect(stageNow()).toMatchObject({ waits: true, ahead: 2, starts: performance.now() + 8000 });
    vi.advanceTimersByTime(3000);
    pending.start("a");
    expect(stageNow()).toMatchObject({ waits: false, ahead: null, since: performance.now() });
  });

  test("that did not wait has begun when it was asked for", () => {
    pending.begin("a", [1], "full");
    const asked = performance.now();
    vi.advanceTimersByTime(3000);
    pending.start("a");
    expect(stageNow()).toMatchObject({ since: asked });
  });

  test("works as soon as it says how far it is", () => {
    pending.begin("a", [1], "full");
    pending.wait("a", 1, null);
    pending.progress("a", [bar(1)]);
    expect(stageNow()).toMatchObject({ waits: false, bars: [bar(1)] });
  });

  test("tells its status once, and not with each step: a component is not drawn again for that", () => {
    pending.begin("a", [1], "full");
    pending.progress("a", [bar(0)]);
    const status = at(1);
    pending.progress("a", [bar(1)]);
    expect(at(1)).toBe(status);
  });

  test("that nobody knows tells nothing", () => {
    pending.wait("b", 1, 1);
    pending.progress("b", [bar(1)]);
    pending.start("b");
    expect(at(1)).toEqual({ state: "idle", show: "full" });
  });
});

describe("a run that was stopped", () => {
  test("says how, until the next one begins", () => {
    pending.begin("a", [1], "full");
    pending.end("a", null, "Stopped before it began.");
    expect(at(1)).toEqual({ state: "idle", show: "full", note: "Stopped before it began." });
    pending.begin("b", [1], "full");
    expect(at(1).note).toBeUndefined();
  });
});

describe("what a validator refuses", () => {
  test("is said at its block, whatever the runs there do, until it is edited", () => {
    pending.refuse(1, "Too short");
    expect(at(1)).toMatchObject({ state: "idle", refused: "Too short" });
    pending.begin("a", [1], "full");
    pending.end("a", null);
    expect(at(1).refused).toBe("Too short");
    pending.accept(1);
    expect(at(1)).toEqual({ state: "idle", show: "full" });
  });

  test("is what the listener refused whose run fails next, until that one runs again", () => {
    pending.refuse(1, "Too short");
    expect([pending.claim(7), pending.claim(8)]).toEqual([true, false]);
    pending.retry(8);
    expect(at(1).refused).toBe("Too short");
    pending.retry(7);
    expect(at(1).refused).toBeUndefined();
  });

  test("is gone when another value is put there, but for what the run itself puts there that refused", () => {
    pending.refuse(1, "Too short");
    pending.streamed(1);
    expect(at(1).refused).toBe("Too short");
    pending.claim(7);
    pending.streamed(1);
    expect(at(1).refused).toBeUndefined();
  });
});

describe("what is read out", () => {
  test("is sparse: the first place in the line, quarters, the end", () => {
    pending.begin("a", [1, 2], "full");
    const heard: (Said | null)[] = [];
    pending.said.subscribe((one) => heard.push(one));
    for (const ahead of [3, 2, 1]) pending.wait("a", ahead, 1);
    for (let done = 0; done <= 10; done++) pending.progress("a", [bar(done)]);
    pending.end("a", null);
    expect(heard).toEqual([
      null,
      ...["waiting, 3 ahead", "25 %", "50 %", "75 %", "done"].map((text) => ({ block: 1, text })),
    ]);
  });

  test("is the end of what the visitor asked for, however soon it comes, and each time anew", () => {
    const heard: (Said | null)[] = [];
    pending.said.subscribe((one) => heard.push(one));
    for (const run of ["a", "b"]) {
      pending.begin(run, [1], "full", "asked");
      pending.answered(run);
      pending.end(run, null);
    }
    pending.begin("dropped", [1], "full", "asked");
    pending.end("dropped", null);
    expect(heard.map((one) => one?.text)).toEqual([undefined, "done", undefined, "done", undefined]);
  });

  test("is once what a validator does not take, and not that it is over", () => {
    pending.begin("a", [1], "full", "asked");
    vi.advanceTimersByTime(3000);
    pending.refuse(2, "Too short");
    pending.hush("a");
    pending.end("a", null);
    expect(pending.said.value).toEqual({ block: 2, text: "Too short" });
  });

  test("is nothing of what comes soon unasked", () => {
    pending.begin("a", [1], "full");
    vi.advanceTimersByTime(1900);
    pending.end("a", null);
    vi.advanceTimersByTime(5000);
    expect(said()).toBeUndefined();
  });

  test.each<[string | null, string | undefined, string]>([
    [null, undefined, "done"],
    ["no", undefined, "failed"],
    [null, "Stopped.", "Stopped."],
  ])("is that one waits, and how it ended: %o %o", (error, note, text) => {
    pending.begin("a", [1], "full");
    vi.advanceTimersByTime(3000);
    expect(said()).toBe("working");
    pending.end("a", error, note);
    expect(said()).toBe(text);
  });

  test("is that its turn is next", () => {
    pending.begin("a", [1], "full");
    pending.wait("a", 0, 1);
    expect(said()).toBe("next in line");
  });

  test("is that it waits, where no place was told", () => {
    pending.begin("a", [1], "full");
    pending.wait("a");
    vi.advanceTimersByTime(3000);
    expect(said()).toBe("waiting");
  });

  test("is nothing where progress is hidden", () => {
    pending.begin("a", [1], "hidden");
    pending.wait("a", 1, 1);
    vi.advanceTimersByTime(3000);
    pending.end("a", null, "Stopped.");
    expect(said()).toBeUndefined();
  });
});
