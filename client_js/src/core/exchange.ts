/** Nodes on the page in the place of others. */

/**
 * Puts `news` in the place of the children from the one at `from` on. What is the same at the start and at the end
 * stays, and so does what grows: selections in it, and pictures, last while a text grows.
 */
export function exchange(element: Element, news: Node[], from = 0): void {
  const olds: Node[] = [...element.childNodes].slice(from);
  const most = Math.min(olds.length, news.length);
  let start = 0;
  while (start < most && olds[start]?.isEqualNode(news[start] ?? null)) start++;
  let end = 0;
  while (end < most - start && olds.at(-1 - end)?.isEqualNode(news.at(-1 - end) ?? null)) end++;
  const next = olds[olds.length - end] ?? null;
  const gone = olds.slice(start, olds.length - end);
  const come = news.slice(start, news.length - end);
  const grown = Number(grow(gone[0], come[0]));
  for (const old of gone.slice(grown)) element.removeChild(old);
  for (const node of come.slice(grown)) element.insertBefore(node, next);
}

/** Makes `old` the same as `node`, where it is the same but for what it contains; returns whether it is. */
function grow(old?: Node, node?: Node): boolean {
  if (old instanceof Text && node instanceof Text && node.data.startsWith(old.data)) {
    old.appendData(node.data.slice(old.data.length));
    return true;
  }
  if (!(old instanceof Element && node?.cloneNode().isEqualNode(old.cloneNode()))) return false;
  exchange(old, [...node.childNodes]);
  return true;
}
