import "./popup.css";
import type { ComponentChildren } from "preact";
import { useCallback, useRef } from "preact/hooks";

import { type Box, placed, type Side } from "./placement";

interface PopupProps {
  /** Beside what it opens. */
  anchor: () => Element;
  /** Escape was pressed, or the pointer somewhere else, or the anchor has left the window. */
  onClose: (by: Closing) => void;
  children: ComponentChildren;
}

export type Closing = "Escape" | "press" | "scroll";

/** Up to this height it grows, in CSS pixels. */
const TALLEST = 360;
/** It is as wide as its anchor, and this wide at least. */
const NARROWEST = 240;

/**
 * Something that opens over the page, beside its anchor, as long as it is drawn. It stands in the top layer, where
 * no frame cuts it off, and follows when something scrolls. The focus stays where it is.
 */
export function Popup({ anchor, onClose, children }: PopupProps) {
  const close = useRef(onClose);
  close.current = onClose;
  // Not an effect: those of what is inside come first, and find it open and in its place.
  const open = useCallback((popup: HTMLElement | null) => {
    if (!popup) return undefined;
    popup.showPopover();
    return watch(popup, anchor(), (by) => close.current(by));
  }, []);
  return (
    // pressing on it takes the focus from nobody
    <div
      ref={open}
      role="presentation"
      class="fl-popup"
      popover="manual"
      onMouseDown={(press) => press.preventDefault()}
    >
      {children}
    </div>
  );
}

/** Keeps a popup at its anchor and tells when it is to close. Returns what stops it. */
function watch(popup: HTMLElement, anchor: Element, close: (by: Closing) => void): () => void {
  const end = new AbortController();
  const always = { signal: end.signal, capture: true, passive: true };
  let side: Side | undefined;
  let frame = 0;
  const place = (): void => {
    const rect = anchor.getBoundingClientRect();
    const view = seen();
    if (rect.bottom < view.top || rect.top > view.bottom) close("scroll");
    else side = put(popup, rect, view, side);
  };
  const follow = ({ target }: { target?: EventTarget | null } = {}): void => {
    if (target instanceof Node && popup.contains(target)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(place);
  };
  const sizes = new ResizeObserver(() => follow());
  sizes.observe(anchor);
  for (const child of popup.children) sizes.observe(child);
  place();
  document.addEventListener("scroll", follow, always);
  window.addEventListener("resize", follow, always);
  window.visualViewport?.addEventListener("resize", follow, always);
  window.visualViewport?.addEventListener("scroll", follow, always);
  document.addEventListener(
    "pointerdown",
    (press) => {
      const path = press.composedPath();
      if (!path.includes(popup) && !path.includes(anchor)) close("press");
    },
    always,
  );
  document.addEventListener(
    "keydown",
    (press) => {
      if (press.key !== "Escape" || press.isComposing) return;
      press.preventDefault(); // what it stands in, a dialog perhaps, stays open
      press.stopPropagation();
      close("Escape");
    },
    { signal: end.signal, capture: true },
  );
  return () => {
    end.abort();
    sizes.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** The part of the window that is seen: a phone's keyboard covers some of it. */
function seen(): Box {
  const { offsetTop = 0, offsetLeft = 0, height = 0, width = 0 } = window.visualViewport ?? {};
  return { top: offsetTop, left: offsetLeft, bottom: offsetTop + height, right: offsetLeft + width };
}

function put(popup: HTMLElement, anchor: Box, view: Box, before: Side | undefined): Side {
  popup.style.maxHeight = `${TALLEST}px`;
  const rtl = getComputedStyle(popup).direction === "rtl";
  const wanted = {
    width: Math.max(anchor.right - anchor.left, NARROWEST),
    height: popup.offsetHeight,
    side: before,
    rtl,
  };
  const { side, left, edge, width, height } = placed(anchor, wanted, view);
  Object.assign(popup.style, {
    left: `${left}px`,
    top: side === "below" ? `${edge}px` : "auto",
    bottom: side === "above" ? `${document.documentElement.clientHeight - edge}px` : "auto",
    width: `${width}px`,
    maxHeight: `${height}px`,
  });
  return side;
}
