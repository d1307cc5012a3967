import "./form.css";
import { untracked } from "@preact/signals";
import type { ComponentChildren } from "preact";

import type { ComponentProps, Node } from "../core/store";
import { share } from "./host";

/** What people fill in: those that follow each other are joined in one frame. */
const FIELDS = new Set([
  "checkbox",
  "checkbox_group",
  "date_time",
  "dropdown",
  "multimodal_textbox",
  "number",
  "radio",
  "slider",
  "textbox",
]);

/** How the fields of a frame stand: below or beside each other, as the layout around it has its children. */
export type Joined = "down" | "across";

/** Fields that follow each other, together, and everything else alone. Whether they are to be seen changes nothing. */
export function joined(nodes: Node[]): Node[][] {
  const groups: Node[][] = [];
  let last: Node[] | null = null;
  for (const node of nodes) {
    if (!isField(node)) {
      groups.push([node]);
      last = null;
    } else if (last) last.push(node);
    else groups.push((last = [node]));
  }
  return groups;
}

function isField(node: Node): boolean {
  return FIELDS.has(node.type) && untracked(() => (node as Node<ComponentProps>).props.container);
}

/** The frame around fields. In a row it takes as much room as they would take without it. */
export function Form({
  nodes,
  stand,
  children,
}: {
  nodes: Node[];
  stand: Joined;
  children: ComponentChildren;
}) {
  const seen = (nodes as Node<ComponentProps>[]).filter(({ props }) => props.visible === true);
  const across = stand === "across";
  const scale = sum(seen.map(({ props }) => props.scale ?? (across ? 1 : 0)));
  const width = across ? sum(seen.map(({ props }) => props.min_width ?? 0)) : null;
  return (
    <div
      class={`fl-form fl-frame form ${across && scale === 0 ? "fl-tight" : ""}`}
      style={share(scale || null, width)}
    >
      {children}
    </div>
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
