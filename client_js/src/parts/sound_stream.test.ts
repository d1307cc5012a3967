import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { SoundStream } from "./sound_stream";
import { wavFile } from "./wav";

const RATE = 8000;

/** What jsdom lacks: a clock that the test moves, and a note of when which sound begins. */
class FakeContext extends EventTarget {
  static last: FakeContext;
  state = "running";
  currentTime = 0;
  destination = {};
  sampleRate: number;
  decoded = 0;
  readonly sources: { start: number; duration: number; end: EventTarget; isOver: boolean }[] = [];

  constructor({ sampleRate = 44_100 }: { sampleRate?: number } = {}) {
    super();
    this.sampleRate = sampleRate;
    FakeContext.last = this;
  }
  createGain() {
    return { gain: { value: 1 }, connect: () => undefined };
  }
  createBufferSource() {
    const end = new EventTarget();
    const source = Object.assign(end, {
      buffer: null as { duration: number } | null,
      connect: () => undefined,
      start: (start: number) =>
        this.sources.push({ start, duration: source.buffer?.duration ?? 0, end, isOver: false }),
    });
    return source;
  }
  decodeAudioData(content: ArrayBuffer) {
    this.decoded += 1;
    const samples = new Float32Array(new Int16Array(content.slice(44)));
    return Promise.resolve({ duration: samples.length / this.sampleRate, getChannelData: () => samples });
  }
  resume = () => ((this.state = "running"), Promise.resolve());
  suspend = () => ((this.state = "suspended"), Promise.resolve());
  close = () => ((this.state = "closed"), Promise.resolve());
  /** Lets time pass until all that has begun by then and is over has ended. */
  pass(until: number): void {
    this.currentTime = until;
    for (const source of this.sources) {
      if (source.isOver || source.start + source.duration > until) continue;
      source.isOver = true;
      source.end.dispatchEvent(new Event("ended"));
    }
  }
}

const pieces = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ $file: `p${at}`, name: "a.wav", mime: "audio/wav", size: 1 }));
const settle = () => new Promise((resolve) => setTimeout(resolve));
let asked: string[] = [];
let content = new ArrayBuffer(0);

/** Has each piece last so long. */
async function last(seconds: number): Promise<void> {
  content = await wavFile([new Int16Array(RATE * seconds).fill(9)], RATE, "a.wav").arrayBuffer();
}

beforeEach(async () => {
  asked = [];
  await last(1);
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url.split("/")[2] ?? "");
    return Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(content) });
  });
});

afterEach(() => vi.unstubAllGlobals());

test("each piece begins at the sample where the one before ends", async () => {
  const stream = new SoundStream();
  stream.put(pieces(2), { isWhole: false });
  expect(await stream.play()).toBe(true);
  await settle();
  stream.put(pieces(4), { isWhole: true });
  await settle();
  const { sources, sampleRate } = FakeContext.last;
  expect(sampleRate).toBe(RATE);
  expect(sources.map(({ start }) => start - (sources[0]?.start ?? 0))).toEqual(
    [0, 1, 2, 3].map((s) => expect.closeTo(s, 9)),
  );
  expect(asked).toEqual(["p0", "p0", "p1", "p2", "p3"]); // the first one twice: for its rate
  expect(stream.length.value).toBe(4);
});

test("it is over when all that will come was heard, and not before", async () => {
  const stream = new SoundStream();
  stream.put(pieces(1), { isWhole: false });
  await stream.play();
  await settle();
  FakeContext.last.pass(1.2);
  await settle();
  expect(stream.isOver.value).toBe(false);
  expect(stream.time).toBe(1);
  stream.put(pieces(2), { isWhole: false });
  await settle();
  expect(FakeContext.last.sources[1]?.start).toBeCloseTo(1.3);
  stream.put(pieces(2), { isWhole: true });
  FakeContext.last.pass(1.8);
  await settle();
  expect([stream.isOver.value, stream.time]).toEqual([false, expect.closeTo(1.5)]);
  FakeContext.last.pass(2.4);
  await settle();
  expect([stream.isOver.value, stream.isPlaying.value]).toEqual([true, false]);
  await stream.play(); // from the beginning
  await settle();
  expect(FakeContext.last.sources.slice(2).map(({ start }) => start)).toEqual(
    [2.5, 3.5].map((at) => expect.closeTo(at)),
  );
  FakeContext.last.pass(3);
  expect([stream.isPlaying.value, stream.time, stream.length.value]).toEqual([true, expect.closeTo(0.5), 2]);
});

test("however much is there, no more is decoded than is soon heard", async () => {
  await last(4);
  const stream = new SoundStream();
  stream.put(pieces(50), { isWhole: true });
  await stream.play();
  await settle();
  expect(FakeContext.last.decoded).toBe(4);
  FakeContext.last.pass(8.2);
  await settle();
  expect(FakeContext.last.decoded).toBe(6);
});

test("nothing is fetched before it is to be heard", async () => {
  const stream = new SoundStream();
  stream.put(pieces(3), { isWhole: true });
  await settle();
  expect(asked).toEqual([]);
});

test("a piece that cannot be decoded is told, and the next one is heard", async () => {
  const stream = new SoundStream();
  stream.put(pieces(1), { isWhole: false });
  await stream.play();
  FakeContext.last.decodeAudioData = () => Promise.reject(new Error("no sound"));
  await settle();
  stream.put(pieces(2), { isWhole: true });
  await settle();
  expect(stream.problem.value).toBe("no sound");
  expect(stream.isOver.value).toBe(false); // the first one is still heard
});
