import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { kindOf } from "../parts/piece_feed";
import { change, show } from "../testing";

const VIDEO = {
  height: null,
  width: null,
  format: null,
  sources: ["upload", "webcam"],
  webcam: { mirror: true, constraints: null },
  include_audio: null,
  autoplay: false,
  loop: false,
  playback_position: 0,
  subtitles: null,
  trims: true,
};
const FILM = { $file: "f1", name: "film.webm", mime: "video/webm", size: 3 };
const PART = { ...FILM, $file: "f2" };
const WEBM = new File(["webm"], "film.webm", { type: "video/webm" });

const video = async (props = {}, answers = {}) => {
  const shown = show("video", { ...VIDEO, ...props }, [], answers);
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};
const player = () => document.querySelector("video") as HTMLVideoElement;
/** jsdom loads no films: this is what a browser then knows of one. */
const load = (width = 64, duration = 10): void => {
  Object.defineProperties(player(), {
    videoWidth: { value: width, configurable: true },
    duration: { value: duration, configurable: true },
    readyState: { value: 4, configurable: true },
    currentSrc: { value: player().src, configurable: true },
  });
  fireEvent(player(), new Event("loadedmetadata"));
};

const trackSource = () => document.querySelector("track")?.getAttribute("src");
const drop = (file: File) =>
  fireEvent.drop(screen.getByText(/Drop a video/), {
    dataTransfer: { files: [file], items: [], types: ["Files"] },
  });
const fail = () => Promise.reject(new Error("the film is damaged"));

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a film is chosen, sent, shown and told", async () => {
  const { uploads, edits, events, container } = await video();
  await userEvent.upload(container.querySelector("input[type=file]") as HTMLInputElement, WEBM);
  expect(uploads).toEqual([WEBM]);
  expect(edits).toEqual([{ ...FILM, size: 4 }]);
  expect(events).toEqual(["input", "change", "upload"]);
  expect(player().getAttribute("src")).toBe("./file/f1/film.webm");
  expect(player().getAttribute("aria-label")).toBe("Name");
  expect(player().controls).toBe(true);
});

test("what is no film, or an empty file, is not sent", async () => {
  const { uploads } = await video();
  drop(new File(["x"], "a.png", { type: "image/png" }));
  expect((await screen.findByText(/a.png is not a video/)).closest("[role=alert]")).toBeTruthy();
  drop(new File([], "b.mp4", { type: "video/mp4" }));
  await screen.findByText(/b.mp4 is empty/);
  drop(new File(["x"], "c.ts", { type: "text/vnd.trolltech.linguist" })); // what a browser takes it for
  await vi.waitUntil(() => uploads.length === 1);
});

test("it tells when it plays, is paused and ends", async () => {
  const { events } = await video({ value: FILM, interactive: false });
  load();
  fireEvent(player(), new Event("play"));
  fireEvent(player(), new Event("pause"));
  fireEvent(player(), new Event("ended"));
  expect(events).toEqual(["play", "pause", "stop", "end"]);
});

test("it begins where the author says, and goes where a function says", async () => {
  const { node } = await video({ value: FILM, playback_position: 2.5 });
  load();
  expect(player().currentTime).toBe(2.5);
  change(() => Object.assign(node.props, { playback_position: 4 }));
  expect(player().currentTime).toBe(4);
});

test("the server hears where it is when it is paused, and a new film begins at its beginning", async () => {
  const at = vi.fn<(seconds: number) => void>();
  const { node, events } = await video({ value: FILM, interactive: false }, { playback_position: at });
  load();
  player().currentTime = 3;
  fireEvent(player(), new Event("timeupdate"));
  player().currentTime = 3.2;
  fireEvent(player(), new Event("timeupdate")); // within the same second
  fireEvent(player(), new Event("pause"));
  expect(at.mock.calls).toEqual([[3], [3.2]]);
  expect(events).toEqual(["pause"]);
  change(() => Object.assign(node.props, { value: PART }));
  load();
  expect(player().currentTime).toBe(0);
});

test("subtitles are a track; a result's own come before the author's", async () => {
  const subtitles = { $file: "s1", name: "a.vtt", mime: "text/vtt", size: 1 };
  const { node } = await video({ value: FILM, subtitles });
  expect(trackSource()).toBe("./file/s1/a.vtt");
  change(() =>
    Object.assign(node.props, { value: { video: FILM, subtitles: { ...subtitles, $file: "s2" } } }),
  );
  expect(trackSource()).toBe("./file/s2/a.vtt");
});

test("what this browser cannot play is asked for in another form, once", async () => {
  let give: ((file: unknown) => void) | undefined;
  const playable = vi.fn<(film: unknown) => Promise<unknown>>(() => new Promise((done) => (give = done)));
  await video({ value: FILM, interactive: false }, { playable });
  fireEvent(player(), new Event("error"));
  expect((await screen.findByRole("status")).textContent).toContain("Making a version");
  await act(async () => give?.({ $file: "f9", name: "film.mp4", mime: "video/mp4", size: 9 }));
  await vi.waitUntil(() => player()?.getAttribute("src") === "./file/f9/film.mp4");
  expect(playable).toHaveBeenCalledWith(FILM);
  fireEvent(player(), new Event("error"));
  await screen.findByText("This browser cannot play the video.");
  expect(playable).toHaveBeenCalledOnce();
});

test("a film of which the browser knows the sound alone is converted too; why it cannot be is said", async () => {
  await video({ value: FILM, interactive: false }, { playable: fail });
  load(0);
  expect(await screen.findByText("the film is damaged")).toBeTruthy();
});

