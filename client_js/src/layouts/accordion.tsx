import "./accordion.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { say } from "../core/words";
import { host, length } from "../parts/host";
import { Icon } from "../parts/icon";

interface AccordionProps extends BlockProps {
  label: string | null;
  open: boolean;
  height: number | string | null;
  max_height: number | string | null;
}

/** What is inside stays in the document while it is closed, and with it all that was typed there. */
export default function Accordion({ node }: { node: Node<AccordionProps> }) {
  const p = node.props;
  const told = useRef(p.open);
  useLayoutEffect(() => {
    if (told.current === p.open) return;
    told.current = p.open;
    node.emit(p.open ? "expand" : "collapse");
  }, [p.open]);
  const isLimited = p.height !== null || p.max_height !== null;
  const content = `fl-${node.id}-content`;
  return (
    <section {...host(node, "block")}>
      <button
        class="label-wrap"
        type="button"
        aria-expanded={p.open}
        aria-controls={content}
        onClick={() => (p.open = !p.open)}
      >
        <span dir="auto">{p.label ?? say("Details")}</span>
        <Icon name="chevron" />
      </button>
      <div
        id={content}
        class={`fl-accordion-content ${isLimited ? "fl-scrolls" : ""}`}
        hidden={!p.open}
        style={{ height: length(p.height), maxHeight: length(p.max_height) }}
        {...(isLimited ? { tabIndex: 0 } : {})}
      >
        <Blocks nodes={node.children} />
      </div>
    </section>
  );
}
