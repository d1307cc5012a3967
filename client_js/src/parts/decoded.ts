import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export interface Decoded {
  src: string;
  width: number;
  height: number;
}

/**
 * A picture once it is decoded, until the next one is: nothing flickers between results. Of results that come faster
 * than they are decoded, each that is newer than what is seen is shown.
 *
 * @returns the last that was decoded, and whether the browser could not show the one that is asked for
 */
export function useDecoded(src: string | null): { shown: Decoded | null; failed: boolean } {
  const shown = useSignal<Decoded | null>(null);
  const failed = useSignal<string | null>(null);
  const counts = useRef({ asked: 0, shown: 0 });
  useEffect(() => {
    const turn = ++counts.current.asked;
    if (src === null) {
      counts.current.shown = turn;
      shown.value = null;
      return;
    }
    const next = new Image();
    next.src = src;
    next.decode().then(
      () => {
        if (turn < counts.current.shown) return;
        counts.current.shown = turn;
        failed.value = null;
        shown.value = { src, width: next.naturalWidth || 1, height: next.naturalHeight || 1 };
      },
      () => (failed.value = src),
    );
  }, [src]);
  return { shown: src === null ? null : shown.value, failed: src !== null && failed.value === src };
}
