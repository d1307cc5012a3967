import "./video_recorder.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import type { CameraOptions } from "./camera";
import { CameraView, type Live } from "./camera_view";
import { clock } from "./clock";
import { record, type Recording } from "./film_recorder";

interface VideoRecorderProps {
  options: CameraOptions;
  /** Whether the microphone is recorded too. */
  sound: boolean;
  /** The author's word for the container; null: any. */
  format: string | null;
  onStart: () => void;
  /** Gets what was recorded; null: nothing. */
  onDone: (file: File | null) => void;
  onClose: () => void;
}

/** The camera, and a button that records what it sees. */
export default function VideoRecorder({ options, sound, onClose, ...recording }: VideoRecorderProps) {
  return (
    <CameraView options={options} sound={sound} onClose={onClose}>
      {(live) => <RecordButton live={live} {...recording} />}
    </CameraView>
  );
}

interface RecordButtonProps extends Pick<VideoRecorderProps, "format" | "onStart" | "onDone"> {
  live: Live;
}

function RecordButton({ live, format, onStart, onDone }: RecordButtonProps) {
  const recording = useRef<Recording | null>(null);
  const seconds = useSignal<number | null>(null);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (seconds.value === null) return undefined;
    const begin = Date.now() - seconds.value * 1000;
    const ticking = setInterval(() => (seconds.value = Math.floor((Date.now() - begin) / 1000)), 1000);
    return () => clearInterval(ticking);
  }, [seconds.value === null]);
  useEffect(() => () => recording.current?.stop(), []); // what was recorded until then is kept
  const press = (): void => {
    if (seconds.value !== null) {
      recording.current?.stop();
      return;
    }
    recording.current = record(live.stream, format, (file) => done.current(file));
    seconds.value = 0;
    onStart();
  };
  const isOn = seconds.value !== null;
  return (
    <>
      <button type="button" class={`fl-camera-act fl-record ${isOn ? "fl-on" : ""}`} onClick={press}>
        <span class="fl-dot" aria-hidden="true" />
        {isOn ? say("Stop recording") : say("Record")}
      </button>
      {seconds.value !== null && (
        <span class="fl-record-time" role="timer">
          {clock(seconds.value)}
        </span>
      )}
    </>
  );
}
