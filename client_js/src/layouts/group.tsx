import "./group.css";
import { Blocks } from "../core/block";
import type { Node } from "../core/store";
import { host } from "../parts/host";

export default function Group({ node }: { node: Node }) {
  return (
    <div {...host(node, "gr-group")}>
      <Blocks nodes={node.children} />
    </div>
  );
}
