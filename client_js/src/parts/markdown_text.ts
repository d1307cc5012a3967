/** Markdown (GitHub's dialect) as HTML, not sanitised yet. */
import { Marked, Renderer, type RendererObject, type Token, type TokensList } from "marked";

import { say } from "../core/words";
import { type Delimiters, type DrawFormula, formulas } from "./markdown_formula";

export interface MarkdownOptions {
  lineBreaks: boolean;
  headerLinks: boolean;
  delimiters: readonly Delimiters[];
  drawFormula: DrawFormula;
  /** The markup of coloured code; undefined where it stays as it is. */
  colourCode: (code: string, language: string) => string | undefined;
}

const PLAIN: MarkdownOptions = {
  lineBreaks: false,
  headerLinks: false,
  delimiters: [],
  drawFormula: () => undefined,
  colourCode: () => undefined,
};

/** A whole text as HTML. */
export function markdownHtml(text: string, options: Partial<MarkdownOptions> = {}): string {
  return new MarkdownReader({ ...PLAIN, ...options }).read(text).open;
}

/** The HTML of the blocks that nothing which follows can change, how much text they are, and that of the others. */
export interface Reading {
  settled: string;
  length: number;
  open: string;
}

/** Reads a text that may grow. */
export class MarkdownReader {
  private readonly marked: Marked;
  /** How often each name was given to a heading of what is settled. */
  private names = new Map<string, number>();
  private readonly namesHere = new Map<string, number>();

  constructor({ lineBreaks, headerLinks, delimiters, drawFormula, colourCode }: MarkdownOptions) {
    this.marked = new Marked({
      gfm: true,
      breaks: lineBreaks,
      renderer: renderer(headerLinks, colourCode, this.namesHere),
      extensions: formulas(delimiters, drawFormula),
    });
  }

  /** Begins a new text. */
  forget(): void {
    this.names.clear();
  }

  /** Reads the whole of a text. */
  read(text: string): Reading {
    return { settled: "", length: 0, open: this.html(this.marked.lexer(text)) };
  }

  /** Reads what follows on what is settled; undefined where that changes what is settled, so that all is to be read. */
  readOn(rest: string): Reading | undefined {
    const tokens = this.marked.lexer(rest);
    if (Object.keys(tokens.links).length > 0) return undefined;
    const blocks = settledOf(tokens);
    const raw = blocks.map((token) => token.raw).join("");
    if (!rest.startsWith(raw)) return undefined;
    const settled = this.html(blocks);
    this.names = new Map(this.namesHere);
    return { settled, length: raw.length, open: this.html(tokens.slice(blocks.length)) };
  }

  private html(tokens: Token[]): string {
    this.namesHere.clear();
    for (const [name, count] of this.names) this.namesHere.set(name, count);
    return this.marked.parser(tokens);
  }
}

/** All blocks but the last, which may go on, as may a list before it; of HTML nobody knows where it ends. */
function settledOf(tokens: TokensList): Token[] {
  const blocks = [...tokens.keys()].filter((index) => tokens[index]?.type !== "space");
  const before = blocks.at(-2) ?? 0;
  const last = tokens[before]?.type === "list" ? before : (blocks.at(-1) ?? 0);
  const markup = tokens.findIndex(({ type }) => type === "html");
  return tokens.slice(0, markup < 0 ? last : Math.min(last, markup));
}

function renderer(
  headerLinks: boolean,
  colourCode: MarkdownOptions["colourCode"],
  names: Map<string, number>,
): RendererObject {
  return {
    // The page has its own h1: a text's headings count one level below it. Their elements are as they are written,
    // since authors style "h1".
    heading({ tokens, depth }) {
      const content = this.parser.parseInline(tokens);
      const level = depth < 6 ? ` aria-level="${depth + 1}"` : "";
      const name = slug(this.parser.parseInline(tokens, this.parser.textRenderer), names);
      const link = headerLinks
        ? ` <a class="fl-header-link" href="#${name}" aria-label="${say("Link to this section")}">#</a>`
        : "";
      return `<h${depth} id="${name}"${level}>${content}${link}</h${depth}>\n`;
    },
    // What may be wider than the page scrolls, so the keyboard must reach it.
    code(token) {
      const language = token.lang?.match(/^\w\S*/)?.[0].toLowerCase();
      const coloured = language && colourCode(token.text, language);
      const shown = coloured ? { ...token, text: `${coloured}\n`, escaped: true } : token;
      const block = Renderer.prototype.code.call(this, shown).replace("<pre>", '<pre tabindex="0">');
      return `<div class="fl-code">${block}</div>\n`;
    },
    table(token) {
      return `<div class="fl-table" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`;
    },
    checkbox({ checked }) {
      const label = checked ? say("Done") : say("To do");
      return `<input type="checkbox" disabled${checked ? " checked" : ""} aria-label="${label}"> `;
    },
  };
}

/** GitHub's name for a heading: small letters, dashes for spaces, a number where it is not the first of its name. */
function slug(text: string, names: Map<string, number>): string {
  const name = text
    .toLowerCase()
    .replaceAll(/<[^>]*>|&\w+;/g, "")
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
  const before = names.get(name) ?? 0;
  names.set(name, before + 1);
  return before === 0 ? name : `${name}-${before}`;
}
