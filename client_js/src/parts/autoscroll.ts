import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the end of a growing text in view, unless the visitor has scrolled away from it. Of the text that stands
 * there at first the beginning is in view.
 */
export function useAutoscroll(box: RefObject<HTMLElement | null>, wanted: boolean, text: unknown): void {
  const atEnd = useRef(true);
  const first = useRef(text);
  useLayoutEffect(() => {
    const element = box.current;
    const look = (): void => {
      if (element) atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - 8;
    };
    element?.addEventListener("scroll", look, { passive: true });
    return () => element?.removeEventListener("scroll", look);
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && wanted && text !== first.current && atEnd.current) scrollLater(element);
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
