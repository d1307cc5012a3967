/** Plays a sound that is a file: its shape, where it is, how loud and how fast, and a part to cut out. */
import "./sound_player.css";
import { batch, type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";
import { clock } from "./clock";
import { followFrames } from "./frames";
import { Icon } from "./icon";
import type { Stretch } from "./stretch";
import { Small, Transport } from "./transport";
import { Waveform } from "./waveform";

const SCISSORS =
  "M3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0M3 18a3 3 0 1 0 6 0a3 3 0 1 0-6 0M20 4 8.1 15.9M14.5 14.5 20 20M8.1 8.1 12 12";

/** Of sounds that are shorter, in seconds, tenths count. */
const SHORT = 10;

/** A text that is shown while a part of the sound is heard. */
export interface Cue {
  start: number;
  end: number;
  text: string;
}

interface SoundPlayerProps {
  file: FileHandle | Elsewhere;
  label: string;
  peaks: ArrayLike<number> | null;
  /** Whether the sound is drawn; else the browser's own player is there. */
  isDrawn: boolean;
  cues: Cue[];
  autoplay: boolean;
  loop: boolean;
  /** Where it begins, in seconds. */
  position: number;
  /** The percentage of the sound that the buttons skip. */
  skip: number;
  volume: Signal<number>;
  onEvent: (event: "play" | "pause" | "stop") => void;
  /** Its length, as soon as that is known. */
  onLength: (seconds: number) => void;
  /** Gives a copy that this browser can play, or null. */
  playable: () => Promise<FileHandle | null>;
  /** Keeps a part of the sound; null: it is not to be cut. */
  onTrim: ((stretch: Stretch) => Promise<void>) | null;
  /** More tools, at the end of the row. */
  children: ComponentChildren;
}

export function SoundPlayer(props: SoundPlayerProps) {
  const { file, label, isDrawn, cues, skip, volume, onTrim } = props;
  const sound = useRef<HTMLDivElement>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const time = useSignal(0);
  const duration = useSignal(Number.NaN);
  const isPlaying = useSignal(false);
  const failed = useSignal(false);
  const copy = useSignal<FileHandle | null>(null);
  const speed = useSignal(1);
  const stretch = useSignal<Stretch | null>(null);
  // What had the focus goes with the handles: it is at their place then, and goes back to what opened them.
  const close = (): void => {
    sound.current?.focus();
    stretch.value = null;
  };
  useLayoutEffect(() => {
    if (stretch.value === null && document.activeElement === sound.current)
      sound.current?.querySelector<HTMLElement>("[data-opens]")?.focus();
  }, [stretch.value]);
  const seek = (to: number): void => {
    if (audio.current) audio.current.currentTime = to;
    time.value = to;
  };
  useEffect(() => {
    if (Number.isFinite(props.position)) seek(props.position);
  }, [props.position]);
  useSignalEffect(() => {
    if (!audio.current) return;
    audio.current.volume = volume.value;
    audio.current.playbackRate = speed.value;
  });
  useSignalEffect(() => {
    if (isPlaying.value) return followFrames(() => audio.current && (time.value = audio.current.currentTime));
    return undefined;
  });
  const tell = (event: "play" | "pause" | "stop", playing: boolean): void => {
    isPlaying.value = playing;
    props.onEvent(event);
  };
  /** Plays a copy, where the file is none that this browser knows; once. */
  const replace = async (): Promise<void> => {
    const next = copy.value ? null : await props.playable().catch(() => null);
    batch(() => {
      copy.value = next;
      failed.value = next === null;
    });
  };
  const onLength = (): void => {
    const length = audio.current?.duration ?? Number.NaN;
    if (duration.peek() !== length) props.onLength(length);
    duration.value = length;
    if (props.position) seek(props.position);
  };
  const toggle = (): void => {
    if (!audio.current?.paused) audio.current?.pause();
    else audio.current.play().catch(() => (failed.value = audio.current?.error !== null));
  };
  const isShown = isDrawn && !failed.value;
  const length = Number.isFinite(duration.value) ? duration.value : 0;
  return (
    <div ref={sound} class="fl-sound" tabIndex={-1}>
      {failed.value && (
        <p class="fl-error" role="alert">
          <Icon name="alert" />
          <span>{say("This browser cannot play the sound.")}</span>
        </p>
      )}
      {/* oxlint-disable-next-line media-has-caption -- what the author gives is shown below */}
      <audio
        ref={audio}
        src={fileUrl(copy.value ?? file)}
        aria-label={label}
        preload="metadata"
        controls={!isDrawn}
        hidden={isDrawn || failed.value}
        autoPlay={props.autoplay}
        loop={props.loop}
        onLoadedMetadata={onLength}
        onDurationChange={onLength}
        onTimeUpdate={({ currentTarget }) => (time.value = currentTarget.currentTime)}
        onPlay={() => tell("play", true)}
        onPause={({ currentTarget }) => currentTarget.ended || tell("pause", false)}
        onEnded={() => tell("stop", false)}
        onError={() => void replace()}
      />
      {isShown && (
        <>
          <Waveform peaks={props.peaks} time={time} duration={length} onSeek={seek} stretch={stretch} />
          <Times time={time} duration={duration} />
        </>
      )}
      {cues.length > 0 && <Subtitle cues={cues} time={time} />}
      {isShown && (
        <Transport
          isPlaying={isPlaying}
          volume={volume}
          speed={speed}
          onToggle={toggle}
          onSkip={(direction) =>
            seek(Math.max(0, Math.min(length, time.value + (direction * length * skip) / 100)))
          }
        >
          {onTrim && !stretch.value && (
            <Small
              opens="trim"
              d={SCISSORS}
              label={say("Cut out a part")}
              onClick={() => (stretch.value = { start: 0, end: length })}
            />
          )}
          {!stretch.value && props.children}
        </Transport>
      )}
      {!isShown && <div class="fl-sound-acts">{props.children}</div>}
      {onTrim && stretch.value && <TrimActs stretch={stretch} onTrim={onTrim} onClose={close} />}
    </div>
  );
}

/** What can be done with the part between the handles. */
function TrimActs({
  stretch,
  onTrim,
  onClose,
}: {
  stretch: Signal<Stretch | null>;
  onTrim: (kept: Stretch) => Promise<void>;
  onClose: () => void;
}) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const keep = async (): Promise<void> => {
    if (!stretch.value || isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    try {
      await onTrim(stretch.value);
      onClose();
    } catch (error) {
      batch(() => {
        problem.value = (error as Error).message;
        isBusy.value = false;
      });
    }
  };
  return (
    <>
      <div class="fl-sound-acts">
        <button
          type="button"
          class="fl-record-act fl-main"
          aria-disabled={isBusy.value} // it keeps the focus
          onClick={() => void keep()}
        >
          {say("Keep this part")}
        </button>
        <button type="button" class="fl-record-act" onClick={onClose}>
          {say("Cancel")}
        </button>
      </div>
      <div role="alert">
        {problem.value && (
          <p class="fl-error">
            <Icon name="alert" />
            <span>{problem.value}</span>
          </p>
        )}
      </div>
    </>
  );
}

export function Times({ time, duration }: { time: Signal<number>; duration: Signal<number> }) {
  const isShort = useComputed(() => duration.value < SHORT);
  const heard = useComputed(() => clock(time.value, { tenths: isShort.value }));
  const total = useComputed(() => clock(duration.value, { tenths: isShort.value }));
  return (
    <div class="fl-times" dir="ltr" aria-hidden="true">
      <span>{heard}</span>
      <span>{total}</span>
    </div>
  );
}

function Subtitle({ cues, time }: { cues: Cue[]; time: Signal<number> }) {
  const text = useComputed(() =>
    cues
      .filter(({ start, end }) => start <= time.value && time.value < end)
      .map((cue) => cue.text)
      .join("\n"),
  );
  return (
    <p class="fl-cue" dir="auto">
      {text}
    </p>
  );
}
