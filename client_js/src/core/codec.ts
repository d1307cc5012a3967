/**
 * JSON that keeps what JSON loses: the twin of blocks/wire/codec.py, where the forms are listed.
 * Integers beyond 2**53 are BigInt here.
 */

export function encode(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) => tag(value));
}

export function decode(text: string): unknown {
  return text.includes('{"$":') ? JSON.parse(text, (_key, value: unknown) => untag(value)) : JSON.parse(text);
}

function tag(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return { $: String(value) };
  if (typeof value === "bigint") {
    const small = BigInt.asIntN(54, value) === value && value !== -(2n ** 53n);
    return small ? Number(value) : { $: "int", v: value.toString() };
  }
  // JSON.stringify goes on with the entries, not with the object that stands for them: this ends.
  if (isObject(value) && Object.hasOwn(value, "$")) return { $: "object", v: Object.entries(value) };
  return value;
}

function untag(value: unknown): unknown {
  if (!isObject(value) || !Object.hasOwn(value, "$")) return value;
  switch (value["$"]) {
    case "NaN":
    case "Infinity":
    case "-Infinity":
      return Number(value["$"]);
    case "int":
      return BigInt(value["v"] as string);
    case "object":
      return Object.fromEntries(value["v"] as [string, unknown][]);
    default:
      throw new SyntaxError('An object has the reserved key "$" and is none of the codec\'s.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
