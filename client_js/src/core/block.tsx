import { Component, type ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Form, type Joined, joined } from "../parts/form";
import { viewOf } from "./registry";
import { say } from "./words";
import type { Node } from "./store";

/**
 * Draws a block with the file of its type. A block that is not visible is not in the document at all.
 *
 * A class, since it is the one component that each block of a page has: the hooks for the same take far longer.
 */
export class Block extends Component<{ node: Node }, { error: unknown }> {
  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render({ node }: { node: Node }) {
    if (node.props.visible === false) return null;
    const View = viewOf(node.type);
    if (View === "loading") return <div class="fl-loading" aria-busy="true" />;
    if (View === "failed")
      return <Broken>{say("This part of the page could not be loaded. Reload the page.")}</Broken>;
    if (this.state.error) return <Undrawn node={node} onRetry={() => this.setState({ error: null })} />;
    return <View node={node} />;
  }
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

/** What cannot be drawn is tried again when something else is to be drawn. */
function Undrawn({ node, onRetry }: { node: Node; onRetry: () => void }) {
  const props: Record<string, unknown> = { ...node.props };
  const failed = useRef(props);
  useLayoutEffect(() => {
    if (Object.keys(props).some((name) => !Object.is(props[name], failed.current[name]))) onRetry();
  });
  return (
    <Broken>
      {say("{name} could not be drawn.", { name: String(props["label"] ?? node.type) })}
      <button type="button" onClick={onRetry}>
        {say("Try again")}
      </button>
    </Broken>
  );
}

/** In the place of a block that failed: the rest of the page goes on. */
function Broken({ children }: { children: ComponentChildren }) {
  return (
    <p class="fl-error" role="alert">
      {children}
    </p>
  );
}
