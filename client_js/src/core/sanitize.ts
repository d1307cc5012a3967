/**
 * Text of strangers, and of authors who quote strangers, as HTML. The only place that writes markup: DOMPurify's own
 * policy makes it a TrustedHTML, and the page's content security policy lets nothing else through.
 */
import DOMPurify, { type Config } from "dompurify";

import { exchange } from "./exchange";

const PREFIX = "user-content-";
const STYLE = "data-fl-style";
/** A text's HTML: nothing that runs, loads a frame, sends a form or clashes with our own ids. */
const TEXT: Config = {
  SANITIZE_NAMED_PROPS: true, // ids and names get the prefix
  ADD_ATTR: ["form"], // of the signs in a formula
  FORBID_ATTR: ["style"],
  FORBID_TAGS: ["style", "form", "button", "textarea", "select"],
};
/** What a style attribute in a text may change: how it looks, not where it stands on the page or what it loads. */
const TEXT_STYLES =
  /^(color|background-color|opacity|text-(align|decoration)|vertical-align|white-space|font|line-height|letter-spacing|(max-)?(width|height)|margin|padding|border(?!-image))/;
/** An author's HTML: all of it but what runs. */
const MARKUP: Config = {
  ADD_TAGS: ["iframe"],
  ADD_ATTR: ["allow", "allowfullscreen", "frameborder", "srcdoc", "target"],
  CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^[a-z]/, attributeNameCheck: /^(?!on)/ },
  FORBID_ATTR: ["style"],
  FORBID_TAGS: ["style"],
};

DOMPurify.addHook("afterSanitizeAttributes", (element, _, config) => {
  const isText = config.SANITIZE_NAMED_PROPS === true;
  if (element.tagName === "A") guardLink(element, isText);
  if (element.tagName === "IFRAME") guardFrame(element);
  if (!isText && /^(fl-|fanlight)/.test(element.id)) element.removeAttribute("id");
});

/** A link to elsewhere opens beside the page and tells it nothing; one within a text leads to a name with the prefix. */
function guardLink(element: Element, isText: boolean): void {
  const address = element.getAttribute("href");
  if (address?.startsWith("#")) {
    if (isText) element.setAttribute("href", `#${PREFIX}${address.slice(1)}`);
  } else if (address !== null && originOf(address) !== location.origin) {
    if (isText || !element.hasAttribute("target")) element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
}

function originOf(address: string): string | null {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).origin : null;
}

/** What is framed cannot lead the page away; only what comes from elsewhere may run and be itself. */
function guardFrame(element: Element): void {
  const origin = originOf(element.getAttribute("src") ?? "") ?? "null";
  const isElsewhere = !element.hasAttribute("srcdoc") && origin !== location.origin && origin !== "null";
  const rights =
    "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-presentation";
  element.setAttribute("sandbox", isElsewhere ? rights : "");
}

/** A text's HTML as nodes. */
export function cleanNodes(html: string): Node[] {
  const nodes = parsed(html, TEXT);
  for (const styled of nodes.querySelectorAll<HTMLElement>(`[${STYLE}]`)) {
    applyStyle(styled, (name) => TEXT_STYLES.test(name));
    styled.removeAttribute(STYLE);
  }
  return [...nodes.childNodes];
}

/** Shows a text's HTML. */
export function showHtml(element: Element, html: string): void {
  exchange(element, cleanNodes(html));
}

/** An author's HTML as nodes. What its style attributes say is seen once `watchStyles` finds them on the page. */
export function markupNodes(html: string): DocumentFragment {
  return parsed(html, MARKUP);
}

/**
 * Gives what stands in `element`, and comes there, the styles that its attributes ask for: the page's policy forbids
 * style attributes, as they cannot be told from those of strangers. Nothing is fixed to the window.
 */
export function watchStyles(element: Element): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      if (attributeName === STYLE || !(target as Element).hasAttribute(STYLE)) applyAny(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        applyAny(node);
        node.querySelectorAll(`[${STYLE}], [style]`).forEach(applyAny);
      }
    }
  });
  observer.observe(element, { childList: true, subtree: true, attributeFilter: [STYLE, "style"] });
  return () => observer.disconnect();
}

function applyAny(target: Node): void {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
  const written = target.getAttribute("style");
  if (target.hasAttribute(STYLE)) {
    applyStyle(target, (name, value) => name !== "position" || value !== "fixed");
  } else if (written && target.style.length === 0) {
    target.style.cssText = written; // of the author's script, where the policy let it write
  }
}

/** Lets the author's scripts write HTML: the browser gives us what they write, and takes what is cleaned. */
export function allowMarkup(): void {
  if (!window.trustedTypes || window.trustedTypes.defaultPolicy) return;
  window.trustedTypes.createPolicy("default", {
    createHTML: (html) => DOMPurify.sanitize(renamed(html), MARKUP),
  });
}

declare global {
  interface Window {
    trustedTypes?: {
      defaultPolicy: object | null;
      createPolicy(name: string, rules: { createHTML(html: string): string }): object;
    };
  }
}

function parsed(html: string, config: Config): DocumentFragment {
  const template = document.createElement("template");
  const trusted = DOMPurify.sanitize(renamed(html), { ...config, RETURN_TRUSTED_TYPE: true });
  // lib.dom does not know yet that innerHTML takes a TrustedHTML
  template.innerHTML = trusted as unknown as string;
  return template.content;
}

/** Where DOMPurify reads the text, the content security policy already complains of style attributes. */
function renamed(html: string): string {
  return html.replaceAll(/<[a-z](?:[^"'<>]|"[^"<]*"|'[^'<]*')*/gi, (tag) =>
    tag.replaceAll(/"[^"]*"|'[^']*'|(\s)style(?=\s*=)/gi, (found, space?: string) =>
      space ? space + STYLE : found,
    ),
  );
}

function applyStyle(
  element: HTMLElement | SVGElement,
  isAllowed: (name: string, value: string) => boolean,
): void {
  const wanted = document.createElement("i").style;
  wanted.cssText = element.getAttribute(STYLE) ?? "";
  if (!("style" in element)) return; // MathML of old browsers, and of the tests'
  element.style.cssText = "";
  for (const name of wanted) {
    const value = wanted.getPropertyValue(name);
    if (isAllowed(name, value)) element.style.setProperty(name, value, wanted.getPropertyPriority(name));
  }
}
