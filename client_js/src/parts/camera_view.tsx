import "./camera_view.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { type CameraOptions, cameras, closeCamera, deviceOf, openCamera } from "./camera";
import { Icon } from "./icon";
import { Tool } from "./tool";

/** A camera that runs. */
export interface Live {
  stream: MediaStream;
  /** What shows it. */
  video: HTMLVideoElement;
}

interface CameraViewProps {
  options: CameraOptions;
  /** Whether the stream has the microphone's sound too; it is not heard here. */
  sound?: boolean;
  onClose: () => void;
  /** What can be done with it: the buttons in the bar below, the main one first. */
  children: (live: Live) => ComponentChildren;
}

/** What the camera sees, from when the visitor allows it until this is no longer drawn; and a choice among several. */
export function CameraView({ options, sound = false, onClose, children }: CameraViewProps) {
  const live = useSignal<Live | null>(null);
  const problem = useSignal<string | null>(null);
  const known = useSignal<MediaDeviceInfo[]>([]);
  const asked = useSignal<{ device: string | null }>({ device: null });
  const view = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    let isOver = false;
    let opened: MediaStream | null = null;
    const start = async (): Promise<void> => {
      const stream = await openCamera(options, asked.value.device, { sound });
      if (isOver) return closeCamera(stream);
      opened = stream;
      known.value = await cameras();
      if (isOver || !video.current) return undefined;
      stream.getVideoTracks()[0]?.addEventListener("ended", () => fail(say("The camera was switched off.")));
      const player = video.current;
      const isPlaying = new Promise((playing) => player.addEventListener("playing", playing, { once: true }));
      player.srcObject = stream;
      await isPlaying; // until then it is black
      if (!isOver) live.value = { stream, video: player };
      return undefined;
    };
    const fail = (text: string): void => {
      if (isOver) return;
      live.value = null;
      problem.value = text;
    };
    start().catch((error: Error) => fail(error.message));
    return () => {
      isOver = true;
      live.value = null;
      if (opened) closeCamera(opened);
    };
  }, [asked.value, sound]);

  /** Whoever opened it by keyboard goes on there: with the main button as soon as there is one. */
  useEffect(() => {
    if (!view.current?.contains(document.activeElement) && document.activeElement !== document.body) return;
    (view.current?.querySelector<HTMLElement>(".fl-camera-bar button") ?? view.current)?.focus();
  }, [live.value, problem.value]);

  const choose = (device: string | null): void => {
    problem.value = null;
    asked.value = { device };
  };
  const isMirrored = options.mirror ? "fl-mirrored" : "";
  return (
    <div class="fl-camera" ref={view} tabIndex={-1}>
      <div class="fl-camera-picture">
        <video ref={video} class={isMirrored} autoPlay muted playsInline />
        {!live.value && !problem.value && (
          <p role="status" class="fl-camera-wait">
            {say("Waiting for the camera…")}
          </p>
        )}
        <div role="alert">
          {problem.value && (
            <p class="fl-error">
              <Icon name="alert" />
              <span>{problem.value}</span>
            </p>
          )}
        </div>
        <Tool icon="close" label={say("Close the camera")} onClick={onClose} />
      </div>
      <div class="fl-camera-bar">
        {live.value && children(live.value)}
        {problem.value && (
          <button type="button" class="fl-camera-act" onClick={() => choose(asked.value.device)}>
            {say("Try again")}
          </button>
        )}
        {live.value && known.value.length > 1 && (
          <select
            aria-label={say("Camera")}
            value={deviceOf(live.value.stream) ?? ""}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {known.value.map(({ deviceId, label }, at) => (
              <option key={deviceId} value={deviceId}>
                {label || `${say("Camera")} ${at + 1}`}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
