import "./framed.css";
import "./comparison.css";
import type { TargetedPointerEvent } from "preact";
import { useRef } from "preact/hooks";

import { say } from "../core/words";
import type { Decoded } from "./decoded";
import { Shape } from "./icon";

interface ComparisonProps {
  label: string;
  /** Left of the handle this one is seen, right of it the other one. */
  first: Decoded;
  second: Decoded;
  /** Where the handle stands, in percent from the left. */
  position: number;
  onMove: (position: number) => void;
  /** A point of the picture was pressed, in the first one's pixels. */
  onPick?: ((at: [x: number, y: number]) => void) | null;
}

const ARROWS = "m9 7-5 5 5 5M15 7l5 5-5 5";
/** Pixels: a press that moves no farther is a click. */
const STILL = 3;
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
};

/** Two pictures on each other. The handle follows the pointer, wherever it is pressed, and the keys of a slider. */
export function Comparison({ label, first, second, position, onMove, onPick = null }: ComparisonProps) {
  const frame = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const start = useRef<number | null>(null);
  const at = (x: number): number => {
    const { left, width } = frame.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return within(((x - left) / width) * 100);
  };
  const onPointerDown = (press: TargetedPointerEvent<HTMLDivElement>): void => {
    if (press.button !== 0) return;
    press.preventDefault(); // no drag of the picture, no selection
    press.currentTarget.setPointerCapture(press.pointerId);
    start.current = press.clientX;
    handle.current?.focus({ preventScroll: true });
    onMove(at(press.clientX));
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (start.current !== null) onMove(at(clientX));
  };
  const onPointerUp = ({ clientX, clientY }: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (start.current !== null && box && Math.abs(clientX - start.current) <= STILL) {
      const scale = first.width / box.width;
      onPick?.([Math.floor((clientX - box.left) * scale), Math.floor((clientY - box.top) * scale)]);
    }
    start.current = null;
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    const step = STEPS[press.key];
    if (step === undefined || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    onMove(within(position + step * (press.shiftKey ? 10 : 1)));
  };
  return (
    <div
      ref={frame}
      class="fl-framed fl-comparison"
      style={{ "--fl-ratio": first.width / first.height, "--fl-at": `${position}%` }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (start.current = null)}
    >
      <img src={first.src} alt={say("First image")} decoding="sync" draggable={false} />
      <img src={second.src} alt={say("Second image")} decoding="sync" draggable={false} />
      <div
        ref={handle}
        class="fl-divider"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(position)}
        aria-valuetext={`${Math.round(position)} %`}
        onKeyDown={onKeyDown}
      >
        <Shape d={ARROWS} />
      </div>
    </div>
  );
}

function within(position: number): number {
  return Math.min(100, Math.max(0, position));
}
