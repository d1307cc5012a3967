import type { ComponentChildren } from "preact";

import type { BlockProps, Node } from "../core/store";
import type { host } from "./host";
import { Bar, statusClass } from "./progress";

interface RegionProps {
  node: Node<BlockProps & { show_progress?: boolean }>;
  attributes: ReturnType<typeof host>;
  /** Whether its content may be longer than it: then the keyboard must be able to reach and scroll it. */
  scrolls?: boolean;
  children: ComponentChildren;
}

/** The element of a layout; where its author wants it, it shows the progress of the runs that it waits for. */
export function Region({ node, attributes, scrolls = false, children }: RegionProps) {
  const { status } = node;
  const shows = node.props.show_progress === true;
  return (
    <div
      {...attributes}
      class={`${attributes.class} ${shows ? `fl-region ${statusClass(status)}` : ""} ${scrolls ? "fl-scrolls" : ""}`}
      {...(shows ? { "aria-busy": status.state === "pending" } : {})}
      {...(scrolls ? { tabIndex: 0 } : {})}
    >
      {shows && <Bar status={status} />}
      {children}
    </div>
  );
}
