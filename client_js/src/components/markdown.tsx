import "./markdown.css";
import "../parts/prose.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { chunk } from "../parts/chunk";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import type { Delimiters } from "../parts/markdown_formula";
import { Prose } from "../parts/prose";
import { CopyTool } from "../parts/tool";

const formula = chunk(() => import("../parts/formula"));
const colours = chunk(() => import("../parts/code_colours"));

interface MarkdownProps extends ComponentProps<string | null> {
  rtl: boolean;
  latex_delimiters: Delimiters[];
  line_breaks: boolean;
  header_links: boolean;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  padding: boolean;
}

/**
 * `sanitize_html` is not asked: our content security policy takes no markup but what DOMPurify has passed,
 * whoever wrote it. Formulas and code are shown as they are written until what draws them is there.
 */
export default function Markdown({ node }: { node: Node<MarkdownProps> }) {
  const p = node.props;
  const box = useRef<HTMLDivElement>(null);
  const prose = useRef<Prose>(null);
  const text = p.value ?? "";
  const { line_breaks: lineBreaks, header_links: headerLinks, latex_delimiters: delimiters } = p;
  const how = [lineBreaks, headerLinks, delimiters, formula.loaded.value, colours.loaded.value];
  useLayoutEffect(() => {
    const options = { lineBreaks, headerLinks, delimiters, drawFormula, colourCode };
    prose.current = box.current && new Prose(box.current, options);
  }, how);
  useLayoutEffect(() => prose.current?.show(text), [text, ...how]);
  const size = { height: length(p.height), maxHeight: length(p.max_height), minHeight: length(p.min_height) };
  const scrolls = p.height !== null || p.max_height !== null;
  return (
    <Field
      node={node}
      // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
      role="group"
      class={p.padding ? "fl-padded" : ""}
      offers={{ copy: <CopyTool text={() => text} onCopy={() => node.emit("copy", { value: text })} /> }}
    >
      {() => (
        <div
          ref={box}
          class="fl-prose prose md"
          dir={p.rtl ? "rtl" : "auto"}
          style={size}
          {...(scrolls ? { tabIndex: 0 } : {})}
        />
      )}
    </Field>
  );
}

function drawFormula(tex: string, isDisplayed: boolean): string | undefined {
  return formula.ask()?.formulaHtml(tex, isDisplayed);
}

function colourCode(code: string, language: string): string | undefined {
  return colours.ask()?.codeHtml(code, language);
}
