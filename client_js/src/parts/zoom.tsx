import "./framed.css";
import "./zoom.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { CLOSEST, scrolled, type Size } from "./pixels";

interface ZoomProps {
  /** The picture's pixels. */
  size: Size;
  /** Whether the picture is moved by dragging it, and not something on it. */
  drags?: boolean;
  /** The picture, and what lies on it and grows with it. */
  children: ComponentChildren;
}

/** A picture in a frame of its own form, which can be seen closer: by a slider, by Ctrl and the wheel, by + and −. */
export function Zoom({ size, drags = true, children }: ZoomProps) {
  const closeness = useSignal(0);
  const view = useRef<HTMLDivElement>(null);
  const target = useRef<{ left: number; top: number } | null>(null);
  const times = 2 ** closeness.value;

  /** By default what is in the middle stays there. */
  const zoomTo = (wanted: number, at?: { x: number; y: number }): void => {
    const shown = view.current;
    const next = Math.min(Math.max(wanted, 0), CLOSEST);
    if (!shown || next === closeness.value) return;
    const by = 2 ** (next - closeness.value);
    const { x, y } = at ?? { x: shown.clientWidth / 2, y: shown.clientHeight / 2 };
    target.current = {
      left: scrolled(shown.scrollLeft, x, by),
      top: scrolled(shown.scrollTop, y, by),
    };
    closeness.value = next;
  };
  useLayoutEffect(() => {
    if (!target.current || !view.current) return;
    view.current.scrollLeft = target.current.left;
    view.current.scrollTop = target.current.top;
  }, [closeness.value]);

  useLayoutEffect(() => void (closeness.value = 0), [size.width, size.height]);

  useLayoutEffect(() => {
    const shown = view.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || !shown) return;
      event.preventDefault(); // else the whole page would grow
      const { left, top } = shown.getBoundingClientRect();
      zoomTo(closeness.value - event.deltaY / 200, { x: event.clientX - left, y: event.clientY - top });
    };
    shown?.addEventListener("wheel", onWheel, { passive: false });
    return () => shown?.removeEventListener("wheel", onWheel);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { "+": 0.5, "=": 0.5, "-": -0.5, "0": -CLOSEST }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || isNumber(event.target)) return;
    event.preventDefault();
    zoomTo(closeness.value + step);
  };
  const isClose = closeness.value > 0;
  const onPointerDown = (event: PointerEvent): void => {
    if (drags && isClose && event.button === 0 && event.pointerType === "mouse") drag(event);
  };
  return (
    // oxlint-disable-next-line no-static-element-interactions
    <div class="fl-framed fl-zoom" style={{ "--fl-ratio": size.width / size.height }} onKeyDown={onKeyDown}>
      <div
        ref={view}
        class={`fl-pan ${drags && isClose ? "fl-grabs" : ""}`}
        {...(isClose ? { tabIndex: 0 } : {})}
        onPointerDown={onPointerDown}
      >
        <div
          class="fl-zoomed"
          style={{ "--fl-zoom": times }}
          data-crisp={isClose && (view.current?.clientWidth ?? 0) * times >= 3 * size.width}
        >
          {children}
        </div>
      </div>
      <div class="fl-closeness">
        <input
          type="range"
          min={0}
          max={CLOSEST}
          step={0.25}
          value={closeness.value}
          aria-label={say("Zoom")}
          aria-valuetext={`${Math.round(times * 100)} %`}
          title={`${say("Zoom")}: ${Math.round(times * 100)} %`}
          onInput={({ currentTarget }) => zoomTo(currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}

/** Moves what is in a view with the pointer; what was dragged was not clicked. */
function drag({ currentTarget, pointerId, clientX, clientY }: PointerEvent): void {
  const view = currentTarget as HTMLElement;
  const { scrollLeft, scrollTop } = view;
  const stop = new AbortController();
  const { signal } = stop;
  let moved = false;
  const onMove = (event: PointerEvent): void => {
    const [x, y] = [event.clientX - clientX, event.clientY - clientY];
    moved ||= Math.hypot(x, y) > 3;
    if (!moved) return;
    view.setPointerCapture(pointerId);
    view.scrollLeft = scrollLeft - x;
    view.scrollTop = scrollTop - y;
  };
  view.addEventListener("pointermove", onMove, { signal });
  view.addEventListener("pointercancel", () => stop.abort(), { signal });
  view.addEventListener("pointerup", () => setTimeout(() => stop.abort()), { signal }); // its click comes next
  view.addEventListener("click", (event) => moved && event.stopPropagation(), { signal, capture: true });
}

/** A field that takes these keys for itself. */
function isNumber(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "number";
}
