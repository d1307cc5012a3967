/** How far a run is: in its line first, then at work. Times are those of performance.now(). */
import type { Bar } from "./protocol";

export interface Stage {
  /** When it was asked for; from the moment that it works, when it began to. */
  since: number;
  /** Whether it waits for its turn. */
  waits: boolean;
  /** How many are before it, and when its turn comes; null where nobody has told. */
  ahead: number | null;
  starts: number | null;
  /** What its function says, from the outermost bar to the innermost. */
  bars: Bar[];
  /** When it will be done, at the speed that it has had. */
  ends: number | null;
}

export const asked = (since: number): Stage => ({
  since,
  waits: false,
  ahead: null,
  starts: null,
  bars: [],
  ends: null,
});

/** The part of one bar that is done, from 0 to 1; null where that is unknown. */
export function shareOf({ done, total, unit }: Bar, within = 0): number | null {
  if (done === null || (!total && unit)) return null;
  return Math.max(0, Math.min((done + (total ? within : 0)) / (total || 1), 1));
}

/** The part of all that is done: a step of a bar is as far as the bar inside of it. */
export function shareOfAll(bars: Bar[]): number | null {
  return bars.reduceRight<number | null>((within, bar) => shareOf(bar, within ?? 0), null);
}

/** Milliseconds that one looks at the speed before one believes it. */
const LOOK = 1000;

/** Tells from what is done, again and again, when all will be. */
export class Forecast {
  private work: Bar | undefined;
  private from: { at: number; share: number } | null = null;

  ends(bars: Bar[], now: number): number | null {
    const [outermost] = bars;
    const share = shareOfAll(bars);
    if (!outermost || share === null || !continues(outermost, this.work)) this.from = null;
    this.work = outermost;
    if (share === null) return null;
    this.from ??= { at: now, share };
    const took = now - this.from.at;
    const did = share - this.from.share;
    return took >= LOOK && did > 0 ? now + (took * (1 - share)) / did : null;
  }
}

/** Whether a bar is the one before, further on. */
function continues(bar: Bar, before: Bar | undefined): boolean {
  const isSame = bar.desc === before?.desc && bar.total === before.total && bar.unit === before.unit;
  return isSame && (bar.done ?? 0) >= (before.done ?? 0);
}
