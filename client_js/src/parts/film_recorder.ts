/** Records what a camera sees, as it is shown. */

/** The best that both the browser and the function's world know, the first one first. */
const KINDS = [
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01E,mp4a.40.2",
  "video/mp4",
];
const BITS = 4_000_000;
const FRAMES = 30;

export interface Recording {
  /** Ends it; what was recorded goes to `onDone`. */
  stop: () => void;
}

/**
 * Starts to record.
 *
 * @param video what shows the stream
 * @param mirror whether it is shown as in a mirror: so it is recorded, too
 * @param format the author's word for the container; null: any
 * @param onDone gets the file when it ends: by `stop`, or because the camera went away
 */
export function record(
  { stream, video, mirror, format }: Seen,
  onDone: (file: File | null) => void,
): Recording {
  const pieces: Blob[] = [];
  const kinds = format === "mp4" ? [...KINDS.slice(2), ...KINDS] : KINDS;
  const type = kinds.find((one) => MediaRecorder.isTypeSupported(one));
  const shown = mirror ? mirrored(video, stream) : { stream, end: () => undefined };
  const recorder = new MediaRecorder(shown.stream, {
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
    shown.end();
    const kind = recorder.mimeType.split(";")[0] || "video/webm";
    const name = `recording.${kind === "video/mp4" ? "mp4" : "webm"}`;
    onDone(pieces.length > 0 ? new File(pieces, name, { type: kind }) : null);
  });
  recorder.start(1000); // so that a long recording does not lie in memory as one piece
  return { stop: end };
}

export interface Seen {
  stream: MediaStream;
  video: HTMLVideoElement;
  mirror: boolean;
  format: string | null;
}

/** The stream as a mirror shows it, with its sound. */
function mirrored(video: HTMLVideoElement, stream: MediaStream): { stream: MediaStream; end: () => void } {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let frame = 0;
  const draw = (): void => {
    if (canvas.width !== video.videoWidth || canvas.height !== video.videoHeight) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context?.setTransform(-1, 0, 0, 1, canvas.width, 0);
    }
    context?.drawImage(video, 0, 0);
    frame = video.requestVideoFrameCallback(draw);
  };
  draw();
  const seen = canvas.captureStream(FRAMES);
  for (const track of stream.getAudioTracks()) seen.addTrack(track);
  return {
    stream: seen,
    end: () => {
      video.cancelVideoFrameCallback(frame);
      for (const track of seen.getVideoTracks()) track.stop();
    },
  };
}
