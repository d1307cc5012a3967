/** JSON as a text, with what JSON itself has no words for: NaN, the infinities, integers of any size. */
export function jsonText(value: unknown): string {
  return isPlain(value) ? JSON.stringify(value, null, 2) : slowly(value, "");
}

/** Whether JSON can say all of it: the browser then writes millions of entries in an instant. */
function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isPlain);
  return typeof value !== "bigint";
}

function slowly(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return wrapped(
      "[",
      value.map((item) => deeper + slowly(item, deeper)),
      "]",
      indent,
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const lines = entries.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${slowly(item, deeper)}`);
    return wrapped("{", lines, "}", indent);
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function wrapped(start: string, lines: string[], end: string, indent: string): string {
  return lines.length === 0 ? start + end : `${start}\n${lines.join(",\n")}\n${indent}${end}`;
}
