import { useEffect, useRef } from "preact/hooks";

export interface LastOfFrame<T> {
  /** Tells this value with the next animation frame, unless a newer one comes before. */
  put(value: T): void;
  /** Tells what waits, now. */
  flush(): void;
}

/** Of the many values of a movement one is told per animation frame, the last: more could not be seen. */
export function useLastOfFrame<T>(tell: (value: T) => void): LastOfFrame<T> {
  const waiting = useRef<{ value: T; frame: number } | null>(null);
  const latest = useRef(tell);
  latest.current = tell;
  const flush = (): void => {
    const last = waiting.current;
    if (!last) return;
    waiting.current = null;
    cancelAnimationFrame(last.frame);
    latest.current(last.value);
  };
  const put = (value: T): void => {
    if (waiting.current) waiting.current.value = value;
    else waiting.current = { value, frame: requestAnimationFrame(flush) };
  };
  useEffect(() => flush, []);
  return { put, flush };
}
