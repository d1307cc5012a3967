/** Records what a camera sees. */

/** The best that both the browser and the function's world know, the first one first. */
const KINDS = [
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
  "video/mp4",
];
const BITS = 4_000_000;

export interface Recording {
  /** Ends it; what was recorded goes to `onDone`. */
  stop: () => void;
}

/**
 * Starts to record.
 *
 * @param stream of the camera. Not of a canvas that turns it: a busy browser draws few pictures on one
 * @param format the author's word for the container; null: any
 * @param onDone gets the file when it ends: by `stop`, or because the camera went away
 */
export function record(
  stream: MediaStream,
  format: string | null,
  onDone: (file: File | null) => void,
): Recording {
  const pieces: Blob[] = [];
  const kinds = format === "mp4" ? [...KINDS.slice(2), ...KINDS] : KINDS;
  const type = kinds.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, {
    ...(type ? { mimeType: type } : {}),
    videoBitsPerSecond: BITS,
  });
  const end = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  const track = stream.getVideoTracks()[0];
  track?.addEventListener("ended", end);
  recorder.addEventListener("dataavailable", ({ data }) => data.size > 0 && pieces.push(data));
  recorder.addEventListener("stop", () => {
    track?.removeEventListener("ended", end);
    const kind = recorder.mimeType.split(";")[0] || "video/webm";
    const name = `recording.${kind === "video/mp4" ? "mp4" : "webm"}`;
    onDone(pieces.length > 0 ? new File(pieces, name, { type: kind }) : null);
  });
  recorder.start(1000); // so that a long recording does not lie in memory as one piece
  return { stop: end };
}
