import "./trimmer.css";
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { clock } from "./clock";
import { drawFilm } from "./film_strip";

/** Seconds that a part has at least. */
const SHORTEST = 0.1;
const PICTURES = 12;

interface TrimmerProps {
  /** What plays the video. */
  video: RefObject<HTMLVideoElement | null>;
  onCancel: () => void;
  /** Cuts the part out; rejects with what went wrong. */
  onTrim: (start: number, end: number) => Promise<void>;
}

/** Two handles over the pictures of a video: what is between them is kept. By drag, and by keys. */
export default function Trimmer({ video: player, onCancel, onTrim }: TrimmerProps) {
  const length = player.current?.duration || 0;
  const part = useSignal<[start: number, end: number]>([0, length]);
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const first = useRef<HTMLDivElement>(null);
  const film = useRef<HTMLCanvasElement>(null);
  const [start, end] = part.value;

  useEffect(() => {
    first.current?.focus();
    const video = player.current;
    if (!video) return undefined;
    /** Only the part is played. */
    const stay = (): void => {
      if (video.currentTime < part.value[1] || video.paused) return;
      video.pause();
      video.currentTime = part.value[0];
    };
    video.addEventListener("timeupdate", stay);
    const stop = film.current ? drawFilm(film.current, video, PICTURES) : undefined;
    return () => {
      video.removeEventListener("timeupdate", stay);
      stop?.();
    };
  }, []);

  const move = (which: 0 | 1, seconds: number): void => {
    const [from, to] = part.value;
    const at = which
      ? Math.min(Math.max(seconds, from + SHORTEST), length)
      : Math.max(0, Math.min(seconds, to - SHORTEST));
    part.value = which ? [from, at] : [at, to];
    const video = player.current;
    if (!video) return;
    video.pause();
    video.currentTime = at; // so that one sees where the part begins or ends
  };
  const trim = async (): Promise<void> => {
    isBusy.value = true;
    problem.value = null;
    try {
      await onTrim(start, end);
    } catch (error) {
      problem.value = (error as Error).message;
      isBusy.value = false;
    }
  };
  const handle = { length, isBusy: isBusy.value, move };
  return (
    <div class="fl-trimmer">
      <div class="fl-strip" dir="ltr" style={{ "--fl-from": start / length, "--fl-to": end / length }}>
        <canvas ref={film} aria-hidden="true" />
        <Handle {...handle} element={first} which={0} at={start} least={0} most={end - SHORTEST} />
        <Handle {...handle} which={1} at={end} least={start + SHORTEST} most={length} />
      </div>
      <div class="fl-trim-bar">
        <output class="fl-trim-times">
          {clock(start, { tenths: true })} – {clock(end, { tenths: true })}
          <span>({(end - start).toFixed(1)} s)</span>
        </output>
        <span class="fl-trim-acts">
          <button type="button" disabled={isBusy.value} onClick={onCancel}>
            {say("Cancel")}
          </button>
          <button
            type="button"
            class="fl-main"
            disabled={end - start >= length - 0.01}
            aria-disabled={isBusy.value} // it keeps the focus
            onClick={() => isBusy.value || void trim()}
          >
            {isBusy.value ? say("Cutting…") : say("Cut out")}
          </button>
        </span>
      </div>
      <div role="alert">{problem.value && <p class="fl-error">{problem.value}</p>}</div>
    </div>
  );
}

interface HandleProps {
  element?: RefObject<HTMLDivElement | null>;
  which: 0 | 1;
  at: number;
  least: number;
  most: number;
  length: number;
  isBusy: boolean;
  move: (which: 0 | 1, seconds: number) => void;
}

function Handle({ element, which, at, least, most, length, isBusy, move }: HandleProps) {
  const drag = ({ currentTarget: handle, clientX, pointerId, type }: PointerEvent): void => {
    if (!(handle instanceof HTMLElement) || !handle.parentElement || isBusy) return;
    if (type === "pointerdown") handle.setPointerCapture(pointerId);
    if (!handle.hasPointerCapture(pointerId)) return;
    const { left, width } = handle.parentElement.getBoundingClientRect();
    if (type === "pointermove") move(which, ((clientX - left) / width) * length);
  };
  const press = (event: KeyboardEvent): void => {
    const target = targetOf(event, at, length);
    if (target === null || isBusy) return;
    event.preventDefault();
    move(which, target);
  };
  return (
    <div
      {...(element ? { ref: element } : {})}
      class={which ? "fl-trim-end" : "fl-trim-start"}
      role="slider"
      tabIndex={0}
      aria-label={which ? say("End") : say("Start")}
      aria-valuemin={round(least)}
      aria-valuemax={round(most)}
      aria-valuenow={round(at)}
      aria-valuetext={clock(at, { tenths: true })}
      aria-disabled={isBusy}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}

/** Where a key takes a handle; null: nowhere. */
function targetOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent, at: number, length: number) {
  if (ctrlKey || altKey || metaKey) return null;
  const step = shiftKey ? 1 : 0.1;
  const page = Math.max(1, length / 10);
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at - step;
    case "ArrowRight":
    case "ArrowUp":
      return at + step;
    case "PageDown":
      return at - page;
    case "PageUp":
      return at + page;
    case "Home":
      return 0;
    case "End":
      return length;
    default:
      return null;
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
