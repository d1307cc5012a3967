import { useErrorBoundary } from "preact/hooks";

import { viewOf } from "./registry";
import { say } from "./words";
import type { Node } from "./store";

/** Draws a block with the file of its type. A block that is not visible is not in the document at all. */
export function Block({ node }: { node: Node }) {
  const [error, retry] = useErrorBoundary();
  if (node.props.visible === false) return null;
  const View = viewOf(node.type);
  if (View === "loading") return <div class="fl-loading" aria-busy="true" />;
  if (View === "failed")
    return <Broken text={say("This part of the page could not be loaded. Reload the page.")} />;
  if (error) return <Broken text={say("This part of the page could not be drawn.")} onRetry={retry} />;
  return <View node={node} />;
}

/** Draws the blocks inside a layout. */
export function Blocks({ nodes }: { nodes: Node[] }) {
  return nodes.map((node) => <Block key={node.id} node={node} />);
}

/** In the place of a block that failed: the rest of the page goes on. */
function Broken({ text, onRetry }: { text: string; onRetry?: () => void }) {
  return (
    <p class="fl-error" role="alert">
      {text}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {say("Try again")}
        </button>
      )}
    </p>
  );
}
