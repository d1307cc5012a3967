/** Formulas within Markdown: found before the rest is read, as their stars and underscores are none. */
import type { TokenizerAndRendererExtension, Tokens } from "marked";

import { escapeHtml } from "./escape_html";

export interface Delimiters {
  left: string;
  right: string;
  display: boolean;
}

/** The markup of a formula, or undefined as long as what draws it is not there. */
export type DrawFormula = (tex: string, isDisplayed: boolean) => string | undefined;

interface Formula extends Tokens.Generic {
  tex: string;
  display: boolean;
}

/** What reads formulas between these delimiters: within a line, and those that stand on lines of their own. */
export function formulas(
  delimiters: readonly Delimiters[],
  draw: DrawFormula,
): TokenizerAndRendererExtension[] {
  // the longer ones first: "$$" begins with "$"
  const pairs = delimiters
    .filter(({ left, right }) => left && right)
    .toSorted((one, other) => other.left.length - one.left.length);
  if (pairs.length === 0) return [];
  const displayed = pairs.filter(({ display }) => display);
  const renderer = (token: Tokens.Generic): string => markup(token as Formula, draw);
  const within: TokenizerAndRendererExtension = {
    name: "formula",
    level: "inline",
    start: (text) => nearest(pairs.map(({ left }) => text.indexOf(left))),
    tokenizer: (text) => read(text, pairs, "formula"),
    renderer,
  };
  const alone: TokenizerAndRendererExtension = {
    name: "formulaLines",
    level: "block",
    start: (text) => nearest(displayed.map(({ left }) => text.indexOf(`\n${left}`) + 1 || -1)),
    tokenizer: (text) => {
      const found = read(text, displayed, "formulaLines");
      const after = found && /^[ \t]*(?:\n|$)/.exec(text.slice(found.raw.length));
      return after ? { ...found, raw: found.raw + after[0] } : undefined;
    },
    renderer,
  };
  return [within, alone];
}

function nearest(places: number[]): number | undefined {
  const found = places.filter((place) => place >= 0);
  return found.length > 0 ? Math.min(...found) : undefined;
}

function read(text: string, pairs: readonly Delimiters[], type: string): Formula | undefined {
  const pair = pairs.find(({ left }) => text.startsWith(left));
  if (!pair) return undefined;
  const end = closing(text, pair);
  if (end < 0) return undefined;
  const raw = text.slice(0, end + pair.right.length);
  const inner = text.slice(pair.left.length, end);
  // an environment is its own delimiter
  return inner.trim() === ""
    ? undefined
    : { type, raw, tex: pair.left.startsWith("\\begin{") ? raw : inner, display: pair.display };
}

/** Where the formula ends: not at a delimiter that is escaped, nor at one within braces, as in \text{$x$}. */
function closing(text: string, { left, right }: Delimiters): number {
  let depth = 0;
  for (let place = left.length; place < text.length; place++) {
    if (depth <= 0 && text.startsWith(right, place)) return place;
    const sign = text[place];
    if (sign === "\\") place++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
  }
  return -1;
}

function markup({ raw, tex, display }: Formula, draw: DrawFormula): string {
  const kind = display ? "fl-formula fl-displayed" : "fl-formula";
  try {
    const drawn = draw(tex, display);
    if (drawn !== undefined && display) return `<span class="${kind}" tabindex="0">${drawn}</span>`;
    return `<span class="${kind}">${drawn ?? escapeHtml(raw)}</span>`;
  } catch (error) {
    const why = escapeHtml(String(error instanceof Error ? error.message : error));
    return `<span class="fl-formula fl-wrong" title="${why}">${escapeHtml(raw)}</span>`;
  }
}
