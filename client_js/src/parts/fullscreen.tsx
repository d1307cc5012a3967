import "./fullscreen.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Tool } from "./tool";
import { say } from "../core/words";

/** Shows something over the whole window; Escape or its button closes it. */
export function Fullscreen({ label, children }: { label: string; children: ComponentChildren }) {
  const isOpen = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (isOpen.value) dialog.current?.showModal();
  }, [isOpen.value]);
  return (
    <>
      <Tool icon="fullscreen" label={say("Fullscreen")} onClick={() => (isOpen.value = true)} />
      {isOpen.value && (
        <dialog ref={dialog} class="fl-fullscreen" aria-label={label} onClose={() => (isOpen.value = false)}>
          {children}
          <Tool icon="close" label={say("Close")} onClick={() => dialog.current?.close()} />
        </dialog>
      )}
    </>
  );
}
