/** Records: how loud and how long it is so far, pause, another microphone; as one file in the end, or piece by piece. */
import "./record_view.css";
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { clock } from "./clock";
import { Icon, Shape } from "./icon";
import { closeMicrophone, microphoneOf, microphones, openMicrophone } from "./microphone";
import { Recorder } from "./recorder";
import { startStream } from "./streaming";
import { Tool } from "./tool";
import { bars } from "./wave_shape";

const STOP = "M6 6h12v12H6z";
const PAUSE = "M15 5h3v14h-3zM6 5h3v14H6z";
const BARS = 120;
/** So loud that it does not fit into the numbers. */
const TOO_LOUD = 0.98;

interface RecordViewProps {
  node: Node<ComponentProps>;
  /** Gets each piece that was sent where they are sent one by one; null: the recording is one file. */
  onPiece: ((piece: FileHandle) => void) | null;
  /** The recording is over; its file, where it is one. */
  onStop: (file: File | null) => void;
  onClose: () => void;
}

interface Live {
  recorder: Recorder;
  stream: MediaStream;
}

export function RecordView({ node, onPiece, onStop, onClose }: RecordViewProps) {
  const live = useSignal<Live | null>(null);
  const problem = useSignal<string | null>(null);
  const known = useSignal<MediaDeviceInfo[]>([]);
  const attempt = useSignal(0);
  const view = useRef<HTMLDivElement>(null);
  const endStream = useRef<ReturnType<typeof startStream> | null>(null);

  const fail = (text: string): void => {
    live.value = null;
    problem.value = text;
  };
  const follow = (stream: MediaStream): MediaStream => {
    stream
      .getAudioTracks()[0]
      ?.addEventListener("ended", () => fail(say("The microphone was switched off.")));
    return stream;
  };
  const send = (recorder: Recorder): void => {
    if (!onPiece) return;
    const take = async (): Promise<FileHandle | null> => {
      const file = recorder.take("recording.wav");
      if (!file) return null;
      const piece = await node.upload(file);
      onPiece(piece);
      return piece;
    };
    endStream.current = startStream(node, take, (wrong) => {
      if (wrong) fail(wrong instanceof Error ? wrong.message : String(wrong));
      else void stop();
    });
  };

  useEffect(() => {
    let isOver = false;
    const opened: Live[] = [];
    const start = async (): Promise<void> => {
      const stream = follow(await openMicrophone(null));
      if (isOver) return closeMicrophone(stream);
      const recorder = await Recorder.start(stream);
      opened.push({ recorder, stream });
      if (isOver) return end();
      known.value = await microphones();
      live.value = { recorder, stream };
      node.emit("start_recording");
      send(recorder);
      return undefined;
    };
    const end = (): void => {
      const last = live.peek() ?? opened[0];
      if (!last) return;
      closeMicrophone(last.stream);
      void last.recorder.stop();
      void endStream.current?.();
    };
    start().catch((error: Error) => isOver || fail(error.message));
    return () => {
      isOver = true;
      end();
    };
  }, [attempt.value]);

  /** Whoever opened it by keyboard goes on there. */
  useEffect(() => {
    if (!view.current?.contains(document.activeElement) && document.activeElement !== document.body) return;
    (view.current?.querySelector<HTMLElement>(".fl-record-bar button") ?? view.current)?.focus();
  }, [live.value, problem.value]);

  const stop = async (): Promise<void> => {
    if (!live.value) return;
    const { recorder, stream } = live.value;
    closeMicrophone(stream);
    await recorder.stop();
    if (onPiece) await endStream.current?.({ last: true });
    onStop(onPiece ? null : recorder.take("recording.wav"));
  };
  const pause = async (): Promise<void> => {
    const recorder = live.value?.recorder;
    if (recorder?.isPaused.value) await recorder.resume();
    else await recorder?.pause();
    if (recorder?.isPaused.value) node.emit("pause_recording");
  };
  const choose = async (device: string): Promise<void> => {
    if (!live.value) return;
    try {
      const stream = follow(await openMicrophone(device));
      live.value.recorder.hear(stream);
      closeMicrophone(live.value.stream);
      live.value = { ...live.value, stream };
    } catch (error) {
      fail((error as Error).message);
    }
  };
  const isPaused = live.value?.recorder.isPaused.value;
  return (
    <div class={`fl-record ${isPaused ? "fl-paused" : ""}`} ref={view} tabIndex={-1}>
      {live.value ? (
        <Now recorder={live.value.recorder} />
      ) : (
        !problem.value && (
          <p role="status" class="fl-empty">
            {say("Waiting for the microphone…")}
          </p>
        )
      )}
      <div role="alert">
        {problem.value && (
          <p class="fl-error">
            <Icon name="alert" />
            <span>{problem.value}</span>
          </p>
        )}
      </div>
      <div class="fl-record-bar">
        {live.value && (
          <>
            <button type="button" class="fl-record-act fl-main" onClick={() => void stop()}>
              <Shape d={STOP} />
              {say("Stop")}
            </button>
            <button type="button" class="fl-record-act" onClick={() => void pause()}>
              <Shape d={PAUSE} />
              {isPaused ? say("Resume") : say("Pause")}
            </button>
            {known.value.length > 1 && (
              <select
                aria-label={say("Microphone")}
                value={microphoneOf(live.value.stream)}
                onChange={({ currentTarget }) => void choose(currentTarget.value)}
              >
                {known.value.map(({ deviceId, label }, at) => (
                  <option key={deviceId} value={deviceId}>
                    {label || `${say("Microphone")} ${at + 1}`}
                  </option>
                ))}
              </select>
            )}
          </>
        )}
        {problem.value && (
          <button
            type="button"
            class="fl-record-act"
            onClick={() => {
              problem.value = null;
              attempt.value += 1;
            }}
          >
            {say("Try again")}
          </button>
        )}
        <Tool icon="close" label={say("Close the microphone")} onClick={onClose} />
      </div>
    </div>
  );
}

/** How it sounds: how loud now and a little before, and for how long. */
function Now({ recorder }: { recorder: Recorder }) {
  const meter = useRef<HTMLDivElement>(null);
  const shape = useRef<SVGPathElement>(null);
  useSignalEffect(() => {
    const level = recorder.level.value;
    const { seconds } = recorder;
    meter.current?.style.setProperty("--fl-level", `${Math.min(100, Math.sqrt(level) * 100)}%`);
    meter.current?.classList.toggle("fl-too-loud", level > TOO_LOUD);
    if (seconds.value >= 0) shape.current?.setAttribute("d", bars(lastOf(recorder.levels)));
  });
  return (
    <>
      <div class="fl-wave" dir="ltr">
        <svg viewBox={`0 0 ${BARS} 100`} preserveAspectRatio="none" aria-hidden="true">
          <path ref={shape} />
        </svg>
      </div>
      <div class="fl-record-now">
        <span class="fl-record-dot" />
        <Length recorder={recorder} />
        <div
          ref={meter}
          class="fl-meter"
          role="meter"
          aria-label={say("Loudness")}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(recorder.level.peek() * 100)}
        />
      </div>
    </>
  );
}

function Length({ recorder }: { recorder: Recorder }) {
  return <output aria-live="off">{clock(Math.floor(recorder.seconds.value))}</output>;
}

/** The last levels, the newest at the right. */
function lastOf(levels: number[]): number[] {
  const last = levels.slice(-BARS);
  return [...Array<number>(BARS - last.length).fill(0), ...last];
}
