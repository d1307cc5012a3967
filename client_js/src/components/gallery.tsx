import "../parts/below.css";
import "../parts/framed.css";
import "./gallery.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { useChooser } from "../parts/chooser";
import { Download } from "../parts/download";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { acceptOf, refuseOthers } from "../parts/file_types";
import { Fullscreen } from "../parts/fullscreen";
import { fileOf, type Item, nameOf } from "../parts/gallery_item";
import { GalleryGrid } from "../parts/gallery_grid";
import { GalleryPreview } from "../parts/gallery_preview";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { SaveAll } from "../parts/save_all";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

interface GalleryProps extends ComponentProps<Item[] | null> {
  file_types: string[] | null;
  columns: number | null;
  rows: number | null;
  height: number | string | null;
  allow_preview: boolean;
  preview: boolean | null;
  selected_index: number | null;
  object_fit: string | null;
  fit_columns: boolean;
  sources: string[];
}

const KINDS = ["image", "video"];
/** Columns where the author says nothing. */
const COLUMNS = 2;

export default function Gallery({ node }: { node: Node<GalleryProps> }) {
  const p = node.props;
  const area = useRef<HTMLDivElement>(null);
  /** The height of the grid: the large view takes its place, and nothing jumps. */
  const room = useRef(0);
  /** Where the focus goes with the next view: it was in the one before. */
  const carried = useSignal(false);
  const items = p.value ?? [];
  const selected = p.selected_index === null ? null : Math.min(p.selected_index, items.length - 1);
  const isLarge = p.allow_preview && items.length > 0 && (p.preview === true || selected !== null);
  const index = Math.max(0, selected ?? 0);
  const upload = p.interactive && p.sources.includes("upload");
  const paste = p.interactive && p.sources.includes("clipboard");
  const uploads = useUploads(node, refuseOthers(p.file_types ?? KINDS), (sent) => {
    node.edit([...(node.props.value ?? []), ...sent.map(itemOf)]);
    node.emit("upload");
  });

  const select = (at: number): void => {
    p.selected_index = at;
    node.emit("select", { index: at, value: items[at] });
  };
  const pick = (at: number): void => {
    carried.value = true;
    if (p.allow_preview) {
      room.current = area.current?.querySelector(".fl-tiles")?.clientHeight ?? 0;
      p.preview = true;
      node.emit("preview_open");
    }
    select(at);
  };
  const go = (at: number): void => {
    select(at);
    node.tell(nameOf(items, at));
  };
  const back = useRef(0);
  const close = (): void => {
    carried.value = true;
    back.current = index;
    p.preview = null;
    p.selected_index = null;
    node.emit("preview_close");
  };
  const put = (next: Item[]): void => {
    node.edit(next);
    if (next.length === 0) area.current?.focus();
  };
  const remove = (at: number): void => {
    const file = items[at] && fileOf(items[at]);
    put(items.filter((_, other) => other !== at));
    node.emit("delete", { file, index: at });
  };

  const choosing = { label: p.label, accept: acceptOf(p.file_types ?? KINDS), count: "multiple" as const };
  const height = length(p.height);
  const current = items[index];
  const offers = items.length > 0 && {
    download: isLarge && current && <Download file={fileOf(current)} />,
    download_all: <SaveAll label={p.label} items={items} onProblem={(text) => node.warn(text)} />,
    fullscreen: (
      <Fullscreen label={p.label}>
        <GalleryPreview items={items} index={index} focus={true} onGo={go} onClose={null} />
      </Fullscreen>
    ),
  };
  return (
    <Field node={node} role={p.interactive ? "group" : "figure"} offers={offers || {}}>
      {() => (
        <Receiver
          area={area}
          class="fl-album"
          style={{ "--fl-preview": height ?? `${Math.max(420, room.current)}px` }}
          kind={paste ? "" : "image/"}
          drop={upload}
          paste={paste}
          onFiles={uploads.send}
        >
          {isLarge ? (
            <GalleryPreview items={items} index={index} focus={carried.value} onGo={go} onClose={close} />
          ) : items.length > 0 ? (
            <GalleryGrid
              label={p.label}
              items={items}
              selected={selected}
              columns={columnsOf(p, items.length)}
              rows={p.rows}
              height={height}
              fit={p.object_fit ?? "cover"}
              focus={carried.value ? back.current : null}
              onPick={pick}
              onRemove={p.interactive ? remove : null}
            />
          ) : upload || paste ? (
            <DropZone
              {...choosing}
              icon="image"
              prompt={say("Drop files here, paste, or click to choose")}
              onFiles={uploads.send}
              uploads={uploads}
              choose={upload}
              paste={paste ? "image/" : null}
            />
          ) : (
            <div class="fl-none">
              <Icon name="image" />
              <span class="fl-unseen">{say("No image")}</span>
            </div>
          )}
          {items.length > 0 && p.interactive && (
            <>
              <Transfers uploads={uploads} />
              <Problem uploads={uploads} />
              {upload && !isLarge && (
                <Foot {...choosing} onFiles={uploads.send} onClear={() => put([])} count={items.length} />
              )}
            </>
          )}
        </Receiver>
      )}
    </Field>
  );
}

interface FootProps {
  label: string;
  accept: string | undefined;
  onFiles: (files: File[]) => void;
  onClear: () => void;
  count: number;
}

function Foot({ onClear, count, ...choosing }: FootProps) {
  const chooser = useChooser({ ...choosing, count: "multiple" });
  return (
    <div class="fl-below">
      {chooser.input}
      <button type="button" class="fl-act" onClick={chooser.open}>
        {say("Add files")}
      </button>
      {count > 1 && (
        <>
          <span class="fl-count">{say("{count} files", { count })}</span>
          <button type="button" class="fl-act" onClick={onClear}>
            {say("Remove all")}
          </button>
        </>
      )}
    </div>
  );
}

function itemOf(file: FileHandle): Item {
  return file.mime.startsWith("video/") ? { video: file, caption: null } : { image: file, caption: null };
}

function columnsOf({ columns, fit_columns: fits }: GalleryProps, count: number): number {
  const wanted = columns ?? COLUMNS;
  return fits ? Math.min(wanted, count) : wanted;
}
