import "./listbox.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Icon } from "./icon";

export interface ListboxProps {
  id: string;
  label: string;
  /** What each row stands for, by a number that stays the same when the rows become others. */
  rows: readonly number[];
  name: (row: number) => string;
  isChosen: (row: number) => boolean;
  isDisabled: (row: number) => boolean;
  /** The place of the row that Enter would take, or null. */
  active: number | null;
  multiple: boolean;
  onHover: (place: number) => void;
  onPick: (row: number) => void;
}

/** Up to this many rows are all in the document, and as high as their texts need. */
const FEW = 100;
/** Rows beyond the edge that are drawn as well, so that scrolling shows no gap. */
const AHEAD = 6;

/** The id of a row's element, for `aria-activedescendant`. */
export function rowId(listbox: string, row: number): string {
  return `${listbox}-${row}`;
}

/** The height of a row in CSS pixels where there are many: a finger needs more than a mouse. */
function rowHeight(): number {
  return matchMedia("(pointer: coarse)").matches ? 44 : 36;
}

/** Rows to choose from. Of many only those in sight are in the document, each with its place in the whole. */
export function Listbox(props: ListboxProps) {
  const { id, label, rows, active, multiple } = props;
  const box = useRef<HTMLDivElement>(null);
  const at = active ?? 0;
  const window = useSignal({ first: Math.max(0, at - 2 * AHEAD), last: at + 2 * AHEAD });
  const isLong = rows.length > FEW;
  const height = isLong ? rowHeight() : 0;
  const look = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const first = Math.max(0, Math.floor(scrollTop / height) - AHEAD);
    const last = Math.ceil((scrollTop + clientHeight) / height) + AHEAD;
    if (first !== window.value.first || last !== window.value.last) window.value = { first, last };
  };
  useLayoutEffect(() => {
    if (box.current && active !== null) show(box.current, active, height);
    if (isLong) look();
  }, [active, rows, isLong]);

  const { first, last } = isLong ? window.value : { first: 0, last: rows.length };
  const places = Array.from(
    { length: Math.max(0, Math.min(last, rows.length) - first) },
    (_, n) => first + n,
  );
  if (active !== null && (active < first || active >= last)) places.push(active);
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      aria-label={label}
      class={`fl-listbox ${isLong ? "fl-long" : ""}`}
      {...(multiple ? { "aria-multiselectable": "true" } : {})}
      onScroll={() => isLong && look()}
    >
      <div role="presentation" style={isLong ? { height: `${rows.length * height}px` } : {}}>
        {places.map((place) => (
          <Option
            key={rows[place]}
            {...props}
            place={place}
            row={rows[place] as number}
            top={isLong ? place * height : undefined}
            height={height}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps extends ListboxProps {
  place: number;
  row: number;
  top: number | undefined;
  height: number;
}

function Option({ id, rows, place, row, top, height, ...of }: OptionProps) {
  const isChosen = of.isChosen(row);
  const isDisabled = of.isDisabled(row);
  const name = of.name(row);
  return (
    // oxlint-disable-next-line click-events-have-key-events, interactive-supports-focus -- the field has focus and keys
    <div
      role="option"
      id={rowId(id, row)}
      class={`fl-option ${place === of.active ? "fl-active" : ""}`}
      aria-selected={isChosen}
      {...(isDisabled ? { "aria-disabled": "true" } : {})}
      aria-posinset={place + 1}
      aria-setsize={rows.length}
      {...(top === undefined ? {} : { title: name, style: { top: `${top}px`, height: `${height}px` } })}
      onPointerMove={() => place !== of.active && of.onHover(place)}
      onClick={() => of.onPick(row)}
    >
      <span dir="auto">{name}</span>
      {isChosen && <Icon name="check" />}
    </div>
  );
}

/** Scrolls the list, and nothing around it, until a row is in sight. */
function show(list: HTMLElement, place: number, height: number): void {
  const inner = list.firstElementChild as HTMLElement;
  const row = height === 0 ? (inner.children[place] as HTMLElement | undefined) : undefined;
  const size = row?.offsetHeight ?? height;
  const top = row?.offsetTop ?? place * height; // without the inset, which is so in sight as well
  const bottom = top + size + 2 * inner.offsetTop;
  const beyond = Math.max(list.scrollTop - top, bottom - list.scrollTop - list.clientHeight);
  if (beyond > 2 * size) list.scrollTop = top - (list.clientHeight - size) / 2;
  else if (top < list.scrollTop) list.scrollTop = top;
  else if (beyond > 0) list.scrollTop = bottom - list.clientHeight;
}
