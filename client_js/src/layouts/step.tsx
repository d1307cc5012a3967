import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host } from "../parts/host";

export interface StepProps extends BlockProps {
  label: string | null;
  interactive: boolean;
  step_id: number | null;
  scale: number | null;
}

/** What a step holds; `layouts/walkthrough.tsx` draws the list of the steps and shows one of them. */
export default function Step({ node }: { node: Node<StepProps> }) {
  return (
    <div {...host(node, "fl-step-content")}>
      <Blocks nodes={node.children} />
    </div>
  );
}
