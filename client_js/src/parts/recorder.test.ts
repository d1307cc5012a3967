import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Recorder } from "./recorder";

const RATE = 8000;
let ports: MessagePort[] = [];

/** What jsdom lacks. The test is the microphone: it posts numbers as the tap does. */
class FakeContext {
  sampleRate = RATE;
  state = "running";
  audioWorklet = { addModule: () => Promise.resolve() };
  createMediaStreamSource = () => ({ connect: () => undefined, disconnect: () => undefined });
  resume = () => Promise.resolve();
  suspend = () => Promise.resolve();
  close = () => ((this.state = "closed"), Promise.resolve());
}

class FakeNode {
  port: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    ports.push(port2);
    // asked for the rest, the tap hands over what it has, and then that this was all
    port2.addEventListener("message", () => {
      port2.postMessage(new Int16Array([77]), []);
      port2.postMessage(null, []);
    });
    port2.start();
  }
}

beforeEach(() => {
  ports = [];
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("AudioWorkletNode", FakeNode);
});

afterEach(() => {
  for (const port of ports) port.close();
  vi.unstubAllGlobals();
});

async function numbers(file: File | null): Promise<number[]> {
  return file ? [...new Int16Array((await file.arrayBuffer()).slice(44))] : [];
}

test("whenever it is taken, each number is in one of the pieces, in order", async () => {
  const recorder = await Recorder.start({} as MediaStream);
  const [tap] = ports as [MessagePort];
  const taken: Promise<number[]>[] = [];
  let next = 0;
  for (const count of [1, 5, 2, 9, 3]) {
    for (let batch = 0; batch < count; batch++) {
      tap.postMessage(new Int16Array([next, next + 1]), []);
      next += 2;
    }
    // oxlint-disable-next-line no-await-in-loop -- what was posted arrives in its turn
    await vi.waitFor(() => expect(recorder.seconds.value).toBe(next / RATE));
    taken.push(numbers(recorder.take("a.wav")));
  }
  await recorder.stop();
  taken.push(numbers(recorder.take("a.wav")));
  expect((await Promise.all(taken)).flat()).toEqual([...Array(next).keys(), 77]);
  expect(recorder.take("a.wav")).toBeNull();
});

test("what is long is handed to the browser and still whole", async () => {
  const recorder = await Recorder.start({} as MediaStream);
  const [tap] = ports as [MessagePort];
  const batches = 80;
  for (let batch = 0; batch < batches; batch++) tap.postMessage(new Int16Array(RATE).fill(batch), []);
  await vi.waitFor(() => expect(recorder.seconds.value).toBe(batches));
  const found = await numbers(recorder.take("a.wav"));
  expect(found.length).toBe(batches * RATE);
  expect(found.filter((_, at) => at % RATE === 0)).toEqual([...Array(batches).keys()]);
});

test("it tells how loud it is", async () => {
  const recorder = await Recorder.start({} as MediaStream);
  ports[0]?.postMessage(new Int16Array([100, -16_384, 5]), []);
  await vi.waitFor(() => expect(recorder.level.value).toBe(0.5));
  await recorder.pause();
  expect([recorder.level.value, recorder.isPaused.value]).toEqual([0, true]);
  await recorder.resume();
  expect(recorder.isPaused.value).toBe(false);
});
