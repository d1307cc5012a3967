import { useEffect, useMemo } from "preact/hooks";

/** Of the many values of a movement one is told per animation frame, the last: more could not be seen. */
export function useLastOfFrame<T>(tell: (value: T) => void): LastOfFrame<T> {
  const last = useMemo(() => new LastOfFrame(tell), []);
  last.tell = tell;
  useEffect(() => () => last.flush(), []);
  return last;
}

class LastOfFrame<T> {
  private waiting: { value: T; frame: number } | null = null;

  constructor(public tell: (value: T) => void) {}

  /** Tells this value with the next animation frame, unless a newer one comes before. */
  put(value: T): void {
    if (this.waiting) this.waiting.value = value;
    else this.waiting = { value, frame: requestAnimationFrame(() => this.flush()) };
  }

  /** Tells what waits, now. */
  flush(): void {
    const last = this.waiting;
    if (!last) return;
    this.waiting = null;
    cancelAnimationFrame(last.frame);
    this.tell(last.value);
  }
}
