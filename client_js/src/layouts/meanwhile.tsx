import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { Block } from "../core/block";
import type { Node } from "../core/store";

/** Milliseconds that a run must last: a button that comes and goes at once would be pressed by mistake. */
const LONG = 500;

/**
 * Shows its last child while a run lasts that is shown here, its first one else. They follow each other in one
 * element, where they are of one type: so what has the focus keeps it.
 */
export default function Meanwhile({ node }: { node: Node }) {
  const isPending = node.status.state === "pending";
  const isLong = useSignal(false);
  useEffect(() => {
    isLong.value = false;
    if (!isPending) return undefined;
    const timer = setTimeout(() => (isLong.value = true), LONG);
    return () => clearTimeout(timer);
  }, [isPending]);
  const [first, last] = [node.children[0], node.children.at(-1)];
  const shown = isPending && isLong.value ? last : first === last ? undefined : first;
  return shown ? <Block node={shown} /> : null;
}
