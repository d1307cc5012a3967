/**
 * What a reload must not lose, in the tab's own storage for as long as nobody sees the page.
 *
 * Not longer: a copy of the tab would find it too, and be the same visitor a second time.
 */
import { decode, encode } from "./codec";
import type { RememberedEdits } from "./edits";
import type { Flight } from "./flights";
import type { Welcome } from "./protocol";

export interface Remembered {
  visitor: Welcome | null;
  /** `Config.page`: with a new version of the app it may be another one. */
  page: string;
  /** What the blocks were called, by their ids. */
  names: Record<string, string>;
  edits: RememberedEdits;
  /** What stands where the visitor has edited. */
  values: Record<string, unknown>;
  flights: Flight[];
}

const key = () => `fanlight ${location.pathname}`;

export function remember(what: Remembered): void {
  for (const less of [
    what,
    { ...what, values: {}, flights: [], edits: { ...what.edits, at: {}, unsent: {} } },
  ]) {
    try {
      sessionStorage.setItem(key(), encode(less));
      return;
    } catch {
      // no storage at all, or none for so much: then who the visitor is
    }
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(key());
  } catch {
    // no storage: nothing was kept
  }
}

/** What was kept, for a page that is loaded again or gone back to; somebody who comes anew begins anew. */
export function recall(): Remembered | null {
  try {
    const text = sessionStorage.getItem(key());
    forget();
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return text && navigation && navigation.type !== "navigate" ? (decode(text) as Remembered) : null;
  } catch {
    return null;
  }
}
