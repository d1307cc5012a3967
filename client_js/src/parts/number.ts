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

const THOUSANDS = /^[+-]?\d{1,3}([,.])\d{3}(\1\d{3})*((?!\1)[,.]\d*)?$/;
/** Whether 1,234 is more than a thousand to this visitor, and not a little more than one. It takes long to learn. */
const isCommaForThousands = (): boolean => (1.5).toLocaleString().includes(".");

/** A number as people write it, as JavaScript writes it: 1,5 and 1.234,5 and 1 234.5 are what they look like. */
function pointed(text: string): string {
  const [, mark = "", more, decimals] = THOUSANDS.exec(text) ?? [];
  const isGrouped = more || decimals || (mark === "," && isCommaForThousands());
  return (isGrouped ? text.replaceAll(mark, "") : text).replace(",", ".");
}

/** The number that a text says; null for an empty one, undefined where it is none (yet). */
export function parse(text: string): Numeric | null | undefined {
  const written = pointed(text.replace(/\s/g, ""));
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

/** A step further, without the 0.30000000000000004 that binary fractions make of 0.1 and 0.2. */
export function stepped(number: Numeric, by: number): Numeric {
  if (typeof number === "bigint") return number + BigInt(Math.trunc(by));
  const sum = number + by;
  return Number.isInteger(number) && Number.isInteger(by) ? sum : Number(sum.toPrecision(15));
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
