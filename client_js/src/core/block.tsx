import { viewOf } from "./registry";
import type { Node } from "./store";

/** Draws a block with the file of its type. A block that is not visible is not in the document at all. */
export function Block({ node }: { node: Node }) {
  if (node.props.visible === false) return null;
  const View = viewOf(node.type);
  if (View === "unknown") return null; // a block without a face, such as State
  if (View === "loading") return <div class="fl-loading" aria-busy="true" />;
  if (View === "failed") {
    return (
      <p class="fl-error" role="alert">
        This part of the page could not be loaded. Reload the page to try again.
      </p>
    );
  }
  return <View node={node} />;
}

/** Draws the blocks inside a layout. */
export function Blocks({ nodes }: { nodes: Node[] }) {
  return nodes.map((node) => <Block key={node.id} node={node} />);
}
