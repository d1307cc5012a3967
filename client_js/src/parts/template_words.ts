/** What an author's template may ask for: the twin of what components/_html_template.py writes. */
import { escapeHtml } from "./escape_html";

export interface Loop {
  index: number;
  key: number | string;
  first: boolean;
  last: boolean;
}

type Draw = (context: unknown, loop: Loop) => string;
type Otherwise = () => string;

const ONCE: Loop = { index: 0, key: 0, first: true, last: true };

export const TEMPLATE_WORDS = {
  raw: (value: unknown): string => (value === null || value === undefined ? "" : String(value)),
  text: (value: unknown): string => escapeHtml(TEMPLATE_WORDS.raw(value)),
  /** Whether there is something: an empty list is nothing. */
  is: (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value)),
  /** What lies at the end of a path: own properties only, so that nobody asks for a constructor. */
  get: (start: unknown, path: (string | number)[]): unknown =>
    path.reduce(
      (found, name) =>
        found != null && Object.hasOwn(Object(found), name) ? Reflect.get(Object(found), name) : undefined,
      start,
    ),
  each(value: unknown, draw: Draw, otherwise: Otherwise): string {
    if (typeof value !== "object" || value === null) return otherwise();
    const keys = Object.keys(value);
    if (keys.length === 0) return otherwise();
    return keys
      .map((name, index) => {
        const key = Array.isArray(value) ? index : name;
        return draw(Reflect.get(value, name), {
          index,
          key,
          first: index === 0,
          last: index === keys.length - 1,
        });
      })
      .join("");
  },
  with: (value: unknown, draw: (context: unknown) => string, otherwise: Otherwise): string =>
    TEMPLATE_WORDS.is(value) ? draw(value) : otherwise(),
  section(value: unknown, draw: Draw, otherwise: Otherwise): string {
    if (Array.isArray(value)) return TEMPLATE_WORDS.each(value, draw, otherwise);
    return value ? draw(value, ONCE) : otherwise();
  },
};
