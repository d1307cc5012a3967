/**
 * Text of strangers as HTML. The only place that writes markup: DOMPurify's own policy makes it a TrustedHTML,
 * and the page's content security policy lets nothing else through.
 */
import DOMPurify from "dompurify";

const PREFIX = "user-content-";
/** What a style attribute may change: how a text looks, not where it stands on the page or what it loads. */
const STYLES =
  /^(color|background-color|opacity|text-(align|decoration)|vertical-align|white-space|font|line-height|letter-spacing|(max-)?(width|height)|margin|padding|border(?!-image))/;

DOMPurify.addHook("afterSanitizeAttributes", (element) => {
  if (element.tagName !== "A") return;
  const address = element.getAttribute("href");
  if (address === null) return;
  if (address.startsWith("#")) {
    element.setAttribute("href", `#${PREFIX}${address.slice(1)}`);
  } else {
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
});

/** HTML as nodes, without anything that runs, loads a frame, sends a form or clashes with our own ids. */
export function cleanNodes(html: string): Node[] {
  const trusted = DOMPurify.sanitize(renamed(html), {
    RETURN_TRUSTED_TYPE: true,
    SANITIZE_NAMED_PROPS: true, // ids and names get the prefix
    ADD_ATTR: ["form"], // of the signs in a formula
    FORBID_ATTR: ["style"],
    FORBID_TAGS: ["style", "form", "button", "textarea", "select"],
  });
  return [...drawn(trusted).childNodes];
}

/** Shows HTML in `element` as `cleanNodes` gives it. */
export function showHtml(element: Element, html: string): void {
  exchange(element, cleanNodes(html));
}

/** Where DOMPurify reads the text, the content security policy already complains of style attributes. */
function renamed(html: string): string {
  return html.replaceAll(/<[a-z](?:[^"'<>]|"[^"<]*"|'[^'<]*')*/gi, (tag) =>
    tag.replaceAll(/"[^"]*"|'[^']*'|(\s)style(?=\s*=)/gi, (found, space?: string) =>
      space ? `${space}data-style` : found,
    ),
  );
}

function drawn(trusted: unknown): DocumentFragment {
  const template = document.createElement("template");
  // lib.dom does not know yet that innerHTML takes a TrustedHTML
  template.innerHTML = trusted as string;
  for (const styled of template.content.querySelectorAll<HTMLElement>("[data-style]")) applyStyle(styled);
  return template.content;
}

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

function applyStyle(element: HTMLElement): void {
  const wanted = document.createElement("i").style;
  wanted.cssText = element.getAttribute("data-style") ?? "";
  element.removeAttribute("data-style");
  // MathML of old browsers, and of the tests', has no style
  for (const name of "style" in element ? wanted : []) {
    if (STYLES.test(name)) element.style.setProperty(name, wanted.getPropertyValue(name));
  }
}
