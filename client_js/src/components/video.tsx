import "./video.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import type { CameraOptions } from "../parts/camera";
import { chunk } from "../parts/chunk";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import { Shape } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { Screen } from "../parts/screen";
import { Tool } from "../parts/tool";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

type Film = FileHandle | Elsewhere;
type Value = Film | { video: Film; subtitles: Film | null } | { stream: FileHandle[] } | null;

export interface VideoProps extends ComponentProps<Value> {
  height: number | string | null;
  width: number | string | null;
  format: string | null;
  sources: string[];
  webcam: CameraOptions;
  include_audio: boolean | null;
  autoplay: boolean;
  loop: boolean;
  playback_position: number;
  subtitles: Film | null;
  /** Whether parts can be cut out: there is ffmpeg. */
  trims: boolean;
}

const KIND = "video/";
/** Of these the browser knows no type, or takes them for something else. */
const OTHERS = [
  ".mkv",
  ".avi",
  ".flv",
  ".wmv",
  ".asf",
  ".ts",
  ".mts",
  ".m2ts",
  ".mpg",
  ".ogv",
  ".3gp",
  ".mxf",
];
const FILM =
  "m16 13 5.2 3.5a.5.5 0 0 0 .8-.4V7.9a.5.5 0 0 0-.8-.4L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z";
const SCISSORS =
  "M3 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0M8.1 8.1 12 12M20 4 8.1 15.9M3 18a3 3 0 1 0 6 0a3 3 0 1 0-6 0M14.8 14.8 20 20";
const recorder = chunk(() => import("../parts/video_recorder"));
const trimmer = chunk(() => import("../parts/trimmer"));
const streamed = chunk(() => import("../parts/film_stream"));

export default function Video({ node }: { node: Node<VideoProps> }) {
  const p = node.props;
  const stage = useRef<HTMLDivElement>(null);
  const player = useRef<HTMLVideoElement>(null);
  const mode = useSignal<"play" | "record" | "trim">("play");
  const isFinishing = useSignal(false);
  const isRecorded = useRef(false);
  /** The file of which it is known how long it is. */
  const ready = useSignal("");
  /** What was cut, and what it was cut from. */
  const cut = useSignal<{ part: FileHandle; whole: FileHandle } | null>(null);

  /** What had the focus goes; the focus stays at its place. */
  const keepFocus = (): void => {
    if (stage.current?.closest("[data-block]")?.contains(document.activeElement)) stage.current.focus();
  };
  const put = (value: FileHandle | null, event: string | null): void => {
    keepFocus();
    mode.value = "play";
    node.edit(value);
    if (event) node.emit(event);
  };
  const arrive = async (file: FileHandle): Promise<void> => {
    if (!isRecorded.current) return put(file, "upload");
    isFinishing.value = true;
    const finished = await node.call("recorded", file).catch(() => file);
    isFinishing.value = false;
    return put(finished as FileHandle, "stop_recording");
  };
  const uploads = useUploads(node, refuse, ([file]) => file && void arrive(file));
  const send = (file: File | undefined, recorded: boolean): void => {
    uploads.cancel();
    isRecorded.current = recorded;
    if (file) uploads.send([file]);
  };
  const clear = (): void => {
    uploads.cancel();
    uploads.say(null);
    put(null, "clear");
  };
  const close = (file: File | null): void => {
    mode.value = "play";
    if (file) send(file, true);
  };
  const trim = async (file: FileHandle, start: number, end: number): Promise<void> => {
    const part = (await node.call("trimmed", file, start, end)) as FileHandle;
    cut.value = { part, whole: file };
    put(part, null);
    node.tell(say("The part was cut out."));
  };

  const upload = p.interactive && p.sources.includes("upload");
  const webcam = p.interactive && p.sources.includes("webcam");
  const film = filmOf(p.value);
  const own = film && "$file" in film ? film : null;
  const Trimmer = mode.value === "trim" && own ? trimmer.loaded.value?.default : undefined;
  const Recorder = mode.value === "record" ? recorder.loaded.value?.default : undefined;
  const open = (what: "record" | "trim"): void => {
    (what === "record" ? recorder : trimmer).ask();
    uploads.say(null);
    mode.value = what;
  };
  const heard = {
    label: p.label,
    autoplay: p.autoplay,
    loop: p.loop && !Trimmer,
    onPlay: () => node.emit("play"),
    onPause: () => node.emit("pause"),
    onEnd: () => {
      node.emit("stop");
      node.emit("end");
    },
  };
  const pieces = p.value && "stream" in p.value ? p.value.stream : null;
  const Stream = pieces ? streamed.loaded.value?.default : undefined;
  if (pieces) streamed.ask();

  return (
    <Field
      node={node}
      role={p.interactive ? "group" : "figure"}
      offers={film ? { download: <Download file={film} /> } : {}}
    >
      {() => (
        <>
          <Receiver
            area={stage}
            class={`fl-screen ${p.height === null ? "" : "fl-sized"}`}
            style={{ height: length(p.height), width: length(p.width) }}
            kind={KIND}
            drop={upload}
            paste={upload}
            onFiles={([file]) => send(file, false)}
          >
            {pieces ? (
              Stream && (
                <Stream
                  pieces={pieces}
                  isOpen={node.status.state === "pending"}
                  element={player}
                  {...heard}
                />
              )
            ) : film ? (
              <Screen
                node={node}
                film={film}
                element={player}
                subtitles={subtitlesOf(p)}
                onReady={() => (ready.value = own?.$file ?? "")}
                {...heard}
              />
            ) : Recorder ? (
              <Recorder
                options={p.webcam}
                sound={p.include_audio === true}
                format={p.format}
                onStart={() => node.emit("start_recording")}
                onDone={close}
                onClose={() => (mode.value = "play")}
              />
            ) : isFinishing.value ? (
              <p class="fl-empty" role="status">
                {say("Finishing the recording…")}
              </p>
            ) : upload || webcam ? (
              <Ways
                upload={upload}
                webcam={webcam}
                label={p.label}
                uploads={uploads}
                onFile={(file) => send(file, false)}
                onRecord={() => open("record")}
              />
            ) : (
              <div class="fl-empty">
                <Shape d={FILM} />
                <span>{say("No video")}</span>
              </div>
            )}
            {p.value && p.interactive && (
              <div class="fl-over-film">
                {own && cut.value?.part.$file === own.$file && (
                  <Tool
                    icon="reset"
                    label={say("Back to the whole video")}
                    onClick={() => put(cut.value?.whole ?? null, null)}
                  />
                )}
                {own && p.trims && ready.value === own.$file && mode.value !== "trim" && (
                  <Scissors onClick={() => open("trim")} />
                )}
                <Tool icon="close" label={say("Clear")} onClick={clear} />
              </div>
            )}
            {p.value && <Transfers uploads={uploads} />}
            {p.value && <Problem uploads={uploads} />}
          </Receiver>
          {Trimmer && own && (
            <Trimmer
              key={own.$file}
              video={player}
              onCancel={() => {
                stage.current?.focus();
                mode.value = "play";
              }}
              onTrim={(start, end) => trim(own, start, end)}
            />
          )}
        </>
      )}
    </Field>
  );
}

