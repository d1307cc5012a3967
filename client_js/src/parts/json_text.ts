/** JSON as a text, with what JSON itself has no words for: NaN, the infinities, integers of any size. */
export function jsonText(value: unknown, indent = ""): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return wrapped(
      "[",
      value.map((item) => deeper + jsonText(item, deeper)),
      "]",
      indent,
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const lines = entries.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${jsonText(item, deeper)}`);
    return wrapped("{", lines, "}", indent);
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function wrapped(start: string, lines: string[], end: string, indent: string): string {
  return lines.length === 0 ? start + end : `${start}\n${lines.join(",\n")}\n${indent}${end}`;
}
