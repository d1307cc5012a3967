import "./row.css";
import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host, length } from "../parts/host";
import { Region } from "../parts/region";

interface RowProps extends BlockProps {
  variant: "default" | "panel" | "compact";
  scale: number | null;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  equal_height: boolean;
  show_progress: boolean;
}

export default function Row({ node }: { node: Node<RowProps> }) {
  const p = node.props;
  const attributes = host(
    node,
    `row ${p.variant} fl-variant-${p.variant} ${p.equal_height ? "fl-equal" : ""}`,
  );
  const size = { height: length(p.height), maxHeight: length(p.max_height), minHeight: length(p.min_height) };
  const scrolls = p.height !== null || p.max_height !== null;
  return (
    <Region
      node={node}
      attributes={{ ...attributes, style: { ...attributes.style, ...size } }}
      scrolls={scrolls}
    >
      <Blocks nodes={node.children} join={p.variant === "compact" ? null : "across"} />
    </Region>
  );
}
