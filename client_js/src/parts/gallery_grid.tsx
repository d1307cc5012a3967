import "./gallery_grid.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { type Item, nameOf } from "./gallery_item";
import { Tile } from "./gallery_tile";
import { Tool } from "./tool";

interface GridProps {
  label: string;
  items: Item[];
  selected: number | null;
  columns: number;
  /** How many rows are seen at once; null: as many as there is room for. */
  rows: number | null;
  height: string | undefined;
  fit: string;
  /** The tile that gets the focus as soon as it is drawn. */
  focus: number | null;
  onPick: (index: number) => void;
  onRemove: ((index: number) => void) | null;
}

/** The least width of a tile in pixels: on a narrow page there are fewer in a row. */
const LEAST = 72;

/** The tiles. The arrow keys lead from one to the other, Delete takes one away. */
export function GalleryGrid({ label, items, selected, columns, onPick, onRemove, ...look }: GridProps) {
  const list = useRef<HTMLUListElement>(null);
  const at = useSignal(look.focus ?? selected ?? 0);
  const here = Math.min(at.value, items.length - 1);
  useLayoutEffect(() => {
    if (look.focus !== null) tileAt(list.current, look.focus)?.focus();
  }, []);
  const go = (index: number): void => {
    at.value = index;
    tileAt(list.current, index)?.focus();
  };
  const remove = (index: number): void => {
    const hadFocus = list.current?.contains(document.activeElement);
    onRemove?.(index);
    at.value = Math.max(0, Math.min(index, items.length - 2));
    // the focus goes to the neighbour, not out of the list
    if (hadFocus) queueMicrotask(() => tileAt(list.current, at.value)?.focus());
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const next = list.current && neighbour(list.current, press.key, here, items.length);
    if (next !== null) {
      press.preventDefault();
      go(next);
    } else if (press.key === "Delete" && onRemove) {
      press.preventDefault();
      remove(here);
    }
  };
  const width = `max(${LEAST}px, (100% - (var(--fl-columns) - 1) * 6px) / var(--fl-columns))`;
  return (
    // oxlint-disable-next-line no-noninteractive-element-interactions -- the keys of the tiles in it
    <ul
      ref={list}
      class={`fl-tiles ${look.height === undefined ? "" : "fl-bound"} ${look.rows === null ? "" : "fl-counted"}`}
      aria-label={label}
      style={{
        "--fl-columns": columns,
        "--fl-tile": width,
        "--fl-fit": look.fit,
        ...(look.rows === null ? {} : { "--fl-rows": look.rows }),
        height: look.height,
      }}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => {
        const name = nameOf(items, index);
        return (
          <li key={index}>
            <button
              type="button"
              class="fl-tile"
              aria-label={name}
              aria-current={selected === index ? "true" : undefined}
              {...(onRemove ? { "aria-keyshortcuts": "Delete" } : {})}
              tabIndex={index === here ? 0 : -1}
              onClick={() => onPick(index)}
              onFocus={() => (at.value = index)}
            >
              <Tile item={item} sizes={`auto, ${Math.ceil(100 / columns)}vw`} />
              {item.caption && <span class="fl-caption">{item.caption}</span>}
            </button>
            {onRemove && (
              <span class="fl-remove">
                <Tool icon="close" label={say("Remove {name}", { name })} onClick={() => remove(index)} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function tileAt(list: Element | null, index: number): HTMLElement | null {
  return list?.children[index]?.querySelector<HTMLElement>(".fl-tile") ?? null;
}

/** The tile that a key leads to; null: it leads nowhere. */
function neighbour(list: Element, key: string, from: number, count: number): number | null {
  const { direction, gridTemplateColumns } = getComputedStyle(list);
  const across = gridTemplateColumns.split(" ").length;
  const forward = direction === "rtl" ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: across,
    ArrowUp: -across,
    Home: -from,
    End: count - 1 - from,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  return to >= 0 && to < count ? to : from;
}
