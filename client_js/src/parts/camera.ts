/** A camera: which there are, its stream, and a picture of it. */
import { say } from "../core/words";

/** How a page uses a camera; the twin of WebcamOptions in components/_webcam.py. */
export interface CameraOptions {
  /** Whether it is shown as in a mirror; its pictures are what was shown. */
  mirror: boolean;
  /** What is asked of the camera (`video`) and of the microphone (`audio`). */
  constraints: MediaStreamConstraints | null;
}

const USUAL: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/**
 * Starts a camera, with the microphone where there is to be `sound`; the visitor is asked whether they allow it.
 *
 * @param device the camera's id; null: the one that the browser likes best
 *
 * Raises an Error whose message is for the visitor.
 */
export async function openCamera(
  { constraints }: CameraOptions,
  device: string | null,
  { sound = false } = {},
): Promise<MediaStream> {
  const asked = constraints?.video;
  const video = typeof asked === "object" ? asked : USUAL;
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: device === null ? video : { ...video, deviceId: { exact: device } },
      audio: sound && (constraints?.audio ?? true),
    });
  } catch (error) {
    throw new Error(reason((error as Error).name), { cause: error });
  }
}

/** Lets the camera go: its light goes out. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The cameras, by the names that the browser tells when one of them has been allowed. */
export async function cameras(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput");
}

/** The id of the camera that a stream comes from. */
export function deviceOf(stream: MediaStream): string | null {
  return stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;
}

/** What the camera shows now, in its own size; null where it shows nothing. */
export async function snapshot(
  video: HTMLVideoElement,
  { mirror }: CameraOptions,
  type: "image/png" | "image/jpeg" = "image/png",
): Promise<File | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d");
  if (!context || canvas.width === 0) return null;
  if (mirror) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => void canvas.toBlob(done, type, 0.95));
  return blob && new File([blob], `camera.${type.slice("image/".length)}`, { type });
}

function reason(error: string): string {
  switch (error) {
    case "NotAllowedError":
    case "SecurityError":
      return say("The browser does not let this page use the camera: allow it beside the page's address.");
    case "NotFoundError":
      return say("No camera was found: connect one.");
    case "OverconstrainedError":
      return say("No camera can do what this page asks of it.");
    case "TypeError": // there are no media devices
      return say("The camera can be used on https and localhost only.");
    default:
      return say("The camera cannot be used now: another program may be using it.");
  }
}
