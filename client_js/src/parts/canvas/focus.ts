import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** When what has the focus goes away with this element, it goes on elsewhere. */
export function useHandOver(element: RefObject<HTMLElement | null>, to: () => void): void {
  useLayoutEffect(
    () => () => {
      if (element.current?.contains(document.activeElement)) queueMicrotask(to);
    },
    [],
  );
}
