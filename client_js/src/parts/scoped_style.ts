/** Style rules for one element and what is in it, in a sheet that the page's policy allows. */
export class ScopedStyle {
  private readonly sheet = new CSSStyleSheet();
  private readonly selector: string;
  private texts: string[] = [];

  constructor(selector: string) {
    this.selector = selector;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  /** Takes texts in the place of those before. One that would reach out by a brace too many is left out. */
  show(texts: string[]): void {
    if (texts.length === this.texts.length && texts.every((text, place) => text === this.texts[place]))
      return;
    this.texts = texts;
    while (this.sheet.cssRules.length > 0) this.sheet.deleteRule(0);
    for (const text of texts) {
      const { scoped, global } = parted(text);
      for (const rule of global) this.insert(rule);
      this.insert(`${this.selector} {${scoped}\n}`);
    }
  }

  private insert(rule: string): void {
    try {
      this.sheet.insertRule(rule, this.sheet.cssRules.length); // takes one rule and no more
    } catch (error) {
      console.error(error);
    }
  }

  remove(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }
}

/** Takes out what cannot stand within a rule: movements and fonts. */
function parted(text: string): { scoped: string; global: string[] } {
  const global: string[] = [];
  let scoped = "";
  let place = 0;
  for (const { index, 0: found } of text.matchAll(/@(?:-webkit-)?keyframes\b|@font-face\b|@property\b/gi)) {
    if (index < place) continue;
    const end = endOfBlock(text, index + found.length);
    scoped += text.slice(place, index);
    global.push(text.slice(index, end));
    place = end;
  }
  return { scoped: scoped + text.slice(place), global };
}

function endOfBlock(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    if (text[place] === "{") depth++;
    if (text[place] === "}" && --depth <= 0) return place + 1;
  }
  return text.length;
}
