import "./zoom.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

import { say } from "../core/words";
import { scrolled, type Size } from "./pixels";

interface ZoomProps {
  /** What shows the picture, and scrolls when that is larger. */
  view: HTMLElement;
  size: Size;
  drags: boolean;
}

/** A picture is shown 2 to the power of this times as large, at most. */
const CLOSEST = 5;
const STEPS: Record<string, number> = { "+": 0.5, "=": 0.5, "-": -0.5, "0": -CLOSEST };

/** Where two fingers are: how far from each other, and their middle, in CSS pixels of the view. */
interface Pinch {
  apart: number;
  x: number;
  y: number;
}

/**
 * Shows a picture closer: by a slider, by Ctrl and the wheel, by two fingers, by + and −. What is close can be dragged
 * and scrolled.
 */
export function Zoom({ view, size, drags }: ZoomProps) {
  const closeness = useSignal(0);

  /** By default what is in the middle stays there. */
  const zoomTo = (wanted: number, at = { x: view.clientWidth / 2, y: view.clientHeight / 2 }): void => {
    const next = Math.min(Math.max(wanted, 0), CLOSEST);
    const by = 2 ** (next - closeness.peek());
    const left = scrolled(view.scrollLeft, at.x, by);
    const top = scrolled(view.scrollTop, at.y, by);
    closeness.value = next;
    view.style.setProperty("--fl-zoom", String(2 ** next));
    view.classList.toggle("fl-close", next > 0);
    view.classList.toggle("fl-crisp", next > 0 && view.clientWidth * 2 ** next >= 3 * size.width);
    if (next > 0) view.tabIndex = 0;
    else view.removeAttribute("tabindex");
    view.scrollLeft = left;
    view.scrollTop = top;
  };

  useLayoutEffect(() => zoomTo(0), [size.width, size.height]); // another picture

  useLayoutEffect(() => {
    const stop = new AbortController();
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault(); // else the whole page would grow
      const { left, top } = view.getBoundingClientRect();
      zoomTo(closeness.peek() - event.deltaY / 200, { x: event.clientX - left, y: event.clientY - top });
    };
    let last: Pinch | null = null;
    const onTouch = (event: TouchEvent): void => {
      const next = pinch(view, event.touches);
      if (next) event.preventDefault(); // else the whole page would grow
      if (next && last) {
        view.scrollLeft += last.x - next.x;
        view.scrollTop += last.y - next.y;
        zoomTo(closeness.peek() + Math.log2(next.apart / last.apart), next);
      }
      last = next;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      zoomTo(closeness.peek() + step);
    };
    const onPointerDown = (event: PointerEvent): void => {
      const isDrag = drags && closeness.peek() > 0 && event.button === 0 && event.pointerType === "mouse";
      if (isDrag) drag(view, event);
    };
    view.addEventListener("wheel", onWheel, { passive: false, signal: stop.signal });
    for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"] as const)
      view.addEventListener(type, onTouch, { passive: false, signal: stop.signal });
    view.parentElement?.addEventListener("keydown", onKeyDown, stop);
    view.addEventListener("pointerdown", onPointerDown, stop);
    return () => stop.abort();
  }, [view, drags, size.width, size.height]);

  const percent = `${Math.round(2 ** closeness.value * 100)} %`;
  return (
    <div class="fl-closeness">
      <input
        type="range"
        min={0}
        max={CLOSEST}
        step={0.25}
        value={closeness.value}
        aria-label={say("Zoom")}
        aria-valuetext={percent}
        title={`${say("Zoom")}: ${percent}`}
        onInput={({ currentTarget }) => zoomTo(currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** Null where there are not two fingers. */
function pinch(view: HTMLElement, { length, 0: one, 1: other }: TouchList): Pinch | null {
  if (length !== 2 || !one || !other) return null;
  const { left, top } = view.getBoundingClientRect();
  const [x, y] = [one.clientX - other.clientX, one.clientY - other.clientY];
  return {
    apart: Math.max(1, Math.hypot(x, y)),
    x: (one.clientX + other.clientX) / 2 - left,
    y: (one.clientY + other.clientY) / 2 - top,
  };
}

/** Moves what is in a view with the pointer; what was dragged was not clicked. */
function drag(view: HTMLElement, { pointerId, clientX, clientY }: PointerEvent): void {
  const { scrollLeft, scrollTop } = view;
  const stop = new AbortController();
  let moved = false;
  const onMove = (event: PointerEvent): void => {
    const [x, y] = [event.clientX - clientX, event.clientY - clientY];
    moved ||= Math.hypot(x, y) > 3;
    if (!moved) return;
    view.setPointerCapture(pointerId);
    view.scrollLeft = scrollLeft - x;
    view.scrollTop = scrollTop - y;
  };
  view.addEventListener("pointermove", onMove, stop);
  view.addEventListener("pointercancel", () => stop.abort(), stop);
  view.addEventListener("pointerup", () => setTimeout(() => stop.abort()), stop); // its click comes next
  view.addEventListener("click", (event) => moved && event.stopPropagation(), {
    signal: stop.signal,
    capture: true,
  });
}
