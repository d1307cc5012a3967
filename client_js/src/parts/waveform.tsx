/** A sound as a picture: what was heard is coloured; a slider by which one goes to a time, and handles that cut out a part. */
import "./waveform.css";
import { type ReadonlySignal, type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { say } from "../core/words";
import { clock } from "./clock";
import { moved, type Side, type Stretch, timeAfter } from "./stretch";
import { bars, enlarged, fitted } from "./wave_shape";

/** Pixels from one bar to the next. */
const PITCH = 4;
const USUAL_WIDTH = 400;

interface WaveformProps {
  /** How loud it is, 0 to 1; null: that is not known. */
  peaks: ArrayLike<number> | null;
  time: ReadonlySignal<number>;
  duration: number;
  /** Goes to a time; null: it cannot be gone to. */
  onSeek: ((time: number) => void) | null;
  /** The part that is cut out, if one is. */
  stretch?: Signal<Stretch | null>;
}

export function Waveform({ peaks, time, duration, onSeek, stretch }: WaveformProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const shape = useMemo(() => {
    const places = peaks && fitted(peaks, Math.round(width / PITCH));
    return places && { d: bars(enlarged(places)), width: places.length };
  }, [peaks, width]);
  const second = useComputed(() => Math.floor(time.value));
  useSignalEffect(() => box.current?.style.setProperty("--fl-played", share(time.value, duration)));
  const steps = { small: Math.min(1, duration / 20), large: duration / 10 };
  const seekTo = (event: PointerEvent): void => onSeek?.(timeAt(event, box.current, duration));
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.target === box.current ? timeAfter(event.key, time.value, duration, steps) : null;
    if (to === null) return;
    event.preventDefault();
    onSeek?.(to);
  };
  const slider = onSeek && {
    role: "slider" as const,
    tabIndex: 0,
    "aria-label": say("Position"),
    "aria-valuemin": 0,
    "aria-valuemax": Math.floor(duration),
    "aria-valuenow": Math.min(second.value, Math.floor(duration)),
    "aria-valuetext": say("{time} of {total}", { time: clock(second.value), total: clock(duration) }),
    onKeyDown,
    ...dragging(seekTo),
  };
  return (
    <div class="fl-wave-box" dir="ltr">
      <div ref={box} class="fl-wave" {...slider}>
        {shape ? (
          ["", "fl-heard"].map((part) => (
            <svg
              key={part}
              class={part}
              viewBox={`0 0 ${shape.width} 100`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path d={shape.d} />
            </svg>
          ))
        ) : (
          <div class="fl-line" />
        )}
        <div class="fl-at" />
      </div>
      {stretch?.value && <Cut box={box} duration={duration} stretch={stretch as Signal<Stretch>} />}
    </div>
  );
}

interface CutProps {
  box: { current: HTMLElement | null };
  duration: number;
  stretch: Signal<Stretch>;
}

/** The part that is kept, between its two handles. */
function Cut({ box, duration, stretch }: CutProps) {
  const { start, end } = stretch.value;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.focus(), []);
  const put = (side: Side, time: number): void => {
    stretch.value = moved(stretch.value, side, time, duration);
  };
  const handle = (side: Side, label: string) => (
    <div
      ref={side === "start" ? first : null}
      class="fl-handle"
      style={{ left: share(stretch.value[side], duration) }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={side === "start" ? 0 : start}
      aria-valuemax={side === "start" ? end : duration}
      aria-valuenow={stretch.value[side]}
      aria-valuetext={clock(stretch.value[side], { tenths: true })}
      onKeyDown={(event) => {
        const to = timeAfter(event.key, stretch.value[side], duration, { small: 0.1, large: 1 });
        if (to === null) return;
        event.preventDefault();
        put(side, to);
      }}
      {...dragging((event) => put(side, timeAt(event, box.current, duration)))}
    />
  );
  return (
    <>
      <div class="fl-kept" style={{ left: share(start, duration), right: share(duration - end, duration) }} />
      {handle("start", say("Start"))}
      {handle("end", say("End"))}
    </>
  );
}

/** What follows a pointer from when it is pressed until it is let go. */
function dragging(follow: (event: PointerEvent) => void) {
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent): void => {
      if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) follow(event);
    },
  };
}

function timeAt({ clientX }: PointerEvent, box: HTMLElement | null, duration: number): number {
  const { left = 0, width = 1 } = box?.getBoundingClientRect() ?? {};
  return Math.max(0, Math.min(1, (clientX - left) / (width || 1))) * duration;
}

function share(time: number, duration: number): string {
  return `${(100 * Math.min(1, time / (duration || 1))).toFixed(3)}%`;
}

function useWidth(box: { current: HTMLElement | null }): number {
  const width = useSignal(USUAL_WIDTH);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => (width.value = entry?.contentRect.width || USUAL_WIDTH));
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return width.value;
}
