import { Marked, Renderer, type RendererObject, type TokenizerAndRendererExtension } from "marked";

export interface Delimiters {
  left: string;
  right: string;
  display: boolean;
}

export interface MarkdownOptions {
  lineBreaks: boolean;
  headerLinks: boolean;
  formulas: Delimiters[];
}

/** Markdown (GitHub's dialect) as HTML, not sanitised yet. */
export function markdownHtml(text: string, { lineBreaks, headerLinks, formulas }: MarkdownOptions): string {
  const marked = new Marked({
    gfm: true,
    breaks: lineBreaks,
    renderer: renderer(headerLinks),
    extensions: formulas.length === 0 ? [] : [formula(formulas)],
  });
  return marked.parse(text, { async: false });
}

function renderer(headerLinks: boolean): RendererObject {
  const used = new Map<string, number>();
  return {
    // The page has its own h1: a text's headings come one level below it, and look as they are written.
    heading({ tokens, depth }) {
      const content = this.parser.parseInline(tokens);
      const tag = `h${Math.min(depth + 1, 6)}`;
      const name = slug(this.parser.parseInline(tokens, this.parser.textRenderer), used);
      const link = headerLinks
        ? ` <a class="fl-header-link" href="#${name}" aria-label="Link to this section">#</a>`
        : "";
      return `<${tag} id="${name}" class="fl-h${depth}">${content}${link}</${tag}>\n`;
    },
    // What may be wider than the page scrolls, so the keyboard must reach it.
    code(token) {
      return Renderer.prototype.code.call(this, token).replace("<pre>", '<pre tabindex="0">');
    },
    table(token) {
      return `<div class="fl-table" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`;
    },
    checkbox({ checked }) {
      return `<input type="checkbox" disabled${checked ? " checked" : ""} aria-label="${checked ? "Done" : "To do"}"> `;
    },
  };
}

/** GitHub's name for a heading: small letters, dashes for spaces, a number where it is not the first of its name. */
function slug(text: string, used: Map<string, number>): string {
  const name = text
    .toLowerCase()
    .replaceAll(/<[^>]*>|&\w+;/g, "")
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
  const before = used.get(name) ?? 0;
  used.set(name, before + 1);
  return before === 0 ? name : `${name}-${before}`;
}

/** Formulas are left as they are written: the stars and underscores in them are no Markdown. */
function formula(delimiters: Delimiters[]): TokenizerAndRendererExtension {
  const pairs = delimiters.filter(({ left, right }) => left && right);
  return {
    name: "formula",
    level: "inline",
    start: (text) => {
      const places = pairs.map(({ left }) => text.indexOf(left)).filter((place) => place >= 0);
      return places.length ? Math.min(...places) : undefined;
    },
    tokenizer: (text) => {
      const pair = pairs.find(({ left }) => text.startsWith(left));
      const end = pair ? text.indexOf(pair.right, pair.left.length) : -1;
      return pair && end > 0 ? { type: "formula", raw: text.slice(0, end + pair.right.length) } : undefined;
    },
    renderer: ({ raw }) => `<span class="fl-formula">${escape(raw)}</span>`,
  };
}

function escape(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replaceAll(/[&<>"]/g, (sign) => names[sign] as string);
}