interface WaysProps {
  upload: boolean;
  webcam: boolean;
  label: string;
  uploads: ReturnType<typeof useUploads>;
  onFile: (file: File | undefined) => void;
  onRecord: () => void;
}

/** The empty place: what fills it. */
function Ways({ upload, webcam, label, uploads, onFile, onRecord }: WaysProps) {
  if (upload || uploads.sending.value.length > 0) {
    return (
      <DropZone
        icon={<Shape d={FILM} />}
        label={label}
        prompt={say("Drop a video here or click to choose")}
        accept={[`${KIND}*`, ...OTHERS].join()}
        onFiles={([file]) => onFile(file)}
        uploads={uploads}
        choose={upload}
        paste={null}
      >
        {webcam && (
          <button type="button" class="fl-paste" onClick={onRecord}>
            <Shape d={FILM} />
            {say("Record")}
          </button>
        )}
      </DropZone>
    );
  }
  return (
    <div class="fl-drop">
      <button type="button" class="fl-choose" onClick={onRecord}>
        <Shape d={FILM} />
        <span>{say("Click to record a video")}</span>
      </button>
      <Problem uploads={uploads} />
    </div>
  );
}

function Scissors({ onClick }: { onClick: () => void }) {
  const label = say("Cut out a part");
  return (
    <button type="button" class="fl-tool" aria-label={label} title={label} onClick={onClick}>
      <Shape d={SCISSORS} />
    </button>
  );
}

function filmOf(value: Value): Film | null {
  if (!value || "stream" in value) return null;
  return "video" in value ? value.video : value;
}

function subtitlesOf({ value, subtitles }: VideoProps) {
  const own = value && "video" in value ? value.subtitles : null;
  const file = own ?? subtitles;
  return file && { src: fileUrl(file), isElsewhere: "url" in file };
}

/** A file that the browser knows to be something else is not sent. */
function refuse({ name, type, size }: File): string | null {
  if (size === 0) return say("{name} is empty: choose another file.", { name });
  const isOther = OTHERS.some((suffix) => name.toLowerCase().endsWith(suffix));
  const isFilm = isOther || !type || type.startsWith(KIND);
  return isFilm ? null : say("{name} is not a video: choose another file.", { name });
}
