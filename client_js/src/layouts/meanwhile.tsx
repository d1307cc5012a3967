import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { Block } from "../core/block";
import type { Node } from "../core/store";

/** Milliseconds that a run must last: a button that comes and goes at once would be pressed by mistake. */
const LONG = 500;
/** Milliseconds that the last child stays after the run, so that a double click does not hit what follows it. */
const LINGERS = 400;

/**
 * Shows its last child while a run lasts that is shown here, its first one else. They follow each other in one
 * element, where they are of one type: so what has the focus keeps it.
 */
export default function Meanwhile({ node }: { node: Node }) {
  const isPending = node.status.state === "pending";
  const showsLast = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (showsLast.value = isPending), isPending ? LONG : LINGERS);
    return () => clearTimeout(timer);
  }, [isPending]);
  const [first, last] = [node.children[0], node.children.at(-1)];
  const shown = showsLast.value ? last : first === last ? undefined : first;
  return shown ? <Block node={shown} /> : null;
}
