/** Numbers as they are written in a field: of any size, within bounds, to so many decimals. */

/** Integers that a double cannot hold come and go as bigint. */
export type Numeric = number | bigint;

export interface Bounds {
  minimum: number | null;
  maximum: number | null;
  step: number;
  /** How many decimals are kept; null: all. */
  precision: number | null;
}

/** The number that a text says; null for an empty one, undefined where it is none (yet). */
export function parse(text: string): Numeric | null | undefined {
  const written = text.trim();
  if (written === "") return null;
  const number = Number(written);
  if (Number.isNaN(number)) return written === "NaN" ? number : undefined;
  const isWhole = /^[+-]?\d+$/.test(written);
  return isWhole && !Number.isSafeInteger(number) ? BigInt(written.replace("+", "")) : number;
}

export function round(number: Numeric, precision: number | null): Numeric {
  const rounds = precision !== null && precision >= 0 && precision <= 100;
  return rounds && typeof number === "number" && Number.isFinite(number)
    ? Number(number.toFixed(precision))
    : number;
}

/** The number that is meant: the nearest one within the bounds. */
export function fit(number: Numeric, { minimum, maximum }: Bounds): Numeric {
  if (minimum !== null && number < minimum) return minimum;
  return maximum !== null && number > maximum ? maximum : number;
}

/** Whether two say the same, also where one is a bigint and the other is not. */
export function isSame(one: Numeric | null, other: Numeric | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.is(one, other) || one == other;
}
