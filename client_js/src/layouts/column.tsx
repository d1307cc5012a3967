import "./column.css";
import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host } from "../parts/host";
import { Region } from "../parts/region";

interface ColumnProps extends BlockProps {
  scale: number;
  min_width: number;
  variant: "default" | "panel" | "compact";
  show_progress: boolean;
}

export default function Column({ node }: { node: Node<ColumnProps> }) {
  const { variant } = node.props;
  return (
    <Region node={node} attributes={host(node, `column ${variant} fl-variant-${variant}`)}>
      <Blocks nodes={node.children} join={variant === "compact" ? null : "down"} />
    </Region>
  );
}