test("a part is cut out by keys, and can be given back", async () => {
  const trimmed = vi.fn<(...args: unknown[]) => unknown>(() => PART);
  const { edits, events, node } = await video({ value: FILM }, { trimmed });
  load();
  await userEvent.click(screen.getByRole("button", { name: "Cut out a part" }));
  const start = await screen.findByRole("slider", { name: "Start" });
  const end = screen.getByRole("slider", { name: "End" });
  await vi.waitUntil(() => document.activeElement === start);
  const cut = screen.getByRole<HTMLButtonElement>("button", { name: "Cut out" });
  expect(cut.disabled).toBe(true); // it is all still there
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{PageUp}");
  expect(start.getAttribute("aria-valuetext")).toBe("0:01.2");
  expect(player().currentTime).toBeCloseTo(1.2);
  end.focus();
  await userEvent.keyboard("{Home}");
  expect(Number(end.getAttribute("aria-valuenow"))).toBeCloseTo(1.3); // not before the start
  await userEvent.keyboard("{End}{Shift>}{ArrowLeft}{/Shift}{ArrowDown}");
  expect(end.getAttribute("aria-valuetext")).toBe("0:08.9");
  await userEvent.click(cut);
  expect(trimmed).toHaveBeenCalledWith(FILM, expect.closeTo(1.2), expect.closeTo(8.9));
  await vi.waitUntil(() => edits.length === 1);
  expect(edits).toEqual([PART]);
  expect(events).toEqual(["input", "change"]);
  expect(screen.queryByRole("slider")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Back to the whole video" }));
  expect(node.props.value).toEqual(FILM);
});

test("why a part could not be cut out is said, and the handles stay", async () => {
  await video({ value: FILM }, { trimmed: fail });
  load();
  await userEvent.click(screen.getByRole("button", { name: "Cut out a part" }));
  const start = await screen.findByRole("slider", { name: "Start" });
  await vi.waitUntil(() => document.activeElement === start);
  await userEvent.keyboard("{ArrowRight}");
  await userEvent.click(screen.getByRole("button", { name: "Cut out" }));
  await screen.findByText("the film is damaged");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("slider")).toBeNull();
});

test("there is nothing to cut with where there is no ffmpeg, nor of what lies elsewhere", async () => {
  const { node } = await video({ value: FILM, trims: false });
  expect(screen.queryByRole("button", { name: "Cut out a part" })).toBeNull();
  change(() => Object.assign(node.props, { trims: true, value: { url: "https://example.org/a.mp4" } }));
  expect(screen.queryByRole("button", { name: "Cut out a part" })).toBeNull();
});

test("it is cleared", async () => {
  const { events, edits } = await video({ value: FILM });
  await userEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(edits).toEqual([null]);
  expect(events).toEqual(["input", "change", "clear"]);
});

test("a recording is sent, finished and told", async () => {
  const track = {
    stop: vi.fn<() => void>(),
    addEventListener() {},
    removeEventListener() {},
    getSettings: () => ({}),
  };
  const stream = { getTracks: () => [track], getVideoTracks: () => [track], getAudioTracks: () => [] };
  const getUserMedia = vi.fn<(asked: unknown) => Promise<unknown>>(async () => stream);
  vi.stubGlobal("navigator", {
    ...navigator,
    mediaDevices: { getUserMedia, enumerateDevices: async () => [] },
  });
  vi.stubGlobal("MediaRecorder", FakeRecorder);
  const recorded = vi.fn<() => unknown>(() => ({ ...FILM, $file: "f5" }));
  const { events, edits, uploads } = await video(
    { sources: ["webcam"], include_audio: true, webcam: { mirror: false, constraints: null } },
    { recorded },
  );
  await userEvent.click(screen.getByRole("button", { name: "Click to record a video" }));
  await userEvent.click(await screen.findByRole("button", { name: "Record" }));
  expect(getUserMedia).toHaveBeenCalledWith(expect.objectContaining({ audio: true }));
  expect(events).toEqual(["start_recording"]);
  expect(screen.getByRole("timer").textContent).toBe("0:00");
  await userEvent.click(screen.getByRole("button", { name: "Stop recording" }));
  await vi.waitUntil(() => edits.length === 1);
  expect(uploads[0]?.name).toBe("recording.webm");
  expect(edits).toEqual([{ ...FILM, $file: "f5" }]);
  expect(events).toEqual(["start_recording", "input", "change", "stop_recording"]);
  await vi.waitUntil(() => track.stop.mock.calls.length > 0); // the camera's light goes out
});

test("pieces of a stream are told by their heads", () => {
  const head = new TextEncoder().encode("....avcC\u0001\u0042\u0000\u001emp4a");
  expect(kindOf(head.buffer as ArrayBuffer)).toBe('video/mp4; codecs="avc1.42001e, mp4a.40.2"');
});

test("not interactive, there is nothing to press", async () => {
  await video({ interactive: false });
  expect(screen.getByRole("figure", { name: "Name" }).textContent).toContain("No video");
  expect(screen.queryByRole("button")).toBeNull();
});

class FakeRecorder extends EventTarget {
  static isTypeSupported = (type: string) => type === "video/webm";
  state = "inactive";
  mimeType = "video/webm";
  start(): void {
    this.state = "recording";
  }
  stop(): void {
    this.state = "inactive";
    this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: new Blob(["film"]) }));
    this.dispatchEvent(new Event("stop"));
  }
}
