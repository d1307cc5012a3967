import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What the visitor has scrolled away from its end. */
const left = new WeakSet<EventTarget>();

// One for all of the page: each text of a thousand would have its own, and most never scroll.
document.addEventListener("scroll", ({ target }) => target instanceof Element && look(target), {
  capture: true, // it does not bubble
  passive: true,
});

function look(element: Element): void {
  const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 8;
  left[isAtEnd ? "delete" : "add"](element);
}

/**
 * Keeps the end of a growing text in view, unless the visitor has scrolled away from it. Of the text that stands
 * there at first the beginning is in view.
 */
export function useAutoscroll(box: RefObject<HTMLElement | null>, wanted: boolean, text: unknown): void {
  const first = useRef(text);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && wanted && text !== first.current && !left.has(element)) scrollLater(element);
    first.current = undefined;
  }, [wanted, text]);
}

const waiting = new Set<HTMLElement>();

/** Scrolls when all components are drawn: to scroll in between would lay the page out once for each of them. */
function scrollLater(element: HTMLElement): void {
  waiting.add(element);
  if (waiting.size > 1) return;
  queueMicrotask(() => {
    for (const one of waiting) one.scrollTop = one.scrollHeight;
    waiting.clear();
  });
}
