import { act, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ListenerConfig } from "../core/config";
import { show } from "../testing";
import { CameraShot } from "./camera_shot";

/** A camera that shows a picture of 4 × 2 pixels. */
beforeEach(() => {
  const track = Object.assign(new EventTarget(), { stop: () => {}, getSettings: () => ({ deviceId: "a" }) });
  const stream = { id: "1", getTracks: () => [track], getVideoTracks: () => [track] };
  vi.stubGlobal("navigator", {
    mediaDevices: { getUserMedia: async () => stream, enumerateDevices: async () => [] },
  });
  vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockReturnValue(4);
  vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockReturnValue(2);
  Object.assign(HTMLCanvasElement.prototype, { getContext, toBlob });
});
const setTransform = vi.fn<(...matrix: number[]) => void>();
const getContext = () => ({ setTransform, drawImage: () => {} });
const { getContext: realContext, toBlob: realBlob } = HTMLCanvasElement.prototype;
function toBlob(this: HTMLCanvasElement, done: BlobCallback, type = ""): void {
  done(new Blob([`${this.width} × ${this.height}`], { type }));
}
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(HTMLCanvasElement.prototype, { getContext: realContext, toBlob: realBlob });
  vi.unstubAllGlobals();
  setTransform.mockClear();
});

const camera = ({ streaming = false, mirror = true } = {}) => {
  const shown = show("textbox");
  const onShot = vi.fn<(picture: File) => void>();
  render(
    <CameraShot
      node={shown.node}
      options={{ mirror, constraints: null }}
      streaming={streaming}
      onShot={onShot}
      onProblem={() => {}}
      onClose={() => {}}
    />,
  );
  return { ...shown, onShot };
};

test("a picture is taken without loss, as the mirror shows it", async () => {
  const { onShot } = camera();
  await userEvent.click(await screen.findByRole("button", { name: "Take a picture" }));
  await vi.waitUntil(() => onShot.mock.calls[0]);
  const [picture] = onShot.mock.calls[0] as [File];
  expect([picture.name, picture.type, await picture.text()]).toEqual(["camera.png", "image/png", "4 × 2"]);
  expect(setTransform).toHaveBeenCalledExactlyOnceWith(-1, 0, 0, 1, 4, 0);
});

test("it is not turned round where it is no mirror", async () => {
  const { onShot } = camera({ mirror: false });
  await userEvent.click(await screen.findByRole("button", { name: "Take a picture" }));
  await vi.waitUntil(() => onShot.mock.calls[0]);
  expect(setTransform).not.toHaveBeenCalled();
});

test("frames are streamed from start to stop", async () => {
  const { node, uploads, edits, events } = camera({ streaming: true });
  const listener = { stream_every: 0.05, time_limit: null } as ListenerConfig;
  vi.spyOn(node, "pace").mockReturnValue({ listeners: [listener], ready: () => Promise.resolve() });
  await userEvent.click(await screen.findByRole("button", { name: "Start" }));
  await vi.waitUntil(() => events.length > 1);
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(uploads[0]?.type).toBe("image/jpeg");
  expect(edits[0]).toMatchObject({ $file: "f1", name: "camera.jpeg" });
  expect(new Set(events)).toEqual(new Set(["stream"]));
  await screen.findByRole("button", { name: "Start" });
});

test("when its time is over it can be started again", async () => {
  const { node } = camera({ streaming: true });
  const listener = { stream_every: 0.01, time_limit: 0.01 } as ListenerConfig;
  vi.spyOn(node, "pace").mockReturnValue({ listeners: [listener], ready: () => Promise.resolve() });
  const start = await screen.findByRole("button", { name: "Start" });
  await act(async () => start.click());
  expect(await screen.findByRole("button", { name: "Start" })).toBeTruthy();
});
