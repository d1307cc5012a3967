import "./button.css";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { host } from "../parts/host";
import { Bar, statusClass } from "../parts/progress";
import { useShortcut } from "../parts/shortcut";

interface ButtonProps extends ComponentProps<string> {
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
  icon: FileHandle | Elsewhere | null;
  link: string | null;
  link_target: "_self" | "_blank" | "_parent" | "_top";
  shortcut?: string | null;
}

export default function Button({ node }: { node: Node<ButtonProps> }) {
  const { value, variant, size, icon, link, link_target, interactive, shortcut } = node.props;
  const { status } = node;
  const element = useRef<HTMLElement>(null);
  useShortcut(shortcut, element);
  const attributes = {
    ...host(node, `fl-variant-${variant} fl-size-${size} ${statusClass(status)}`),
    "aria-busy": status.state === "pending",
    ...(shortcut ? { "aria-keyshortcuts": shortcut } : {}),
    onClick: () => node.emit("click"),
  };
  const content = (
    <>
      {icon && <img src={fileUrl(icon)} alt="" />}
      <span>{value}</span>
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
      <Bar status={status} />
    </>
  );
  if (link !== null && interactive) {
    return (
      <a
        {...attributes}
        ref={element as RefObject<HTMLAnchorElement>}
        href={link}
        target={link_target}
        rel="noopener noreferrer"
      >
        {content}
      </a>
    );
  }
  return (
    <button
      type="button"
      {...attributes}
      ref={element as RefObject<HTMLButtonElement>}
      disabled={!interactive}
    >
      {content}
    </button>
  );
}
