import type { ComponentChildren, RefObject } from "preact";
import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

interface ReceiverProps {
  area: RefObject<HTMLDivElement | null>;
  class: string;
  style: Record<string, string | undefined>;
  /** What it takes, as the start of a MIME type; of a clipboard with several forms, the one of this kind. */
  kind: `${string}/`;
  drop: boolean;
  paste: boolean;
  onFile: (file: File) => void;
  children: ComponentChildren;
}

/** An area that takes a file which is dropped there, or pasted while the pointer or the focus is there. */
export function Receiver({ area, kind, drop, paste, onFile, children, ...attributes }: ReceiverProps) {
  const isOver = useSignal(false);
  const onDrag = (drag: DragEvent): void => {
    if (!drop || !drag.dataTransfer?.types.includes("Files")) return;
    drag.preventDefault(); // else the browser opens the file in place of the page
    isOver.value = drag.type === "dragover";
    const file = drag.dataTransfer.files[0];
    if (drag.type === "drop" && file) onFile(file);
  };
  const onDragLeave = ({ relatedTarget }: DragEvent): void => {
    if (!area.current?.contains(relatedTarget as Node | null)) isOver.value = false;
  };
  useLayoutEffect(() => {
    if (!paste) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith(kind));
      const here = area.current?.matches(":hover, :focus") || area.current?.querySelector(":focus");
      if (!file || !here || isText(event.target) || event.defaultPrevented) return;
      event.preventDefault();
      onFile(file);
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
