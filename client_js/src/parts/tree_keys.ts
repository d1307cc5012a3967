/** The keys of a tree, as the WAI-ARIA Authoring Practices have them, where the tree keeps the focus. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { FolderTree, Row } from "./folder_tree";

interface TreeKeys {
  rows: Row[];
  tree: FolderTree;
  choose: ((row: Row) => void) | null;
  /** Rows that PageUp and PageDown go. */
  page: number;
  /** Brings a row into sight. */
  show: (at: number) => void;
}

/** Letters that come after a longer pause begin another name. */
const PAUSE = 700;

export function useTreeKeys({ rows, tree, choose, page, show }: TreeKeys) {
  const place = useSignal(0);
  const typed = useRef({ text: "", at: 0 });
  const active = Math.min(place.value, rows.length - 1);
  const goTo = (at: number): void => {
    place.value = Math.max(0, Math.min(rows.length - 1, at));
    show(place.value);
  };
  const parent = (level: number): number =>
    rows.findLastIndex((row, at) => at < active && row.parts.length < level);
  const find = (letter: string, now: number): void => {
    const text = (now - typed.current.at < PAUSE ? typed.current.text : "") + letter.toLowerCase();
    typed.current = { text, at: now };
    // one letter goes on to the next name with it, more stay where they fit
    const from = text.length === 1 ? active + 1 : active;
    const order = [...rows.keys()].map((step) => (from + step) % rows.length);
    const found = order.find((at) => rows[at]?.text.toLowerCase().startsWith(text));
    if (found !== undefined) goTo(found);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === "rtl";
    const isFolder = row.kind === "folder";
    const into = (): void => {
      if (isFolder && !row.isOpen) tree.toggle(row.parts);
      else if (isFolder) goTo(active + 1);
    };
    const out = (): void => {
      if (row.isOpen) tree.toggle(row.parts);
      else if (row.parts.length > 1) goTo(parent(row.parts.length));
    };
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1),
      ArrowUp: () => goTo(active - 1),
      PageDown: () => goTo(active + page),
      PageUp: () => goTo(active - page),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: isRtl ? out : into,
      ArrowLeft: isRtl ? into : out,
      Enter: () => (isFolder ? tree.toggle(row.parts) : choose?.(row)),
      " ": () => (row.isOffered ? choose?.(row) : isFolder && tree.toggle(row.parts)),
    };
    const press = keys[event.key];
    if (!press && event.key.length !== 1) return;
    event.preventDefault();
    if (press) press();
    else find(event.key, event.timeStamp);
  };
  return { active, onKeyDown, goTo };
}
