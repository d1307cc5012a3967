import "./image.css";
import { useRef } from "preact/hooks";

import { say } from "../core/words";
import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { Fullscreen } from "../parts/fullscreen";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { Picture } from "../parts/picture";
import { Receiver } from "../parts/receiver";
import { Tool } from "../parts/tool";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

interface ImageProps extends ComponentProps<FileHandle | Elsewhere | null> {
  height: number | string | null;
  width: number | string | null;
  sources: string[];
  placeholder: string | null;
  alt_text: string | null;
}

const KIND = "image/";

export default function Image({ node }: { node: Node<ImageProps> }) {
  const p = node.props;
  const stage = useRef<HTMLDivElement>(null);
  /** What had the focus goes; the focus stays at its place. */
  const put = (value: FileHandle | null, event: "upload" | "clear"): void => {
    if (stage.current?.contains(document.activeElement)) stage.current.focus();
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
  const upload = p.interactive && p.sources.includes("upload");
  const paste = p.interactive && p.sources.includes("clipboard");
  const alt = p.alt_text ?? p.label;
  const pick = (index: [number, number]): void => node.emit("select", { index, value: null });
  return (
    <Field
      node={node}
      role={p.interactive ? "group" : "figure"}
      offers={p.value ? tools(p.label, p.value, alt) : {}}
    >
      {() => (
        <Receiver
          area={stage}
          class={`fl-stage ${p.height === null ? "" : "fl-sized"}`}
          style={{ height: length(p.height), width: length(p.width) }}
          kind={KIND}
          drop={upload}
          paste={paste}
          onFiles={send}
        >
          {p.value ? (
            <>
              <Picture src={fileUrl(p.value)} alt={alt} onPick={node.listens("select") ? pick : null} />
              {p.interactive && <Tool icon="close" label={say("Clear")} onClick={clear} />}
              <Transfers uploads={uploads} />
              <Problem uploads={uploads} />
            </>
          ) : upload || paste ? (
            <DropZone
              icon="image"
              label={p.label}
              prompt={p.placeholder ?? prompt(upload, paste)}
              accept={`${KIND}*`}
              onFiles={send}
              uploads={uploads}
              choose={upload}
              paste={paste ? KIND : null}
            />
          ) : (
            <div class="fl-empty">
              <Icon name="image" />
              <span class={p.placeholder ? "" : "fl-unseen"}>{p.placeholder ?? say("No image")}</span>
            </div>
          )}
        </Receiver>
      )}
    </Field>
  );
}

/** A file that the browser knows to be something else is not sent. */
function refuse({ name, type }: File): string | null {
  return type && !type.startsWith(KIND)
    ? say("{name} is not an image: choose another file.", { name })
    : null;
}

function prompt(upload: boolean, paste: boolean): string {
  if (!paste) return say("Drop an image here or click to choose");
  return say(upload ? "Drop an image here, paste, or click to choose" : "Paste an image here");
}

function tools(label: string, file: FileHandle | Elsewhere, alt: string) {
  return {
    download: <Download file={file} />,
    fullscreen: (
      <Fullscreen label={label}>
        <img src={fileUrl(file)} alt={alt} />
      </Fullscreen>
    ),
  };
}
