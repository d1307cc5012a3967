import type { ComponentChildren, RefObject } from "preact";
import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

import { filesIn } from "./dropped";

interface ReceiverProps {
  area: RefObject<HTMLDivElement | null>;
  class: string;
  style: Record<string, string | undefined>;
  /** What it takes of a clipboard with several forms, as the start of a MIME type; "" takes all. */
  kind: `${string}/` | "";
  drop: boolean;
  paste: boolean;
  onFiles: (files: File[]) => void;
  children: ComponentChildren;
}

/** An area that takes files and folders which are dropped there, or files pasted while the pointer or the focus is there. */
export function Receiver({ area, kind, drop, paste, onFiles, children, ...attributes }: ReceiverProps) {
  const isOver = useSignal(false);
  const onDrag = (drag: DragEvent): void => {
    if (!drop || !drag.dataTransfer?.types.includes("Files")) return;
    drag.preventDefault(); // else the browser opens the file in place of the page
    isOver.value = drag.type === "dragover";
    if (drag.type === "drop") void filesIn(drag.dataTransfer).then((files) => files.length && onFiles(files));
  };
  const onDragLeave = ({ relatedTarget }: DragEvent): void => {
    if (!area.current?.contains(relatedTarget as Node | null)) isOver.value = false;
  };
  useLayoutEffect(() => {
    if (!paste) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith(kind));
      const here = area.current?.matches(":hover, :focus") || area.current?.querySelector(":focus");
      if (files.length === 0 || !here || isText(event.target) || event.defaultPrevented) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [paste, kind]);
  return (
    <div
      {...attributes}
      ref={area}
      class={`${attributes.class} ${isOver.value ? "fl-over" : ""}`}
      tabIndex={-1}
      onDragOver={onDrag}
      onDrop={onDrag}
      onDragLeave={onDragLeave}
    >
      {children}
    </div>
  );
}

/** Whether someone writes there: a text beside the picture belongs to it. */
function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, [contenteditable]");
}
