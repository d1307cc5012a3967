import { useEffect } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { startTicking } from "../parts/ticking";

interface TimerProps extends ComponentProps<number | null> {
  active: boolean;
}

/** Nothing to see: emits `tick` each `value` seconds. */
export default function Timer({ node }: { node: Node<TimerProps> }) {
  const { active, value } = node.props;
  useEffect(() => {
    if (!active || value === null) return undefined;
    return startTicking(value * 1000, () => node.emit("tick"));
  }, [active, value]);
  return null;
}
