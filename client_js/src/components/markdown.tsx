import "./markdown.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import { showHtml } from "../core/sanitize";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import { type Delimiters, markdownHtml } from "../parts/markdown_text";
import { CopyTool } from "../parts/tool";

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
 * whoever wrote it. Formulas are shown as they are written until they are drawn.
 */
export default function Markdown({ node }: { node: Node<MarkdownProps> }) {
  const p = node.props;
  const prose = useRef<HTMLDivElement>(null);
  const text = p.value ?? "";
  const { line_breaks: lineBreaks, header_links: headerLinks, latex_delimiters: formulas } = p;
  useLayoutEffect(() => {
    if (prose.current) showHtml(prose.current, markdownHtml(text, { lineBreaks, headerLinks, formulas }));
  }, [text, lineBreaks, headerLinks, formulas]);
  const size = { height: length(p.height), maxHeight: length(p.max_height), minHeight: length(p.min_height) };
  const scrolls = p.height !== null || p.max_height !== null;
  return (
    <Field
      node={node}
      // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
      role="group"
      class={p.padding ? "fl-padded" : ""}
      offers={{ copy: <CopyTool text={() => text} onCopy={() => node.emit("copy")} /> }}
    >
      {() => (
        <div
          ref={prose}
          class="fl-prose"
          dir={p.rtl ? "rtl" : "auto"}
          style={size}
          {...(scrolls ? { tabIndex: 0 } : {})}
        />
      )}
    </Field>
  );
}
