import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host, length } from "../parts/host";

export interface TabProps extends BlockProps {
  label: string | null;
  interactive: boolean;
  tab_id: number | string | null;
  alignment: "left" | "right";
  scale: number | null;
  height: number | string | null;
  max_height: number | string | null;
  render_children: boolean;
}

/** What is behind a tab; `layouts/tabs.tsx` draws the list of tabs and hides all panels but one. */
export default function Tab({ node }: { node: Node<TabProps> }) {
  const { height, max_height } = node.props;
  const attributes = host(node);
  return (
    <div
      {...attributes}
      style={{ ...attributes.style, height: length(height), maxHeight: length(max_height) }}
    >
      <Blocks nodes={node.children} />
    </div>
  );
}
