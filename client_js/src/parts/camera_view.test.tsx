import { act, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { CameraOptions } from "./camera";
import { CameraView } from "./camera_view";

const OPTIONS: CameraOptions = { mirror: true, constraints: null };

/** A camera of the test's own, and what was asked of it. */
class Track extends EventTarget {
  readonly stop = vi.fn<() => void>();
  readonly device: string;
  constructor(device: string) {
    super();
    this.device = device;
  }
  getSettings = () => ({ deviceId: this.device });
}
let asked: MediaStreamConstraints[] = [];
let tracks: Track[] = [];
let refusal: string | null = null;

beforeEach(() => {
  const devices = ["front", "back"].map((deviceId) => ({ kind: "videoinput", deviceId, label: deviceId }));
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getUserMedia: async (constraints: MediaStreamConstraints) => {
        asked.push(constraints);
        if (refusal) throw new DOMException("no", refusal);
        const track = new Track(
          (constraints.video as { deviceId?: { exact: string } }).deviceId?.exact ?? "front",
        );
        tracks.push(track);
        return { getTracks: () => [track], getVideoTracks: () => [track] };
      },
      enumerateDevices: async () => [...devices, { kind: "audioinput", deviceId: "ear", label: "ear" }],
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  asked = [];
  tracks = [];
  refusal = null;
});

const view = (options = OPTIONS, onClose = () => {}) =>
  render(
    <CameraView options={options} onClose={onClose}>
      {() => <button type="button">Shoot</button>}
    </CameraView>,
  );

test("it asks for the camera, and lets it go when it is no longer drawn", async () => {
  const { unmount, container } = view();
  expect(screen.getByRole("status").textContent).toBe("Waiting for the camera…");
  await screen.findByRole("button", { name: "Shoot" });
  expect(asked).toEqual([{ video: { width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false }]);
  expect(container.querySelector("video")?.className).toBe("fl-mirrored");
  unmount();
  await vi.waitFor(() => expect(tracks[0]?.stop).toHaveBeenCalledOnce());
});

test("a camera that comes when it is no longer drawn is let go at once", async () => {
  const { unmount } = view();
  unmount();
  await vi.waitUntil(() => tracks[0]);
  await vi.waitFor(() => expect(tracks[0]?.stop).toHaveBeenCalledOnce());
});

test("nothing can be done with it before it shows something", async () => {
  const player = vi.spyOn(HTMLMediaElement.prototype, "srcObject", "set").mockImplementation(() => {});
  const { container } = view();
  await vi.waitFor(() => expect(player).toHaveBeenCalled());
  expect(screen.getByRole("status")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Shoot" })).toBeNull();
  container.querySelector("video")?.dispatchEvent(new Event("playing"));
  expect(await screen.findByRole("button", { name: "Shoot" })).toBeTruthy();
  player.mockRestore();
});

test("another camera can be chosen; the first is let go", async () => {
  view({ mirror: false, constraints: { video: { width: 320 } } });
  const choice = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Camera" });
  expect(choice.value).toBe("front");
  await userEvent.selectOptions(choice, "back");
  await vi.waitUntil(() => asked.length === 2);
  expect(tracks[0]?.stop).toHaveBeenCalledOnce();
  expect(asked[1]).toEqual({ video: { width: 320, deviceId: { exact: "back" } }, audio: false });
  expect((await screen.findByRole<HTMLSelectElement>("combobox", { name: "Camera" })).value).toBe("back");
});

test.each([
  ["NotAllowedError", "The browser does not let this page use the camera"],
  ["NotFoundError", "No camera was found"],
  ["OverconstrainedError", "No camera can do what this page asks of it"],
  ["NotReadableError", "another program may be using it"],
])("%s is explained, and can be tried again", async (name, text) => {
  refusal = name;
  view();
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain(text));
  refusal = null;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Shoot" })).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toBe("");
});

test("where the browser has no cameras for pages, it says why", async () => {
  vi.stubGlobal("navigator", {});
  view();
  await vi.waitFor(() =>
    expect(screen.getByRole("alert").textContent).toContain("on https and localhost only"),
  );
});

test("a camera that is pulled out is said", async () => {
  view();
  await screen.findByRole("button", { name: "Shoot" });
  await act(async () => void tracks[0]?.dispatchEvent(new Event("ended")));
  expect(screen.getByRole("alert").textContent).toBe("The camera was switched off.");
});

test("it is closed by its button", async () => {
  const onClose = vi.fn<() => void>();
  view(OPTIONS, onClose);
  await userEvent.click(screen.getByRole("button", { name: "Close the camera" }));
  expect(onClose).toHaveBeenCalledOnce();
});
