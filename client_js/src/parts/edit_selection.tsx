import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { between, type Box, moved, type Point, placed, resized, type Sides } from "./box";
import { pixelAt, type Size } from "./pixels";

const SIDES: Sides[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];
const MOVES: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface SelectionProps {
  size: Size;
  box: Box;
  onChange: (box: Box) => void;
  onCrop: () => void;
  onCover: () => void;
}

/**
 * The part of a picture that is to be cropped or covered, over the picture.
 *
 * A pointer draws it anew, moves it and pulls its sides. The arrow keys move it by a pixel, with Shift by ten, and with
 * Ctrl they pull its right and its lower side.
 */
export function Selection({ size, box, onChange, onCrop, onCover }: SelectionProps) {
  const area = useRef<HTMLDivElement>(null);
  const wasKey = useRef(false);
  useLayoutEffect(() => {
    const part = wasKey.current ? area.current?.querySelector(".fl-selection") : null;
    part?.scrollIntoView({ block: "nearest", inline: "nearest" }); // what is seen closely may be out of sight
    wasKey.current = false;
  }, [box]);

  const onPointerDown = (event: PointerEvent): void => {
    const ground = area.current;
    const element = event.target as HTMLElement;
    if (!ground || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault(); // nothing is marked
    ground.querySelector<HTMLElement>(".fl-selection")?.focus({ preventScroll: true });
    ground.setPointerCapture(event.pointerId);
    const shown = ground.getBoundingClientRect();
    const start = pixelAt(event, shown, size);
    const stop = new AbortController();
    const { signal } = stop;
    const onMove = (move: PointerEvent): void => {
      const by: Point = [
        ((move.clientX - event.clientX) / shown.width) * size.width,
        ((move.clientY - event.clientY) / shown.height) * size.height,
      ];
      const { sides } = element.dataset;
      if (sides) onChange(resized(box, sides as Sides, by, size));
      else if (element.matches(".fl-selection")) onChange(moved(box, by, size));
      else onChange(between(start, pixelAt(move, shown, size)));
    };
    ground.addEventListener("pointermove", onMove, { signal });
    for (const end of ["pointerup", "pointercancel"] as const)
      ground.addEventListener(end, () => stop.abort(), { signal });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move) {
      wasKey.current = true;
      const step = event.shiftKey ? 10 : 1;
      const by: Point = [move[0] * step, move[1] * step];
      const pulls = event.ctrlKey || event.metaKey || event.altKey;
      onChange(pulls ? resized(box, "se", by, size) : moved(box, by, size));
    } else if (event.key === "Enter") onCrop();
    else if (event.key === "Delete" || event.key === "Backspace") onCover();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={area} class="fl-selecting" onPointerDown={onPointerDown}>
      {/* oxlint-disable-next-line no-noninteractive-element-interactions */}
      <div
        class="fl-selection"
        role="application"
        // oxlint-disable-next-line no-noninteractive-tabindex
        tabIndex={0}
        aria-label={say("Selected part")}
        title={say("Arrow keys move it, with Ctrl they resize it. Enter crops, Delete covers.")}
        style={placed(box, size)}
        onKeyDown={onKeyDown}
      >
        {SIDES.map((sides) => (
          <i key={sides} data-sides={sides} />
        ))}
      </div>
    </div>
  );
}
