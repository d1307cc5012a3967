import "./image.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import type { CameraOptions } from "../parts/camera";
import { CAMERA } from "../parts/camera_shape";
import { chunk } from "../parts/chunk";
import { type Decoded, useDecoded } from "../parts/decoded";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import type { EditMemory } from "../parts/edits_of_picture";
import { Field } from "../parts/field";
import { Fullscreen } from "../parts/fullscreen";
import { length } from "../parts/host";
import { Icon, Shape } from "../parts/icon";
import { NoPicture, Picture } from "../parts/picture";
import { Receiver } from "../parts/receiver";
import { Tool } from "../parts/tool";
import { Problem, Transfers } from "../parts/transfers";
import { type Uploads, useUploads } from "../parts/uploads";

interface ImageProps extends ComponentProps<FileHandle | Elsewhere | null> {
  height: number | string | null;
  width: number | string | null;
  sources: ("upload" | "webcam" | "clipboard")[];
  streaming: boolean;
  webcam: CameraOptions;
  placeholder: string | null;
  alt_text: string | null;
}

const KIND = "image/";
/** The editor and the camera are loaded by those who use them. */
const EDITOR = chunk(() => import("../parts/picture_editor"));
const CAMERA_SHOT = chunk(() => import("../parts/camera_shot"));
const PENCIL =
  "M21.17 6.81a1 1 0 0 0-3.98-3.98L3.84 16.17a2 2 0 0 0-.5.83l-1.32 4.35a.5.5 0 0 0 .62.62l4.35-1.32a2 2 0 0 0 .83-.49zM15 5l4 4";

export default function Image({ node }: { node: Node<ImageProps> }) {
  const p = node.props;
  const stage = useRef<HTMLDivElement>(null);
  const isOpen = useSignal<"camera" | "editor" | null>(null);
  const opener = useRef("");
  useLayoutEffect(() => {
    if (isOpen.value === null && document.activeElement === stage.current)
      stage.current?.querySelector<HTMLElement>(`[data-opens="${opener.current}"]`)?.focus();
  }, [isOpen.value]);
  const { shown, failed } = useDecoded(p.value && fileUrl(p.value));
  const memory = useRef<EditMemory>({ history: null });

  /** What had the focus goes; the focus stays at its place, and goes back to the button that opened it. */
  const open = (what: "camera" | "editor" | null): void => {
    if (stage.current?.contains(document.activeElement)) stage.current.focus();
    opener.current = isOpen.value ?? "";
    if (what) (what === "camera" ? CAMERA_SHOT : EDITOR).ask();
    isOpen.value = what;
  };
  const put = (value: FileHandle | null, event: "upload" | "clear"): void => {
    open(null);
    node.edit(value);
    node.emit(event);
  };
  const uploads = useUploads(node, refuse, ([file]) => file && put(file, "upload"));
  /** Of two files the last one counts. */
  const send = ([file]: File[]): void => {
    uploads.cancel();
    if (file) uploads.send([file]);
  };
  const clear = (): void => {
    uploads.cancel();
    uploads.say(null);
    put(null, "clear");
  };
  const takes = (source: ImageProps["sources"][number]): boolean =>
    p.interactive && p.sources.includes(source);
  const alt = p.alt_text ?? p.label;
  const pick = (index: [number, number]): void => node.emit("select", { index, value: null });

  const Camera = isOpen.value === "camera" && takes("webcam") && CAMERA_SHOT.loaded.value?.CameraShot;
  const Editor = isOpen.value === "editor" && p.interactive && EDITOR.loaded.value?.PictureEditor;
  const content = (): ComponentChildren => {
    if (Camera)
      return (
        <Camera
          node={node}
          options={p.webcam}
          streaming={p.streaming || node.listens("stream")}
          onShot={(picture) => {
            open(null);
            send([picture]);
          }}
          onProblem={uploads.say}
          onClose={() => open(null)}
        />
      );
    if (p.value && failed) return <NoPicture />;
    if (isDrawn(p.value) && shown && Editor)
      return (
        <Editor
          {...{ node, alt }}
          value={p.value}
          memory={memory.current}
          picture={shown}
          onProblem={uploads.say}
          onClose={() => open(null)}
        />
      );
    if (p.value)
      return shown && <Picture picture={shown} alt={alt} onPick={node.listens("select") ? pick : null} />;
    if (takes("upload") || takes("webcam") || takes("clipboard"))
      return <Empty {...{ p, takes, uploads, send }} onCamera={() => open("camera")} />;
    return <Nothing placeholder={p.placeholder} />;
  };
  return (
    <Field
      node={node}
      role={p.interactive ? "group" : "figure"}
      offers={p.value ? tools(p.label, p.value, alt, shown) : {}}
    >
      {() => (
        <Receiver
          area={stage}
          class={`fl-view fl-stage ${p.height === null || Editor ? "" : "fl-sized"}`}
          style={{ height: Editor ? undefined : length(p.height), width: length(p.width) }}
          kind={KIND}
          drop={takes("upload")}
          paste={takes("clipboard")}
          onFiles={send}
        >
          {content()}
          {p.value && p.interactive && !Camera && !Editor && (
            <Corner onEdit={isDrawn(p.value) && !failed ? () => open("editor") : null} onClear={clear} />
          )}
          {(p.value || Camera) && (
            <>
              <Transfers uploads={uploads} />
              <Problem uploads={uploads} />
            </>
          )}
        </Receiver>
      )}
    </Field>
  );
}

