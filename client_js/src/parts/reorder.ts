/** Putting the rows of a list into another order: by dragging a grip, or with the arrow keys on it. */
import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Reorder<T> {
  /** The items as they stand while one is dragged. */
  items: T[];
  /** The place of the one that is dragged. */
  dragged: Signal<number | null>;
  /** The attributes of the grip at a place. */
  grip: (index: number) => {
    onKeyDown: (event: KeyboardEvent) => void;
    onPointerDown: (event: PointerEvent) => void;
  };
}

/**
 * @param list holds the rows, each with its place as `data-row`
 * @param commit gets the items in their new order, and the new place of the one that was moved
 */
export function useReorder<T>(
  given: T[],
  list: RefObject<HTMLElement | null>,
  commit: (items: T[], place: number) => void,
): Reorder<T> {
  const dragged = useSignal<number | null>(null);
  const order = useSignal<T[] | null>(null);
  const refocus = useRef<number | null>(null);
  const items = order.value ?? given;
  useLayoutEffect(() => {
    // what is moved in the document loses the focus
    const row = refocus.current === null ? null : rowAt(list.current, refocus.current);
    row?.querySelector<HTMLElement>(".fl-mover")?.focus();
    refocus.current = null;
  }, [given]);
  const step = (index: number, to: number): void => {
    if (to < 0 || to >= items.length) return;
    refocus.current = to;
    commit(moved(items, index, to), to);
  };
  const drag = ({ clientY }: PointerEvent): void => {
    const from = dragged.value;
    const rows = [...(list.current?.querySelectorAll("[data-row]") ?? [])];
    const over = rows.find((row) => clientY < row.getBoundingClientRect().bottom) ?? rows.at(-1);
    const to = Number(over?.getAttribute("data-row"));
    if (from === null || to === from) return;
    order.value = moved(order.value ?? given, from, to);
    dragged.value = to;
  };
  const grip = (index: number) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      step(index, index + by);
    },
    onPointerDown: () => {
      dragged.value = index;
      const dragging = new AbortController();
      const { signal } = dragging;
      const drop = (): void => {
        dragging.abort();
        const to = dragged.value;
        const next = order.value;
        dragged.value = null;
        order.value = null;
        if (next && to !== null) commit(next, to);
      };
      // on the window: the grip may be moved in the document, and would hear no more
      window.addEventListener("pointermove", drag, { signal });
      window.addEventListener("pointerup", drop, { signal });
      window.addEventListener("pointercancel", drop, { signal });
    },
  });
  return { items, dragged, grip };
}

/** The row at a place, if it is drawn. */
export function rowAt(list: Element | null, place: number): Element | null {
  return list?.querySelector(`[data-row="${place}"]`) ?? null;
}

function moved<T>(items: T[], from: number, to: number): T[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
