import "./sidebar.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { say } from "../core/words";
import { host, length } from "../parts/host";
import { Shape } from "../parts/icon";

interface SidebarProps extends BlockProps {
  label: string | null;
  open: boolean;
  width: number | string;
  position: "left" | "right";
}

const NARROW = "(width < 768px)";
const FRAME = "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z";

/**
 * One button opens and closes it, so that the focus stays where it is. Where it lies over the page it is a dialog, and
 * what is behind it inert; what is inside stays in the document while it is closed.
 */
export default function Sidebar({ node }: { node: Node<SidebarProps> }) {
  const p = node.props;
  const panel = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isNarrow = useNarrow();
  const isOver = isNarrow && p.open && p.visible === true;
  const toggle = (): void => {
    p.open = !p.open;
    node.emit(p.open ? "expand" : "collapse");
  };
  useLayoutEffect(() => {
    if (isNarrow) p.open = false; // nobody asked for it to cover the page
  }, [isNarrow]);
  useRoom(p);
  useLayoutEffect(() => {
    const over = panel.current;
    if (!isOver || !p.open || !over) return undefined; // it may just have been closed, above
    const before = document.activeElement;
    const behind = othersOf(over);
    for (const one of behind) one.inert = true;
    button.current?.focus();
    const onClick = ({ target }: MouseEvent): void => {
      if (!over.contains(target as Element)) toggle();
    };
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("click", onClick);
      for (const one of behind) one.inert = false;
      if (before instanceof HTMLElement && before !== document.body) before.focus();
    };
  }, [isOver]);
  const name = p.label ?? say("Sidebar");
  const content = `fl-${node.id}-content`;
  return (
    // oxlint-disable-next-line no-noninteractive-element-interactions -- Escape, of what is inside
    <section
      {...host(node, `fl-at-${p.position} ${p.open ? "fl-shown" : ""}`)}
      ref={panel}
      style={{ "--fl-sidebar": length(p.width) }}
      aria-label={name}
      {...(isOver ? { role: "dialog", "aria-modal": "true" } : {})}
      onKeyDown={({ key, defaultPrevented }) => isOver && key === "Escape" && !defaultPrevented && toggle()}
    >
      <button
        type="button"
        class="fl-tool"
        ref={button}
        aria-expanded={p.open}
        aria-controls={content}
        aria-label={name}
        title={name}
        onClick={toggle}
      >
        <Shape d={`${FRAME}M${p.position === "left" ? 9 : 15} 3v18`} />
      </button>
      <div id={content} class="fl-sidebar-content" hidden={!p.open}>
        <Blocks nodes={node.children} />
      </div>
    </section>
  );
}

/** Whether the window is too narrow for a page beside a sidebar. */
function useNarrow(): boolean {
  const isNarrow = useSignal(matchMedia(NARROW).matches);
  useLayoutEffect(() => {
    const media = matchMedia(NARROW);
    const onChange = (): void => void (isNarrow.value = media.matches);
    media.addEventListener("change", onChange);
    return () => media.removeEventListener("change", onChange);
  }, []);
  return isNarrow.value;
}

/** Keeps free the room that it takes beside the page: `sidebar.css` says where that counts. */
function useRoom({ open, width, position, visible }: SidebarProps): void {
  useLayoutEffect(() => {
    if (visible !== true) return undefined;
    const { style } = document.body;
    style.setProperty(`--fl-room-${position}`, open ? (length(width) ?? null) : "44px");
    return () => style.removeProperty(`--fl-room-${position}`);
  }, [open, width, position, visible]);
}

/** All that lies behind an element: the others around it and around those that it is in. Messages are still heard. */
function othersOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let one = element; one.parentElement && one !== document.body; one = one.parentElement) {
    for (const other of one.parentElement.children) {
      if (other !== one && other instanceof HTMLElement && !other.inert) found.push(other);
    }
  }
  return found.filter((one) => !one.matches(".fl-toasts, output, script"));
}
