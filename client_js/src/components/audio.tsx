import "./audio.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { chunk } from "../parts/chunk";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { Shape } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { decoded, knownPeaks } from "../parts/sound_peaks";
import { type Cue, SoundPlayer } from "../parts/sound_player";
import type { Stretch } from "../parts/stretch";
import { Tool } from "../parts/tool";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";
import { wavOf } from "../parts/wav";

const RECORDING = chunk(() => import("../parts/record_view"));
const FOLLOWING = chunk(() => import("../parts/stream_sound"));

const NOTE = "M9 18V5l12-2v13M3 18a3 3 0 1 0 6 0a3 3 0 1 0-6 0M15 16a3 3 0 1 0 6 0a3 3 0 1 0-6 0";
const MICROPHONE = "M12 2a3 3 0 0 0-3 3v7a3 3 0 0 0 6 0V5a3 3 0 0 0-3-3zM19 10v2a7 7 0 0 1-14 0v-2M12 19v3";
const KIND = "audio/";

type Sound = FileHandle | Elsewhere;

/** What a generator has said so far, and all of it as one file when it has come to its end. */
interface Stream {
  stream: Sound[];
  id: string;
  whole?: FileHandle;
}

interface AudioProps extends ComponentProps<Sound | Stream | null> {
  sources: string[];
  streaming: boolean;
  autoplay: boolean;
  editable: boolean;
  loop: boolean;
  recording: boolean;
  playback_position: number;
  cues: Cue[];
  waveform: {
    waveform_color: string | null;
    waveform_progress_color: string | null;
    trim_region_color: string | null;
    show_recording_waveform: boolean;
    skip_length: number;
    sample_rate: number;
  };
}

export default function Audio({ node }: { node: Node<AudioProps> }) {
  const p = node.props;
  const stage = useRef<HTMLDivElement>(null);
  const isRecording = useSignal(false);
  /** The last piece of what is recorded is no sound to be heard here. */
  const piece = useSignal<FileHandle | null>(null);
  const before = useSignal<Sound[]>([]);
  const isRecorded = useRef(false);
  const keepFocus = (): void => {
    if (stage.current?.contains(document.activeElement)) stage.current.focus();
  };
  const put = (value: FileHandle | null): void => {
    keepFocus();
    before.value = [];
    node.edit(value);
  };
  const uploads = useUploads(node, refuse, ([file]) => {
    if (!file) return;
    put(file);
    node.emit(isRecorded.current ? "stop_recording" : "upload");
  });
  const send = ([file]: File[], recorded = false): void => {
    uploads.cancel();
    isRecorded.current = recorded;
    if (file) uploads.send([file]);
  };
  const record = (): void => {
    uploads.say(null);
    RECORDING.ask();
    isRecording.value = true;
  };
  const clear = (): void => {
    uploads.cancel();
    uploads.say(null);
    put(null);
    node.emit("clear");
  };
  const stopped = (file: File | null): void => {
    keepFocus();
    isRecording.value = false;
    if (file) send([file], true);
    else node.emit("stop_recording");
  };
  useEffect(() => {
    if (p.recording && p.interactive && p.sources.includes("microphone")) record();
  }, [p.recording]);
  const upload = p.interactive && p.sources.includes("upload");
  const microphone = p.interactive && p.sources.includes("microphone");
  const RecordView = RECORDING.loaded.value?.RecordView;
  const value = p.value && p.value === piece.value ? null : p.value;
  const file = value && "stream" in value ? (value.whole ?? null) : value;
  const undo = (): void => {
    const [last, ...older] = before.value;
    if (!last) return;
    node.edit(last);
    before.value = older;
  };
  return (
    <Field
      node={node}
      role={p.interactive ? "group" : "figure"}
      offers={file ? { download: <Download file={file} /> } : {}}
    >
      {() => (
        <Receiver
          area={stage}
          class="fl-audio-stage"
          style={{
            "--fl-wave": p.waveform.waveform_color ?? undefined,
            "--fl-wave-heard": p.waveform.waveform_progress_color ?? undefined,
            "--fl-wave-kept": p.waveform.trim_region_color ?? undefined,
          }}
          kind={KIND}
          drop={upload}
          paste={upload}
          onFiles={send}
        >
          {isRecording.value && RecordView ? (
            <RecordView
              node={node}
              onPiece={node.listens("stream") ? (one) => (piece.value = one) : null}
              onStop={stopped}
              onClose={() => {
                keepFocus();
                isRecording.value = false;
              }}
            />
          ) : value ? (
            <>
              <Heard
                key={"stream" in value ? value.id : fileUrl(value)}
                node={node}
                value={value}
                onTrimmed={(part, whole) => {
                  const older = [whole, ...before.value];
                  keepFocus();
                  node.edit(part);
                  before.value = older;
                }}
              >
                {p.interactive && before.value.length > 0 && (
                  <Tool icon="reset" label={say("Undo")} onClick={undo} />
                )}
                {p.interactive && <Tool icon="close" label={say("Clear")} onClick={clear} />}
              </Heard>
              <Transfers uploads={uploads} />
              <Problem uploads={uploads} />
            </>
          ) : upload || microphone ? (
            <DropZone
              icon={<Shape d={upload ? NOTE : MICROPHONE} />}
              label={p.label}
              prompt={upload ? say("Drop an audio file here or click to choose") : say("Record")}
              accept={`${KIND}*`}
              onFiles={send}
              uploads={uploads}
              choose={upload}
              paste={null}
              onPress={record}
            >
              {upload && microphone && (
                <button type="button" class="fl-paste" onClick={record}>
                  <Shape d={MICROPHONE} />
                  {say("Record")}
                </button>
              )}
            </DropZone>
          ) : (
            <div class="fl-empty">
              <Shape d={NOTE} />
              <span class="fl-unseen">{say("No sound")}</span>
            </div>
          )}
        </Receiver>
      )}
    </Field>
  );
}

