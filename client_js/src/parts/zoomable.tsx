import "./framed.css";
import "./zoomable.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { chunk } from "./chunk";
import type { Size } from "./pixels";

interface ZoomableProps {
  /** The picture's pixels. */
  size: Size;
  /** Whether the picture is moved by dragging it, and not something on it. */
  drags?: boolean;
  /** The picture, and what lies on it and grows with it. */
  children: ComponentChildren;
}

/** It comes after the picture. */
const ZOOM = chunk(() => import("./zoom"));

/** A picture in a frame of its own form, which can be seen closer. */
export function Zoomable({ size, drags = true, children }: ZoomableProps) {
  const view = useRef<HTMLDivElement>(null);
  const isDrawn = useSignal(false);
  useEffect(() => {
    ZOOM.ask();
    isDrawn.value = true;
  }, []);
  const Zoom = ZOOM.loaded.value?.Zoom;
  return (
    <div class="fl-framed fl-zoomable" style={{ "--fl-ratio": size.width / size.height }}>
      <div ref={view} class="fl-pan">
        <div class="fl-zoomed">{children}</div>
      </div>
      {Zoom && isDrawn.value && view.current && <Zoom view={view.current} {...{ size, drags }} />}
    </div>
  );
}
