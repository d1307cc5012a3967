import type { RefObject } from "preact";
import { useRef } from "preact/hooks";

import type { Node } from "../core/store";
import { Face, face, type FaceProps } from "../parts/button_face";
import { useShortcut } from "../parts/shortcut";

interface ButtonProps extends FaceProps<string> {
  link: string | null;
  link_target: "_self" | "_blank" | "_parent" | "_top";
  shortcut?: string | null;
}

export default function Button({ node }: { node: Node<ButtonProps> }) {
  const { value, link, link_target, interactive, shortcut } = node.props;
  const element = useRef<HTMLElement>(null);
  useShortcut(shortcut, element);
  const attributes = {
    ...face(node, value),
    ...(shortcut ? { "aria-keyshortcuts": shortcut } : {}),
    onClick: () => node.emit("click"),
  };
  const content = (
    <Face node={node} text={value}>
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </Face>
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
