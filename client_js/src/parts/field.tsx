/** The frame that all components share: label, info, tools in the corner, progress and error. */
import "./field.css";
import "./progress.css";
import type { ComponentChildren } from "preact";

import { Block } from "../core/block";
import type { ComponentProps, Node } from "../core/store";
import { host } from "./host";
import { Icon } from "./icon";
import { errorOf, Progress, statusClass, Steps } from "./progress";

/** What the one control inside a field bears, so that it has the label's name and the info's description. */
export interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

interface FieldProps {
  node: Node<ComponentProps>;
  /** A control of several parts (radio buttons) or none (a picture): the frame bears this role and the name. */
  role?: "group" | "radiogroup" | "figure";
  /** More classes for the frame. */
  class?: string;
  /** The component's own tools, by the names that `buttons` uses. */
  offers?: Record<string, ComponentChildren>;
  children: (control: ControlProps) => ComponentChildren;
}

/** The `min_width` that components have where nobody says otherwise; field.css knows it. */
const USUAL_WIDTH = 160;

/**
 * It has no state, so a component that pages have many of calls it instead of having it drawn as a component of its
 * own: on a page of a thousand blocks those would be a third of the work.
 */
export function Field({ node, role, class: classes = "", offers = {}, children }: FieldProps) {
  const { label, info, show_label, container, interactive, buttons } = node.props;
  const { status } = node;
  const isPending = status.state === "pending";
  const error = errorOf(status);
  const name = `fl-${node.id}`;
  const id = `${name}-control`;
  const described = [info && `${name}-info`, error && `${name}-error`].filter(Boolean).join(" ");
  const description = described ? { "aria-describedby": described } : {};
  const frame = `fl-field block ${container ? "fl-frame" : ""} ${interactive ? "fl-open" : ""} ${statusClass(status)}`;
  const seen = show_label ? "fl-name" : "fl-unseen";
  return (
    <div
      {...host(node, `${frame} ${classes}`, USUAL_WIDTH)}
      {...(role ? { role, "aria-labelledby": `${name}-label`, ...description } : {})}
      aria-busy={isPending}
    >
      <div class="fl-head">
        {role ? (
          <span id={`${name}-label`} class={seen}>
            {label}
          </span>
        ) : (
          <label for={id} class={seen}>
            {label}
          </label>
        )}
        {isPending && <Progress status={status} />}
        {buttons.length > 0 && <Tools node={node} offers={offers} />}
      </div>
      {isPending && <Steps status={status} />}
      {info && (
        <p class="fl-info" id={`${name}-info`}>
          {info}
        </p>
      )}
      <div class="fl-body">
        {children({
          id,
          ...(role ? {} : description),
          ...(error ? { "aria-invalid": "true" } : {}),
        })}
      </div>
      {error && (
        <p class="fl-error" id={`${name}-error`}>
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
      {status.note && status.show !== "hidden" && (
        <p class="fl-note">
          <Icon name="stop" />
          <span>{status.note}</span>
        </p>
      )}
    </div>
  );
}

function Tools({ node, offers }: { node: Node<ComponentProps>; offers: Record<string, ComponentChildren> }) {
  return (
    <div class="fl-tools">
      {node.props.buttons.map((button) => {
        if (typeof button === "string") return offers[button];
        const custom = node.find(button.block);
        return custom && <Block key={custom.id} node={custom} />;
      })}
    </div>
  );
}