/** What can be done with the picture, in its corner. */
function Corner({ onEdit, onClear }: { onEdit: (() => void) | null; onClear: () => void }) {
  return (
    <div class="fl-corner">
      {onEdit && (
        <button
          type="button"
          class="fl-tool"
          data-opens="editor"
          aria-label={say("Edit")}
          title={say("Edit")}
          onClick={onEdit}
        >
          <Shape d={PENCIL} />
        </button>
      )}
      <Tool icon="close" label={say("Clear")} onClick={onClear} />
    </div>
  );
}

/** The empty place where nobody can put anything. */
function Nothing({ placeholder }: { placeholder: string | null }) {
  return (
    <div class="fl-none">
      <Icon name="image" />
      <span class={placeholder ? "" : "fl-unseen"}>{told(placeholder) ?? say("No image")}</span>
    </div>
  );
}

interface EmptyProps {
  p: ImageProps;
  takes: (source: ImageProps["sources"][number]) => boolean;
  uploads: Uploads;
  send: (files: File[]) => void;
  onCamera: () => void;
}

/** The empty place, which says how it can be filled. */
function Empty({ p, takes, uploads, send, onCamera }: EmptyProps) {
  const [upload, camera, paste] = [takes("upload"), takes("webcam"), takes("clipboard")];
  const isCameraFirst = camera && !upload && !paste;
  return (
    <DropZone
      icon={isCameraFirst ? <Shape d={CAMERA} /> : "image"}
      label={p.label}
      prompt={told(p.placeholder) ?? prompt(upload, paste)}
      accept={`${KIND}*`}
      onFiles={send}
      uploads={uploads}
      choose={upload}
      paste={paste ? KIND : null}
      onPress={isCameraFirst ? onCamera : undefined}
    >
      {camera && !isCameraFirst && (
        <button type="button" class="fl-paste" data-opens="camera" onClick={onCamera}>
          <Shape d={CAMERA} />
          {say("Camera")}
        </button>
      )}
    </DropZone>
  );
}

/** A file that the browser knows to be something else is not sent. */
function refuse({ name, type }: File): string | null {
  return type && !type.startsWith(KIND)
    ? say("{name} is not an image: choose another file.", { name })
    : null;
}

/** Whether a picture is ours, and consists of pixels. */
function isDrawn(file: FileHandle | Elsewhere | null): file is FileHandle {
  return file !== null && "mime" in file && file.mime.startsWith(KIND) && !file.mime.startsWith("image/svg");
}

/** The author's lines; one that begins with # is their heading. */
function told(placeholder: string | null): ComponentChildren {
  return placeholder?.split("\n").map((line, at) => (
    <span key={at} class={line.startsWith("#") ? "fl-heading" : ""} dir="auto">
      {line.replace(/^#+ */, "")}
    </span>
  ));
}

function prompt(upload: boolean, paste: boolean): string {
  if (!upload && !paste) return say("Use the camera");
  if (!paste) return say("Drop an image here or click to choose");
  return say(upload ? "Drop an image here, paste, or click to choose" : "Paste an image here");
}

function tools(label: string, file: FileHandle | Elsewhere, alt: string, shown: Decoded | null) {
  return {
    download: <Download file={file} />,
    fullscreen: shown && (
      <Fullscreen label={label}>
        <Picture picture={shown} alt={alt} />
      </Fullscreen>
    ),
  };
}
