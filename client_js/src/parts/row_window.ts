/** Which rows of a long list of rows of one height are drawn: those in sight, and some above and below. */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";

/** Rows above and below those in sight that are drawn as well. */
const SPARE = 10;
/** What is taken for the height of a box that is not there yet, in pixels. */
const HEIGHT = 500;

export interface RowWindow {
  /** The first row that is drawn, and the one after the last. */
  first: number;
  end: number;
  /** Rows that are in sight at once. */
  inSight: number;
  /** To be called when the box was scrolled. */
  onScroll: () => void;
}

/**
 * @param box scrolls the rows
 * @param height of a row, in pixels
 */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, height: number): RowWindow {
  const top = useSignal(0);
  const inSight = Math.ceil((box.current?.clientHeight || HEIGHT) / height);
  const first = Math.max(0, Math.min(Math.floor(top.value / height), count - inSight) - SPARE);
  return {
    first,
    end: Math.min(count, first + inSight + 2 * SPARE),
    inSight,
    onScroll: () => (top.value = box.current?.scrollTop ?? 0),
  };
}
