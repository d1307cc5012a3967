/** A text in parts, of which some bear a label or a score. */

export type SpanLabel = string | number | null;

export interface Span {
  token: string;
  class_or_confidence: SpanLabel;
}

/** Where a part is, in characters of the whole text. */
export type Range = readonly [start: number, end: number];

/** The parts after those from `start` to `end` have become one with this label; null takes their labels away. */
export function labelled(spans: Span[], [start, end]: Range, label: SpanLabel): Span[] {
  const found: Span[] = [];
  const put = (token: string, of: SpanLabel): void => {
    const last = found.at(-1);
    if (token === "") return;
    if (last && of === null && last.class_or_confidence === null) {
      found[found.length - 1] = { token: last.token + token, class_or_confidence: null };
    } else found.push({ token, class_or_confidence: of });
  };
  const text = textOf(spans);
  let at = 0;
  for (const { token, class_or_confidence: of } of spans) {
    const to = at + token.length;
    put(text.slice(at, Math.max(at, Math.min(to, start))), of);
    // the new part stands where the first one that it covers was
    if (at <= start && start < to) put(text.slice(start, end), label);
    put(text.slice(Math.min(to, Math.max(at, end)), to), of);
    at = to;
  }
  return found;
}

/** The labelled part that a place lies in, or touches. */
export function around(spans: Span[], place: number): Range | null {
  let at = 0;
  for (const { token, class_or_confidence: label } of spans) {
    const to = at + token.length;
    if (label !== null && at <= place && place <= to) return [at, to];
    at = to;
  }
  return null;
}

/** The labels that a text has, in the order in which they first come. */
export function labelsOf(spans: Span[]): string[] {
  const labels = spans.map((span) => span.class_or_confidence).filter((label) => typeof label === "string");
  return [...new Set(labels)];
}

export function textOf(spans: Span[]): string {
  return spans.map(({ token }) => token).join("");
}
