import "./point.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import type { Size } from "./pixels";

const MOVES: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Picks a point of a picture by keys: the arrows move it, ten pixels with Shift, and Enter takes it. */
export function Point({ size, onPick }: { size: Size; onPick: (at: [x: number, y: number]) => void }) {
  const at = useSignal<[x: number, y: number]>([size.width >> 1, size.height >> 1]);
  const [x, y] = at.value.map((one, axis) => Math.min(one, (axis ? size.height : size.width) - 1)) as [
    number,
    number,
  ];
  const mark = useRef<HTMLOutputElement>(null);
  useLayoutEffect(() => {
    const isUsed = mark.current?.parentElement === document.activeElement;
    if (isUsed) mark.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [x, y]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!move && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!move) return onPick([x, y]);
    const step = event.shiftKey ? 10 : 1;
    at.value = [within(x + move[0] * step, size.width), within(y + move[1] * step, size.height)];
  };
  return (
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <div
      class="fl-point"
      role="application"
      // oxlint-disable-next-line no-noninteractive-tabindex
      tabIndex={0}
      aria-label={say("A point of the picture")}
      onKeyDown={onKeyDown}
    >
      <output
        ref={mark}
        style={{ left: `${((x + 0.5) / size.width) * 100}%`, top: `${((y + 0.5) / size.height) * 100}%` }}
      >
        <span>
          {x}, {y}
        </span>
      </output>
    </div>
  );
}

function within(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1);
}
