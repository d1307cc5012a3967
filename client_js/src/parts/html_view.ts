/** What an author's HTML does in the page: it is drawn of its props, and its script reads and sets them. */
import { markupNodes } from "../core/sanitize";
import { Drawing } from "./drawing";
import { ScopedStyle } from "./scoped_style";
import { TEMPLATE_WORDS } from "./template_words";

type Props = Record<string, unknown>;
type Template = (props: Props, words: typeof TEMPLATE_WORDS) => string;
type Load = (
  element: Element,
  trigger: (event: string, data?: unknown) => void,
  props: Props,
  server: object,
  upload: (file: File) => Promise<unknown>,
  watch: (names: string | string[], callback: () => void) => void,
) => unknown;

/** What components/html.py serves. */
export interface HtmlScript {
  html?: Template;
  css?: Template;
  load?: Load;
}

/** What the view does to the block around it. */
export interface Surroundings {
  /** The script has set the value. */
  write(value: unknown): void;
  trigger(event: string, data: unknown): void;
  call(name: string, args: unknown[]): Promise<unknown>;
  upload(file: File): Promise<unknown>;
  /** Something of the author's failed, or is right again. */
  failed(error: unknown): void;
  drawn(): void;
}

export class HtmlView {
  private readonly element: Element;
  private readonly drawing: Drawing;
  private readonly around: Surroundings;
  private style: ScopedStyle | undefined;
  private readonly props: Props = {};
  /** What the server has said of them. */
  private said: Props = {};
  private script: HtmlScript = {};
  private readonly watchers: { names: string[]; callback: () => void }[] = [];

  constructor(element: Element, around: Surroundings) {
    this.element = element;
    this.drawing = new Drawing(element);
    this.around = around;
  }

  /** Takes what the author's functions say of the props; what the script has set of the others stays. */
  take(props: Props, script: HtmlScript): void {
    const news = Object.keys(props).filter(
      (name) => props[name] !== this.said[name] && props[name] !== this.props[name],
    );
    for (const name of news) this.props[name] = props[name];
    this.said = props;
    this.script = script;
    this.draw();
    for (const { names, callback } of this.watchers) {
      if (names.some((name) => news.includes(name))) callback();
    }
  }

  /** Runs what the author has written for the first time that it is shown. */
  async load(): Promise<void> {
    const props = new Proxy(this.props, {
      set: (target, name, value) => {
        Reflect.set(target, name, value);
        if (name === "value") this.around.write(value);
        this.draw();
        return true;
      },
    });
    const server = new Proxy({}, { get: (_, name) => this.serverFunction(name) });
    try {
      await this.script.load?.(
        this.element,
        (event, data = null) => this.around.trigger(event, data),
        props,
        server,
        (file) => this.around.upload(file),
        (names, callback) => this.watchers.push({ names: [names].flat(), callback }),
      );
    } catch (error) {
      this.around.failed(error);
    }
  }

  remove(): void {
    this.style?.remove();
  }

  private draw(): void {
    const { html = ({ value }) => TEMPLATE_WORDS.raw(value), css } = this.script;
    const props = {
      ...this.props,
      value: this.props["value"] ?? "",
      label: this.props["label"] ?? undefined,
    };
    try {
      const styles = [css?.(props, TEMPLATE_WORDS) ?? ""];
      const text = html(props, TEMPLATE_WORDS);
      const rest = text.replaceAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (_, rules: string) => {
        styles.push(rules);
        return "";
      });
      this.drawing.show(markupNodes(rest));
      const rules = styles.filter((one) => one.trim());
      if (rules.length > 0 || this.style) (this.style ??= new ScopedStyle(`#${this.element.id}`)).show(rules);
      this.around.failed(null);
    } catch (error) {
      this.around.failed(error);
    }
    this.around.drawn();
  }

  private serverFunction(name: string | symbol): unknown {
    // not "then": who awaits `server` is not waiting for a function of that name
    if (typeof name === "symbol" || name === "then") return undefined;
    return (...args: unknown[]) => this.around.call(name, args);
  }
}
