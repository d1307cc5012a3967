/**
 * Text of strangers as HTML. The only place that writes markup: DOMPurify's own policy makes it a TrustedHTML,
 * and the page's content security policy lets nothing else through.
 */
import DOMPurify from "dompurify";

const PREFIX = "user-content-";
/** What a style attribute may change: how a text looks, not where it stands on the page or what it loads. */
const STYLES = (
  "color background-color opacity text-align text-decoration vertical-align white-space " +
  "font-family font-size font-style font-weight line-height letter-spacing " +
  "width max-width height max-height margin padding border border-radius"
).split(" ");

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

/** Shows HTML in `element`, without anything that runs, loads a frame, sends a form or clashes with our own ids. */
export function showHtml(element: Element, html: string): void {
  // Where DOMPurify reads the text, the content security policy already complains of style attributes.
  const renamed = html.replaceAll(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, "$1data-style");
  const trusted = DOMPurify.sanitize(renamed, {
    RETURN_TRUSTED_TYPE: true,
    SANITIZE_NAMED_PROPS: true, // ids and names get the prefix
    FORBID_ATTR: ["style"],
    FORBID_TAGS: ["style", "form", "button", "textarea", "select"],
  });
  // lib.dom does not know yet that innerHTML takes a TrustedHTML
  element.innerHTML = trusted as unknown as string;
  for (const styled of element.querySelectorAll<HTMLElement>("[data-style]")) applyStyle(styled);
}

function applyStyle(element: HTMLElement): void {
  const wanted = document.createElement("i").style;
  wanted.cssText = element.dataset["style"] ?? "";
  for (const name of STYLES) element.style.setProperty(name, wanted.getPropertyValue(name));
  element.removeAttribute("data-style");
}
