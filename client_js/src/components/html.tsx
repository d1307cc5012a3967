import "./html.css";
import "../parts/prose.css";
import { useSignal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { Blocks } from "../core/block";
import { fileUrl } from "../core/files";
import { allowMarkup, watchStyles } from "../core/sanitize";
import { scriptOf } from "../core/scripts";
import type { ComponentProps, Node } from "../core/store";
import { useAutoscroll } from "../parts/autoscroll";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import { type HtmlScript, HtmlView } from "../parts/html_view";

interface HtmlProps extends ComponentProps {
  /** What the templates know beside the value. */
  known: Record<string, unknown>;
  /** The name of what is loaded; null where the value itself is shown. */
  script: string | null;
  /** Whether a click anywhere is told. */
  clicks: boolean;
  apply_default_css: boolean;
  min_height: number | string | null;
  max_height: number | string | null;
  padding: boolean;
  autoscroll: boolean;
}

export default function HTML({ node }: { node: Node<HtmlProps> }) {
  const p = node.props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<HtmlView>(null);
  const script = useSignal<HtmlScript | null>(null);
  const error = useSignal("");
  useLayoutEffect(() => {
    allowMarkup();
    const element = box.current as HTMLDivElement;
    const made = new HtmlView(
      element,
      surroundings(node, element, (text) => (error.value = text)),
    );
    view.current = made;
    const unwatch = watchStyles(element);
    const stay = (event: Event): void => event.preventDefault(); // a form that is sent would leave the page
    element.addEventListener("submit", stay);
    const click = (): void => node.emit("click");
    if (p.clicks) element.addEventListener("click", click);
    return () => {
      unwatch();
      made.remove();
      const slot = element.querySelector("[data-fl-children]");
      if (slot) render(null, slot);
    };
  }, []);
  useEffect(() => {
    if (p.script === null) script.value = {};
    else {
      void scriptOf<HtmlScript>(p.script).then(
        (found) => (script.value = found),
        (reason: unknown) => (error.value = String(reason)),
      );
    }
  }, [p.script]);
  const { value, known, visible } = p;
  const loaded = script.value;
  useLayoutEffect(() => {
    if (loaded) view.current?.take({ ...known, visible, value }, loaded);
  }, [loaded, value, known, visible]);
  const isLoaded = loaded !== null;
  useLayoutEffect(() => {
    if (isLoaded) void view.current?.load().then(() => node.emit("load"));
  }, [isLoaded]);
  useAutoscroll(box, p.autoscroll, value);
  const size = { minHeight: length(p.min_height), maxHeight: length(p.max_height) };
  const classes = `fl-markup ${p.apply_default_css ? "fl-prose prose" : ""}`;
  const scrolls = p.max_height === null ? {} : { tabIndex: 0 };
  return (
    // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
    <Field node={node} role="group" class={p.padding ? "fl-padded" : ""}>
      {() => (
        <>
          <div ref={box} id={`html-${node.id}`} class={classes} style={size} dir="auto" {...scrolls} />
          {error.value && (
            <p class="fl-error" role="alert">
              {error.value}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

function surroundings(node: Node<HtmlProps>, element: Element, say: (error: string) => void) {
  return {
    write(value: unknown): void {
      node.enter(value);
      node.emit("change");
    },
    trigger: (event: string, data: unknown) => node.emit(event, data),
    call: (name: string, args: unknown[]) => node.call("call", name, args),
    async upload(file: File): Promise<unknown> {
      const handle = await node.upload(file);
      // where it lies is the server's business: a function gets a path for this
      const path = Object.defineProperty({ ...handle }, "toString", { value: () => handle.name });
      return { path, url: fileUrl(handle), orig_name: handle.name };
    },
    failed(error: unknown): void {
      if (error !== null) console.error(error);
      say(error === null ? "" : String(error));
    },
    /** Draws the blocks that the author has put inside, where the template says so. */
    drawn(): void {
      if (node.children.length === 0) return;
      let slot = element.querySelector("[data-fl-children]");
      if (!slot) {
        slot = document.createElement("div");
        slot.className = "fl-children";
        slot.setAttribute("data-fl-children", "");
        element.append(slot);
      }
      if (!slot.firstChild) render(<Children node={node} />, slot);
    },
  };
}

function Children({ node }: { node: Node<HtmlProps> }) {
  return <Blocks nodes={node.children} />;
}
