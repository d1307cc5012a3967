/** The row of buttons below a sound. */
import type { ComponentChildren } from "preact";
import type { ReadonlySignal, Signal } from "@preact/signals";

import { say } from "../core/words";
import { Shape } from "./icon";

const PLAY = "M6 4v16l13-8z";
const PAUSE = "M15 5h3v14h-3zM6 5h3v14H6z";
const BACK = "M11 19 2 12l9-7zM22 19l-9-7 9-7z";
const AHEAD = "m13 19 9-7-9-7zM2 19l9-7-9-7z";
const LOUD = "M11 5 6 9H2v6h4l5 4zM15.5 8.5a5 5 0 0 1 0 7M19 5a10 10 0 0 1 0 14";
const MUTE = "M11 5 6 9H2v6h4l5 4zM22 9l-6 6M16 9l6 6";
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

interface TransportProps {
  isPlaying: ReadonlySignal<boolean>;
  volume: Signal<number>;
  onToggle: () => void;
  /** Skips back or ahead; null: it cannot. */
  onSkip: ((direction: -1 | 1) => void) | null;
  /** How fast it plays; null: as it is. */
  speed: Signal<number> | null;
  /** More tools, at the end of the row. */
  children?: ComponentChildren;
}

export function Transport({ isPlaying, volume, onToggle, onSkip, speed, children }: TransportProps) {
  return (
    <div class="fl-transport">
      <div>
        <Small
          d={volume.value ? LOUD : MUTE}
          label={volume.value ? say("Mute") : say("Unmute")}
          onClick={() => (volume.value = volume.value ? 0 : 1)}
        />
        <input
          type="range"
          class="fl-volume"
          aria-label={say("Volume")}
          min={0}
          max={1}
          step={0.05}
          value={volume.value}
          onInput={({ currentTarget }) => (volume.value = Number(currentTarget.value))}
        />
      </div>
      <div>
        {onSkip && <Small d={BACK} label={say("Skip back")} onClick={() => onSkip(-1)} />}
        <button
          type="button"
          class="fl-play"
          aria-label={isPlaying.value ? say("Pause") : say("Play")}
          onClick={onToggle}
        >
          <Shape d={isPlaying.value ? PAUSE : PLAY} />
        </button>
        {onSkip && <Small d={AHEAD} label={say("Skip ahead")} onClick={() => onSkip(1)} />}
      </div>
      <div>
        {speed && (
          <select
            class="fl-speed"
            aria-label={say("Speed")}
            value={speed.value}
            onChange={({ currentTarget }) => (speed.value = Number(currentTarget.value))}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        )}
        <div class="fl-more">{children}</div>
      </div>
    </div>
  );
}

interface SmallProps {
  d: string;
  label: string;
  /** What it opens, so that the focus finds back to it. */
  opens?: string;
  onClick: () => void;
}

/** A small button with a drawing of its own. */
export function Small({ d, label, opens, onClick }: SmallProps) {
  return (
    <button
      type="button"
      class="fl-tool"
      data-opens={opens}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Shape d={d} />
    </button>
  );
}
