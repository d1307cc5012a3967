/** Words of a text that lead to the heading of their name. */

/** Where the heading of a name is found: as GitHub does, the names of a text's own headings bear a prefix. */
export function headingOf(word: string): string {
  const id = `h-${word.toLowerCase()}`;
  const prefixed = `user-content-${word.toLowerCase()}`;
  return `#${!document.getElementById(id) && document.getElementById(prefixed) ? prefixed : id}`;
}

/** Makes links of `words` where they stand alone in an element's text, but for what is a link already. */
export function linkWords(element: Element, words: readonly string[]): void {
  const wanted = words.filter(Boolean);
  if (wanted.length === 0) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(${wanted.map(escape).join("|")})(?![\\p{L}\\p{N}_])`, "u");
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest("a")) continue;
    const pieces = text.data.split(pattern); // the words are at the odd places
    if (pieces.length > 1)
      text.replaceWith(...pieces.map((piece, index) => (index % 2 ? link(piece) : piece)));
  }
}

function link(word: string): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = headingOf(word);
  made.textContent = word;
  return made;
}

function escape(word: string): string {
  return word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
