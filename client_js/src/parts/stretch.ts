/** A stretch of time between two handles, in seconds. */
export interface Stretch {
  start: number;
  end: number;
}

export type Side = keyof Stretch;

/** It is never shorter. */
export const SHORTEST = 0.05;

/** With one side moved to a time: between the ends of the sound, and on its side of the other handle. */
export function moved(stretch: Stretch, side: Side, to: number, duration: number): Stretch {
  const gap = Math.min(SHORTEST, duration);
  return side === "start"
    ? { ...stretch, start: Math.max(0, Math.min(to, stretch.end - gap)) }
    : { ...stretch, end: Math.min(duration, Math.max(to, stretch.start + gap)) };
}

/** Where a key moves a time; null: it is no key of a slider. */
export function timeAfter(
  key: string,
  time: number,
  duration: number,
  steps: { small: number; large: number },
): number | null {
  const to: Record<string, number> = {
    ArrowLeft: time - steps.small,
    ArrowDown: time - steps.small,
    ArrowRight: time + steps.small,
    ArrowUp: time + steps.small,
    PageDown: time - steps.large,
    PageUp: time + steps.large,
    Home: 0,
    End: duration,
  };
  const found = to[key];
  return found === undefined ? null : Math.max(0, Math.min(found, duration));
}
