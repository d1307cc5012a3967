/** From the microphone to the value: what is told when, in one piece and in several. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ListenerConfig } from "../core/config";
import { show, type Shown } from "../testing";

const PROPS = {
  sources: ["microphone"],
  streaming: false,
  autoplay: false,
  editable: true,
  loop: false,
  recording: false,
  playback_position: 0,
  cues: [],
  waveform: { show_recording_waveform: true, skip_length: 5, sample_rate: 44_100 },
};
const track = {
  stop: vi.fn<() => void>(),
  addEventListener: () => undefined,
  getSettings: () => ({ deviceId: "b" }),
};
const stream = { getTracks: () => [track], getAudioTracks: () => [track] };
const asked: unknown[] = [];
let taps: MessagePort[] = [];

/** What jsdom lacks; the test says what the microphone hears. */
class FakeContext {
  sampleRate = 8000;
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
    taps.push(port2);
    port2.addEventListener("message", () => {
      port2.postMessage(new Int16Array([7]), []);
      port2.postMessage(null, []);
    });
    port2.start();
  }
}

beforeEach(() => {
  taps = [];
  asked.length = 0;
  track.stop.mockClear();
  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("AudioWorkletNode", FakeNode);
  vi.stubGlobal("ResizeObserver", class { observe(): void {} disconnect(): void {} }); // prettier-ignore
  const devices = ["a", "b"].map((deviceId) => ({
    deviceId,
    kind: "audioinput",
    label: `Microphone ${deviceId}`,
  }));
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getUserMedia: (wanted: unknown) => (asked.push(wanted), Promise.resolve(stream)),
      enumerateDevices: () => Promise.resolve(devices),
    },
  });
});

afterEach(() => {
  for (const tap of taps) tap.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Records a second; of what it hears a function is told piece by piece where that `streams`. */
async function record({ streams = false } = {}): Promise<Shown> {
  const shown = show("audio", PROPS, [], { peaks: () => [1] });
  const often = { stream_every: 0.01, time_limit: null } as ListenerConfig;
  vi.spyOn(shown.node, "listens").mockReturnValue(streams);
  vi.spyOn(shown.node, "pace").mockReturnValue({ listeners: [often], ready: () => Promise.resolve() });
  fireEvent.click(await screen.findByRole("button", { name: "Record" }));
  await screen.findByRole("button", { name: "Stop" });
  taps[0]?.postMessage(new Int16Array(8000), []);
  await screen.findByText("0:01");
  return shown;
}

test("a recording is one file, and its listener finds it as the value", async () => {
  const { events, edits, uploads } = await record();
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  fireEvent.click(await screen.findByRole("button", { name: "Resume" }));
  fireEvent.click(await screen.findByRole("button", { name: "Stop" }));
  await waitFor(() =>
    expect(events).toEqual(["start_recording", "pause_recording", "input", "change", "stop_recording"]),
  );
  expect(uploads[0]?.size).toBe(44 + 2 * 8001);
  expect(edits).toEqual([{ $file: "f1", name: "recording.wav", mime: "audio/wav", size: 44 + 2 * 8001 }]);
  expect(track.stop).toHaveBeenCalled();
  expect(await screen.findByRole("button", { name: "Play" })).toBeTruthy();
});

test("a stream comes in pieces, the last one included, and nothing is left to be heard", async () => {
  const { events, edits, uploads } = await record({ streams: true });
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  await waitFor(() => expect(events.at(-1)).toBe("stop_recording"));
  expect(events.filter((event) => event === "stream").length).toBe(uploads.length);
  expect(edits.length).toBe(uploads.length);
  expect(uploads.reduce((sum, { size }) => sum + size - 44, 0)).toBe(2 * 8001);
  expect(await screen.findByRole("button", { name: "Record" })).toBeTruthy();
});

test("another microphone goes on with the same recording", async () => {
  const { events } = await record();
  const choice = screen.getByRole<HTMLSelectElement>("combobox", { name: "Microphone" });
  expect(choice.value).toBe("b");
  fireEvent.change(choice, { target: { value: "a" } });
  await waitFor(() => expect(asked).toEqual([{ audio: true }, { audio: { deviceId: { exact: "a" } } }]));
  expect(events).toEqual(["start_recording"]);
});

test("closed, the microphone is let go and nothing was recorded", async () => {
  const { edits, events } = await record();
  fireEvent.click(screen.getByRole("button", { name: "Close the microphone" }));
  await screen.findByRole("button", { name: "Record" });
  expect([edits, events]).toEqual([[], ["start_recording"]]);
  expect(track.stop).toHaveBeenCalled();
});

test("it begins by itself where the author wants it", async () => {
  const { events } = show("audio", { ...PROPS, recording: true });
  await screen.findByRole("button", { name: "Stop" });
  expect(events).toEqual(["start_recording"]);
});
