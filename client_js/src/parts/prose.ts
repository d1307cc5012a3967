/** A text in Markdown on the page. While it grows only its end, which is not settled yet, is read and drawn again. */
import { exchange } from "../core/exchange";
import { cleanNodes } from "../core/sanitize";
import { say } from "../core/words";
import { MarkdownReader, type MarkdownOptions } from "./markdown_text";
import { writeClipboard } from "./tool";

export class Prose {
  private readonly element: Element;
  private readonly reader: MarkdownReader;
  /** The text that is settled, and how many nodes show it. */
  private settled = "";
  private count = 0;

  constructor(element: Element, options: MarkdownOptions) {
    this.element = element;
    this.reader = new MarkdownReader(options);
  }

  show(text: string): void {
    const whole = text.replaceAll("\r\n", "\n");
    const isMore = this.settled !== "" && whole.startsWith(this.settled);
    if (!isMore) this.forget();
    const on = this.reader.readOn(whole.slice(this.settled.length));
    if (!on) this.forget();
    const { settled, length, open } = on ?? this.reader.read(whole);
    const come = draw(settled);
    exchange(this.element, [...come, ...draw(open)], this.count);
    this.count += come.length;
    this.settled = whole.slice(0, this.settled.length + length);
  }

  private forget(): void {
    this.settled = "";
    this.count = 0;
    this.reader.forget();
  }
}

function draw(html: string): Node[] {
  const nodes = cleanNodes(html);
  for (const node of nodes) if (node instanceof Element) addCopyButtons(node);
  return nodes;
}

function addCopyButtons(block: Element): void {
  const codes = block.matches(".fl-code") ? [block] : block.querySelectorAll(".fl-code");
  for (const code of codes) code.append(copyButton(code));
}

function copyButton(code: Element): Element {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fl-copy-code";
  button.textContent = say("Copy");
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => {
    void writeClipboard(code.querySelector("pre")?.textContent ?? "").then(() => {
      button.textContent = say("Copied");
      setTimeout(() => (button.textContent = say("Copy")), 1500);
    });
  });
  return button;
}
