import "./region.css";
import type { ComponentChildren } from "preact";

import type { BlockProps, Node } from "../core/store";
import type { host } from "./host";
import { Icon } from "./icon";
import { Bar, errorOf, statusClass } from "./progress";

interface RegionProps {
  node: Node<BlockProps & { show_progress?: boolean }>;
  attributes: ReturnType<typeof host>;
  /** Whether its content may be longer than it: then the keyboard must be able to reach and scroll it. */
  scrolls?: boolean;
  children: ComponentChildren;
}

/** The element of a layout; where its author wants it, it shows the runs that it waits for: progress and errors. */
export function Region({ node, attributes, scrolls = false, children }: RegionProps) {
  const { status } = node;
  const shows = node.props.show_progress === true;
  const error = shows ? errorOf(status) : null;
  return (
    <div
      {...attributes}
      class={`${attributes.class} ${shows ? `fl-region ${statusClass(status)}` : ""} ${scrolls ? "fl-scrolls" : ""}`}
      {...(shows ? { "aria-busy": status.state === "pending" } : {})}
      {...(scrolls ? { tabIndex: 0 } : {})}
    >
      {shows && <Bar status={status} />}
      {children}
      {error && (
        <p class="fl-error" role="alert">
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
