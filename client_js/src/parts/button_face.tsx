/** The look that all buttons share, whatever a press of them does. */
import "./button_face.css";
import type { ComponentChildren } from "preact";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { host } from "./host";
import { Bar, statusClass } from "./progress";

export interface FaceProps<V = unknown> extends ComponentProps<V> {
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
  icon: FileHandle | Elsewhere | null;
}

/** What buttons say where their author says nothing. */
const READY_MADE = new Set([
  "Clear",
  "Download",
  "Flag",
  "Generate",
  "Run",
  "Stop",
  "Submit",
  "Upload a File",
]);

/** The attributes of the element that is pressed; one without words is called by its label. */
export function face(node: Node<FaceProps>, text: string) {
  const { variant, size, label } = node.props;
  const { status } = node;
  return {
    ...host(node, `fl-face fl-variant-${variant} fl-size-${size} ${variant} ${size} ${statusClass(status)}`),
    dir: "auto" as const,
    "aria-busy": status.state === "pending",
    ...(text ? {} : { "aria-label": label }),
  };
}

interface FaceContent {
  node: Node<FaceProps>;
  text: string;
  /** What follows the words. */
  children?: ComponentChildren;
}

/** What stands on it: the icon, the words, and the bar of its run. */
export function Face({ node, text, children }: FaceContent) {
  const { icon } = node.props;
  return (
    <>
      {icon && <img src={fileUrl(icon)} alt="" />}
      {text && <span>{READY_MADE.has(text) ? say(text) : text}</span>}
      {children}
      <Bar status={node.status} />
    </>
  );
}
