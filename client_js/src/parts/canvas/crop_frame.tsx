/** The part that is to be left of a picture: moved and formed by pointer and by keys. */
import "./crop_frame.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../../core/words";
import type { Desk } from "./desk";
import { useHandOver } from "./focus";
import { type Point, type Rect, type Size } from "./geometry";
import { toBox } from "./view";

/** Which of its sides follow a grip: -1 left or top, 1 right or bottom, 0 neither; 0 and 0 is the whole of it. */
const GRIPS: [x: number, y: number][] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];
const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** So many steps of a key from side to side; with Shift they are pixels. */
const STEPS = 50;

export function CropFrame({ desk, rect }: { desk: Desk; rect: Rect }) {
  const { screen, editor } = desk;
  const part = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => part.current?.focus({ preventScroll: true }), []);
  if (!screen || desk.scale.value <= 0) return null;
  const { size } = editor.picture.value;
  const change = (grip: [number, number], by: Point): void => {
    desk.cropping.value = reshaped(desk.cropping.peek() ?? rect, grip, by, size);
  };
  const drag = (grip: [number, number]) => (down: PointerEvent) => {
    const element = down.currentTarget as HTMLElement;
    down.stopPropagation();
    element.setPointerCapture(down.pointerId);
    let last = down;
    const move = (event: PointerEvent): void => {
      const { scale } = screen.view;
      change(grip, { x: (event.clientX - last.clientX) / scale, y: (event.clientY - last.clientY) / scale });
      last = event;
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", move), {
      once: true,
    });
  };
  const press = (grip: [number, number]) => (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 1 : Math.max(1, Math.round(Math.min(size.width, size.height) / STEPS));
    change(grip, { x: way.x * step, y: way.y * step });
  };
  const { x, y } = toBox(screen.view, rect);
  const { scale } = screen.view;
  return (
    <div
      class="fl-crop"
      style={{
        translate: `${x}px ${y}px`,
        width: `${rect.width * scale}px`,
        height: `${rect.height * scale}px`,
      }}
    >
      <button
        type="button"
        ref={part}
        class="fl-crop-part"
        aria-label={say("Part to keep")}
        onPointerDown={drag([0, 0])}
        onKeyDown={press([0, 0])}
      />
      {GRIPS.map((grip) => (
        <button
          key={grip.join()}
          type="button"
          class="fl-crop-grip"
          style={{ "--fl-x": (grip[0] + 1) / 2, "--fl-y": (grip[1] + 1) / 2 }}
          aria-label={cornerOf(grip)}
          onPointerDown={drag(grip)}
          onKeyDown={press(grip)}
        />
      ))}
    </div>
  );
}

interface CropActsProps {
  onCrop: () => void;
  onCancel: () => void;
  onLeave: () => void;
}

/** What is done with the part that was chosen. */
export function CropActs({ onCrop, onCancel, onLeave }: CropActsProps) {
  const element = useRef<HTMLDivElement>(null);
  useHandOver(element, onLeave);
  return (
    <div ref={element} class="fl-acts">
      <button type="button" class="fl-plain" onClick={onCrop}>
        {say("Crop")}
      </button>
      <button type="button" class="fl-plain" onClick={onCancel}>
        {say("Cancel")}
      </button>
    </div>
  );
}

/** A rectangle of which a corner was moved, or all of it where the grip is none; it stays within the picture. */
export function reshaped(rect: Rect, [across, down]: [number, number], by: Point, size: Size): Rect {
  const [x, width] = along(rect.x, rect.width, across, by.x, size.width);
  const [y, height] = along(rect.y, rect.height, down, by.y, size.height);
  return { x, y, width, height };
}

function along(start: number, length: number, grip: number, by: number, end: number): [number, number] {
  if (grip === 0) return [Math.min(Math.max(start + by, 0), end - length), length];
  if (grip > 0) return [start, Math.min(Math.max(length + by, 1), end - start)];
  const next = Math.min(Math.max(start + by, 0), start + length - 1);
  return [next, length + start - next];
}

function cornerOf([x, y]: [number, number]): string {
  if (y < 0) return x < 0 ? say("Upper left corner") : say("Upper right corner");
  return x < 0 ? say("Lower left corner") : say("Lower right corner");
}
