/** The longest wait that a browser keeps; a longer one it takes for none. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * Calls `tick` each `period` milliseconds as long as the page is seen, by the clock and not by the sum of the
 * waits: a late tick does not delay those after it. A page that was out of sight makes up for nothing: it ticks
 * once where that is due. Returns what stops it.
 */
export function startTicking(period: number, tick: () => void): () => void {
  let due = performance.now() + period;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const plan = (): void => {
    clearTimeout(waiting);
    if (document.hidden) return;
    waiting = setTimeout(wake, Math.min(Math.max(due - performance.now(), 0), LONGEST_WAIT));
  };
  const wake = (): void => {
    const late = performance.now() - due;
    if (late >= 0) due += period * (Math.floor(late / period) + 1);
    plan(); // first: the tick may stop it
    if (late >= 0) tick();
  };

  document.addEventListener("visibilitychange", plan);
  plan();
  return () => {
    document.removeEventListener("visibilitychange", plan);
    clearTimeout(waiting);
  };
}
