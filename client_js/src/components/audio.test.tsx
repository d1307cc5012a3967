import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { change, show, type Shown } from "../testing";

const SONG = { $file: "s1", name: "song.wav", mime: "audio/wav", size: 9000 };
const WAVEFORM = {
  waveform_color: null,
  waveform_progress_color: null,
  trim_region_color: null,
  show_recording_waveform: true,
  skip_length: 10,
  sample_rate: 44_100,
};
const PROPS = {
  sources: ["upload", "microphone"],
  streaming: false,
  autoplay: false,
  editable: true,
  loop: false,
  recording: false,
  playback_position: 0,
  cues: [],
  waveform: WAVEFORM,
};

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  // jsdom has no sound: what the browser does is done here
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function (this: HTMLMediaElement) {
    Object.defineProperty(this, "paused", { value: false, configurable: true });
    fireEvent.play(this);
    return Promise.resolve();
  });
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(function (this: HTMLMediaElement) {
    Object.defineProperty(this, "paused", { value: true, configurable: true });
    fireEvent.pause(this);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A player whose sound is ten seconds long. */
async function player(props: Record<string, unknown> = {}): Promise<Shown & { audio: HTMLAudioElement }> {
  const shown = show("audio", { ...PROPS, value: SONG, ...props }, [], { peaks: () => [0, 255, 128] });
  await screen.findByRole("button", { name: "Play" });
  const audio = shown.container.querySelector("audio") as HTMLAudioElement;
  Object.defineProperty(audio, "duration", { value: 10, configurable: true });
  void fireEvent.loadedMetadata(audio);
  await screen.findByText("0:10");
  return { ...shown, audio };
}

const position = () => screen.getByRole("slider", { name: "Position" });

test("empty, it says what to do", async () => {
  show("audio", PROPS);
  expect(await screen.findByRole("group", { name: "Name" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Drop an audio file here or click to choose" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Record" })).toBeTruthy();
});

test("empty and not to be filled, it is a figure with nothing in it", async () => {
  show("audio", { ...PROPS, interactive: false });
  expect(await screen.findByRole("figure", { name: "Name" })).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a chosen file becomes the value; one that is no sound does not", async () => {
  const { container, events, edits, uploads } = show("audio", PROPS);
  await screen.findByRole("button", { name: "Record" });
  const input = container.querySelector("input[type=file]") as HTMLInputElement;
  const choose = (file: File): void => void fireEvent.change(input, { target: { files: [file] } });
  choose(new File(["a"], "a.png", { type: "image/png" }));
  expect(await screen.findByText("a.png is not audio: choose another file.")).toBeTruthy();
  choose(new File(["a"], "a.mp3", { type: "audio/mpeg" }));
  await waitFor(() => expect(edits).toEqual([{ $file: "f1", name: "a.mp3", mime: "audio/mpeg", size: 1 }]));
  expect(uploads).toHaveLength(1);
  expect(events).toEqual(["input", "change", "upload"]);
});

test("it plays, pauses and ends, and tells so", async () => {
  const { audio, events } = await player();
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  fireEvent.click(await screen.findByRole("button", { name: "Pause" }));
  fireEvent.click(await screen.findByRole("button", { name: "Play" }));
  Object.defineProperty(audio, "ended", { value: true });
  fireEvent.pause(audio);
  fireEvent.ended(audio);
  expect(await screen.findByRole("button", { name: "Play" })).toBeTruthy();
  expect(events).toEqual(["play", "pause", "play", "stop"]);
});

test("keys and buttons go through the sound", async () => {
  const { audio } = await player();
  const times: number[] = [];
  for (const key of ["ArrowRight", "PageUp", "ArrowLeft", "End", "Home", "x"]) {
    fireEvent.keyDown(position(), { key });
    times.push(audio.currentTime);
  }
  expect(times).toEqual([0.5, 1.5, 1, 10, 0, 0]);
  fireEvent.click(screen.getByRole("button", { name: "Skip ahead" }));
  expect(audio.currentTime).toBe(1);
  await waitFor(() => expect(position().getAttribute("aria-valuetext")).toBe("0:01 of 0:10"));
  fireEvent.click(screen.getByRole("button", { name: "Skip back" }));
  expect(audio.currentTime).toBe(0);
});

test("how loud and how fast", async () => {
  const { audio } = await player();
  fireEvent.input(screen.getByRole("slider", { name: "Volume" }), { target: { value: "0.5" } });
  fireEvent.change(screen.getByRole("combobox", { name: "Speed" }), { target: { value: "1.5" } });
  expect([audio.volume, audio.playbackRate]).toEqual([0.5, 1.5]);
  fireEvent.click(screen.getByRole("button", { name: "Mute" }));
  expect(audio.volume).toBe(0);
  fireEvent.click(await screen.findByRole("button", { name: "Unmute" }));
  expect(audio.volume).toBe(1);
});

test("a part is cut out by keys, and taken back", async () => {
  const { answers, calls, edits, node } = await player();
  const part = { ...SONG, $file: "s2" };
  answers["trimmed"] = () => part;
  fireEvent.click(screen.getByRole("button", { name: "Cut out a part" }));
  const start = await screen.findByRole("slider", { name: "Start" });
  expect(document.activeElement).toBe(start);
  fireEvent.keyDown(start, { key: "PageUp" });
  fireEvent.keyDown(screen.getByRole("slider", { name: "End" }), { key: "ArrowLeft" });
  await waitFor(() => expect(start.getAttribute("aria-valuetext")).toBe("0:01.0"));
  expect(screen.getByRole("slider", { name: "End" }).getAttribute("aria-valuetext")).toBe("0:09.9");
  fireEvent.click(screen.getByRole("button", { name: "Keep this part" }));
  await waitFor(() => expect(node.props.value).toEqual(part));
  expect(calls.find(([method]) => method === "trimmed")).toEqual(["trimmed", SONG, 1, 9.9]);
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(edits).toEqual([part, SONG]);
});

test("what the server says against cutting is shown, and the sound stays", async () => {
  const { answers, edits } = await player();
  answers["trimmed"] = () => {
    throw new Error("This needs ffmpeg.");
  };
  vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
  fireEvent.click(screen.getByRole("button", { name: "Cut out a part" }));
  fireEvent.click(await screen.findByRole("button", { name: "Keep this part" }));
  expect(await screen.findByText("This needs ffmpeg.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await screen.findByRole("button", { name: "Cut out a part" });
  expect(edits).toEqual([]);
});

test("it is not cut where the author does not want it, nor cleared where nothing is to be edited", async () => {
  await player({ interactive: false });
  expect(screen.queryByRole("button", { name: "Cut out a part" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Clear" })).toBeNull();
});

test("cleared, it is empty and says so", async () => {
  const { edits, events } = await player({ editable: false });
  expect(screen.queryByRole("button", { name: "Cut out a part" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(await screen.findByRole("button", { name: "Record" })).toBeTruthy();
  expect([edits, events]).toEqual([[null], ["input", "change", "clear"]]);
});

test("a patch is shown and tells nothing", async () => {
  const { node, container, events } = await player();
  change(() => (node.props.value = { ...SONG, $file: "s3" }));
  expect(container.querySelector("audio")?.getAttribute("src")).toBe("./file/s3/song.wav");
  expect(events).toEqual([]);
});

test("subtitles stand there while they are heard", async () => {
  const { audio, container } = await player({ cues: [{ start: 1, end: 2, text: "Hello" }] });
  const said = () => container.querySelector(".fl-cue")?.textContent;
  expect(said()).toBe("");
  audio.currentTime = 1.5;
  change(() => fireEvent.timeUpdate(audio));
  expect(said()).toBe("Hello");
});

test("what was streamed to its end before is one sound", async () => {
  const value = { stream: [SONG, SONG], id: "a", whole: { ...SONG, $file: "w" } };
  const { container } = show("audio", { ...PROPS, interactive: false, value }, [], { peaks: () => [1] });
  await screen.findByRole("button", { name: "Play" });
  expect(container.querySelector("audio")?.getAttribute("src")).toBe("./file/w/song.wav");
});

test("the browser's own player where the author wants it", async () => {
  const waveform = { ...WAVEFORM, show_recording_waveform: false };
  const { container, calls } = show("audio", { ...PROPS, value: SONG, waveform }, [], {});
  await screen.findByRole("button", { name: "Clear" });
  expect(container.querySelector("audio")?.controls).toBe(true);
  expect(calls).toEqual([]);
});

test("what this browser cannot play is played from a copy, or it says so", async () => {
  const { answers, audio } = await player();
  answers["playable"] = () => ({ ...SONG, $file: "s9", name: "song.flac" });
  fireEvent.error(audio);
  await waitFor(() => expect(audio.getAttribute("src")).toBe("./file/s9/song.flac"));
  expect(screen.queryByText("This browser cannot play the sound.")).toBeNull();
  fireEvent.error(audio);
  expect(await screen.findByText("This browser cannot play the sound.")).toBeTruthy();
});

test("what nobody can play", async () => {
  const { audio } = await player();
  fireEvent.error(audio);
  expect(await screen.findByText("This browser cannot play the sound.")).toBeTruthy();
});

test("no microphone: it says why, and one can go back", async () => {
  vi.stubGlobal("navigator", { mediaDevices: undefined });
  show("audio", PROPS);
  fireEvent.click(await screen.findByRole("button", { name: "Record" }));
  expect(await screen.findByText("The microphone can be used on https and localhost only.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Close the microphone" }));
  expect(await screen.findByRole("button", { name: "Record" })).toBeTruthy();
});
