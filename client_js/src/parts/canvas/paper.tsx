/** The picture itself: seen, drawn on by pointers and by keys. */
import "./paper.css";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

import { say } from "../../core/words";
import { length } from "../host";
import type { Desk, DrawingProps } from "./desk";
import type { Point } from "./geometry";
import { KeyPen } from "./key_pen";
import { followPointers } from "./pointers";
import { Screen } from "./screen";

interface PaperProps {
  id: string;
  desk: Desk;
  p: DrawingProps;
  /** What lies on it. */
  children: ComponentChildren;
}

export function Paper({ id, desk, p, children }: PaperProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const keys = useRef<KeyPen | null>(null);
  /** Whoever has used the keys knows them. */
  const isUsed = useSignal(false);
  const { width, height } = desk.editor.picture.value.size;
  useLayoutEffect(() => {
    if (!box.current || !canvas.current) return undefined;
    const scene = () => ({ picture: desk.editor.picture.peek(), draft: desk.editor.draft });
    const screen = new Screen(canvas.current, scene, ({ scale }) => (desk.scale.value = scale));
    desk.screen = screen;
    const sizes = new ResizeObserver(([entry]) => {
      const { width: wide = 0, height: high = 0 } = entry?.contentRect ?? {};
      if (wide > 0 && high > 0) screen.resize({ width: wide, height: high });
    });
    sizes.observe(box.current);
    const hand = {
      editor: desk.editor,
      screen,
      pen: () => desk.pen(),
      onHover: (at: Point | null) => void (desk.ring.value = at),
    };
    keys.current = new KeyPen(hand);
    const stop = followPointers(canvas.current, hand);
    return () => {
      stop();
      sizes.disconnect();
      screen.stop();
      desk.editor.end();
      desk.screen = null;
    };
  }, [desk]);
  useEffect(() => desk.screen?.show(null), [desk.editor.picture.value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.current?.down(event)) return;
    isUsed.value = true;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      class="fl-paper"
      style={{ height: length(p.height), width: length(p.width), "--fl-ratio": width / height }}
    >
      <canvas
        ref={canvas}
        // it is drawn on by keys, of its own
        // oxlint-disable-next-line no-interactive-element-to-noninteractive-role
        role="application"
        aria-label={say("Canvas of {label}", { label: p.label })}
        aria-describedby={`${id}-keys`}
        tabIndex={0}
        data-tool={desk.tool.value}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => keys.current?.up(event)}
        onBlur={() => keys.current?.lift()}
      />
      {children}
      <Ring desk={desk} />
      <p class={isUsed.value ? "fl-unseen" : "fl-keys"} id={`${id}-keys`}>
        {say(
          "Arrow keys move the pen. It draws while Space is down, or from Enter to Enter. Escape drops the line.",
        )}
      </p>
    </div>
  );
}

/** As large as what will be drawn. */
function Ring({ desk }: { desk: Desk }) {
  const at = desk.ring.value;
  const tool = desk.tool.value;
  if (!at || tool === "hand" || desk.cropping.value) return null;
  const size = Math.max(4, 2 * desk.radius.value * desk.scale.value);
  return (
    <i
      class="fl-ring"
      style={{ translate: `${at.x}px ${at.y}px`, width: `${size}px`, height: `${size}px` }}
    />
  );
}