interface HeardProps {
  node: Node<AudioProps>;
  value: Sound | Stream;
  /** A part was cut out of the whole sound. */
  onTrimmed: (part: FileHandle, whole: Sound) => void;
  /** More tools. */
  children: ComponentChildren;
}

/** A sound that is there: a file, or what a function says at the moment and then the whole of it. */
function Heard({ node, value, onTrimmed, children }: HeardProps) {
  const p = node.props;
  const volume = useSignal(1);
  const length = useMemo(later, []);
  const peaks = useSignal<ArrayLike<number> | null>(null);
  const isStream = "stream" in value;
  /** What was whole when it came is a file from the start; else when all its pieces were heard. */
  const { current: cameWhole } = useRef(!isStream || value.whole !== undefined);
  const wasHeard = useSignal(cameWhole);
  const file = isStream ? (wasHeard.value ? value.whole : undefined) : value;
  useEffect(() => {
    let isOver = false;
    if (!file || !p.waveform.show_recording_waveform) return undefined;
    void knownPeaks(node, file, length.promise).then((found) => {
      if (!isOver) peaks.value = found;
    });
    return () => {
      isOver = true;
    };
  }, [file && fileUrl(file)]);
  const emit = (event: string): void => node.emit(event);
  if (isStream && !file) {
    const StreamSound = (FOLLOWING.ask() ?? FOLLOWING.loaded.value)?.StreamSound;
    if (!StreamSound) return null;
    return (
      <StreamSound
        pieces={value.stream}
        isWhole={value.whole !== undefined || node.status.state !== "pending"}
        autoplay={p.autoplay}
        volume={volume}
        onEvent={emit}
        onOver={() => (wasHeard.value = true)}
      >
        {children}
      </StreamSound>
    );
  }
  if (!file) return null;
  const trim = async ({ start, end }: Stretch): Promise<void> => {
    onTrimmed(await cutOut(node, file, start, end), file);
  };
  return (
    <SoundPlayer
      file={file}
      label={p.label}
      peaks={peaks.value}
      isDrawn={p.waveform.show_recording_waveform}
      cues={p.cues}
      autoplay={p.autoplay && cameWhole}
      loop={p.loop}
      position={p.playback_position}
      skip={p.waveform.skip_length}
      volume={volume}
      onEvent={emit}
      onLength={length.resolve}
      playable={async () => ("$file" in file ? ((await node.call("playable", file)) as FileHandle) : null)}
      onTrim={p.interactive && p.editable && "$file" in file ? trim : null}
    >
      {children}
    </SoundPlayer>
  );
}

/** A number that is told some time. */
function later(): { promise: Promise<number>; resolve: (number: number) => void } {
  let resolve!: (number: number) => void;
  const promise = new Promise<number>((told) => (resolve = told));
  return { promise, resolve };
}

/** A part of a file: cut out by the server, whose numbers are those of the file; else here, as the browser hears it. */
async function cutOut(node: Node<AudioProps>, file: Sound, start: number, end: number): Promise<FileHandle> {
  try {
    return (await node.call("trimmed", file, start, end)) as FileHandle;
  } catch (error) {
    const sound = await decoded(fileUrl(file), node.props.waveform.sample_rate).catch(() => null);
    if (!sound) throw error;
    return node.upload(wavOf(sound, start, end, "audio.wav"));
  }
}

/** A file that the browser knows to be something else is not sent. */
function refuse({ name, type }: File): string | null {
  return type && !type.startsWith(KIND) && !type.startsWith("video/")
    ? say("{name} is not audio: choose another file.", { name })
    : null;
}
