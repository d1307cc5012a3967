import { useErrorBoundary } from "preact/hooks";

import { Form, type Joined, joined } from "../parts/form";
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

/** Draws the blocks inside a layout. Fields that follow each other share a frame, where they are to `join`. */
export function Blocks({ nodes, join = "down" }: { nodes: Node[]; join?: Joined | null }) {
  if (!join) return nodes.map(draw);
  let forms = 0;
  return joined(nodes).flatMap((group) => {
    const drawn = group.map(draw);
    if (group.length === 1) return drawn;
    return [
      <Form key={`form ${forms++}`} nodes={group} stand={join}>
        {drawn}
      </Form>,
    ];
  });
}

function draw(node: Node) {
  return <Block key={node.id} node={node} />;
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
