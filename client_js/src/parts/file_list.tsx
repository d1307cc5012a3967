/** A list of files: names, sizes, and what can be done with each. */
import "./file_list.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";
import { Download } from "./download";
import { Shape } from "./icon";
import { rowAt, useReorder } from "./reorder";
import { useRowWindow } from "./row_window";
import { Tool } from "./tool";

export type Listed = FileHandle | (Elsewhere & { name: string });

interface FileListProps {
  files: Listed[];
  onPick: ((index: number) => void) | null;
  onDownload: (file: Listed) => void;
  onRemove: ((index: number) => void) | null;
  /** Gets the files in their new order. */
  onMove: ((files: Listed[]) => void) | null;
}

/** So much of a name's end stays in sight when it is too long: its suffix tells most. */
const TAIL = 9;
const GRIP =
  "M8 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M8 5a1 1 0 1 0 2 0a1 1 0 1 0-2 0M8 19a1 1 0 1 0 2 0a1 1 0 1 0-2 0M14 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M14 5a1 1 0 1 0 2 0a1 1 0 1 0-2 0M14 19a1 1 0 1 0 2 0a1 1 0 1 0-2 0";
/** The height of a row in pixels, as file_list.css has it. */
const ROW = 37;
const UNITS = ["kilobyte", "megabyte", "gigabyte", "terabyte"];

export function FileList({ files, onPick, onDownload, onRemove, onMove }: FileListProps) {
  const list = useRef<HTMLUListElement>(null);
  const said = useSignal("");
  const reorder = useReorder(files, list, (items, place) => {
    onMove?.(items);
    said.value = say("{name}: place {place} of {count}", {
      name: items[place]?.name ?? "",
      place: place + 1,
      count: items.length,
    });
  });
  const remove = (index: number): void => {
    onRemove?.(index);
    // the focus goes to the neighbour, not out of the list
    const next = rowAt(list.current, index + 1) ?? rowAt(list.current, index - 1);
    next?.querySelector<HTMLElement>(".fl-remove button")?.focus();
  };
  const all = reorder.items;
  const { first, end, onScroll } = useRowWindow(list, all.length, ROW);
  const keys = new Map<string, number>();
  return (
    <>
      <ul
        class="fl-file-list"
        ref={list}
        style={{ "--fl-above": `${first * ROW}px`, "--fl-under": `${(all.length - end) * ROW}px` }}
        onScroll={onScroll}
      >
        {all.slice(first, end).map((file, at) => {
          const index = first + at;
          return (
            <li
              key={keyOf(file, keys)}
              data-row={index}
              aria-posinset={index + 1}
              aria-setsize={all.length}
              class={reorder.dragged.value === index ? "fl-dragged" : ""}
            >
              {onMove && files.length > 1 && (
                <button
                  type="button"
                  class="fl-tool fl-mover"
                  aria-label={say("Move {name}", { name: file.name })}
                  title={say("Drag, or press the arrow keys")}
                  {...reorder.grip(index)}
                >
                  <Shape d={GRIP} />
                </button>
              )}
              <Name file={file} onPick={onPick && (() => onPick(index))} />
              <span class="fl-size">{"$file" in file ? sizeOf(file.size) : ""}</span>
              <Download
                file={file}
                label={say("Download {name}", { name: file.name })}
                onClick={() => onDownload(file)}
              />
              {onRemove && (
                <span class="fl-remove">
                  <Tool
                    icon="close"
                    label={say("Remove {name}", { name: file.name })}
                    onClick={() => remove(index)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <output class="fl-unseen">{said.value}</output>
    </>
  );
}

function Name({ file, onPick }: { file: Listed; onPick: (() => void) | null }) {
  const { name } = file;
  const at = Math.max(0, name.length - TAIL);
  const text = (
    <bdi>
      <span>{name.slice(0, at)}</span>
      <span>{name.slice(at)}</span>
    </bdi>
  );
  return onPick ? (
    <button type="button" class="fl-file-name" title={name} onClick={onPick}>
      {text}
    </button>
  ) : (
    <span class="fl-file-name" title={name}>
      {text}
    </span>
  );
}

/** The same file may be there twice. */
function keyOf(file: Listed, known: Map<string, number>): string {
  const id = "$file" in file ? file.$file : fileUrl(file);
  const before = known.get(id) ?? 0;
  known.set(id, before + 1);
  return `${id} ${before}`;
}

/** Bytes as people write them, in the page's language. */
export function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = power === 0 ? "byte" : UNITS[power - 1];
  return new Intl.NumberFormat(document.documentElement.lang || "en", {
    style: "unit",
    unit: unit ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}
