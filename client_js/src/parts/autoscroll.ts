import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Keeps the end of a growing text in view, unless the visitor has scrolled away from it. */
export function useAutoscroll(box: RefObject<HTMLElement | null>, wanted: boolean, text: unknown): void {
  const height = useRef(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const atEnd = element.scrollTop + element.clientHeight >= height.current - 8;
    if (wanted && atEnd) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, [wanted, text]);
}
