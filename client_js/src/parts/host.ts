import type { BlockProps, Node } from "../core/store";

interface Sized {
  scale?: number | null;
  min_width?: number | null;
}

/**
 * The attributes of a block's own element: the hooks for users' styles and scripts (`fl-<type>`, elem_id,
 * elem_classes) and its share of a Row. Spread it on the outermost element of each component and layout.
 *
 * @param usual the `min_width` that the style sheet knows: to write it at each of a thousand blocks takes time
 */
export function host(node: Node<BlockProps & Sized>, classes = "", usual: number | null = null) {
  const { elem_id, elem_classes, scale, min_width, visible } = node.props;
  const tight = scale === 0 ? "fl-tight" : "";
  return {
    ...(elem_id === null ? {} : { id: elem_id }),
    class: [`fl-${node.type}`, classes, tight, ...elem_classes].filter(Boolean).join(" "),
    ...(visible === "hidden" ? { hidden: true } : {}),
    "data-block": node.id,
    style: share(scale, min_width === usual ? null : min_width),
  };
}

/** How much of a Row an element takes, for its `style`. */
export function share(scale?: number | null, width?: number | null) {
  return {
    ...(scale == null ? {} : { "--fl-scale": scale }),
    ...(width == null ? {} : { "--fl-min-width": `min(${width}px, 100%)` }),
  };
}

/** A length as authors write it: a number is in pixels. */
export function length(size: number | string | null | undefined): string | undefined {
  return typeof size === "number" ? `${size}px` : (size ?? undefined);
}
