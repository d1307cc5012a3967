import "./modal.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Blocks } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { say } from "../core/words";
import { host, length } from "../parts/host";
import { Tool } from "../parts/tool";

interface ModalProps extends BlockProps {
  label: string | null;
  allow_user_close: boolean;
  width: number | string;
}

/** A native dialog, in the document only while it is open: the browser keeps the focus in it, and gives it back. */
export default function Modal({ node }: { node: Node<ModalProps> }) {
  const p = node.props;
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (p.visible !== true || !shown) return undefined;
    shown.showModal();
    focusField(shown);
    const giveBack = takeMessages(shown);
    return () => {
      giveBack();
      shown.close();
    };
  }, [p.visible]);
  const close = (): void => {
    p.visible = false;
    node.emit("blur");
  };
  const onCancel = (cancel: Event): void => {
    cancel.preventDefault();
    if (p.allow_user_close) close();
  };
  const title = `fl-${node.id}-title`;
  // takes the focus in place of Close, which is what one wants last
  const first = p.allow_user_close ? { tabIndex: -1 } : {};
  return (
    // oxlint-disable-next-line no-noninteractive-element-interactions, click-events-have-key-events -- Escape does it
    <dialog
      {...host(node)}
      ref={dialog}
      style={{ width: length(p.width) }}
      {...(p.label === null ? { "aria-label": say("Dialog") } : { "aria-labelledby": title })}
      {...(p.allow_user_close ? {} : { closedby: "none" })}
      onCancel={onCancel}
      onMouseDown={({ target }) => (isPressedBeside.current = target === dialog.current)}
      onClick={({ target }) =>
        isPressedBeside.current && target === dialog.current && p.allow_user_close && close()
      }
    >
      <div class="fl-modal-content" {...(p.label === null ? first : {})}>
        <div class="fl-modal-head">
          {p.label !== null && (
            <h2 id={title} dir="auto" {...first}>
              {p.label}
            </h2>
          )}
          {p.allow_user_close && <Tool icon="close" label={say("Close")} onClick={close} />}
        </div>
        <Blocks nodes={node.children} />
      </div>
    </dialog>
  );
}

/** The focus begins where there is something to fill in. */
function focusField(dialog: HTMLDialogElement): void {
  const fields = dialog.querySelectorAll<HTMLElement>(
    ":is(input, textarea, select):not(:read-only, :disabled)",
  );
  for (const field of fields) {
    field.focus();
    if (document.activeElement === field) return; // what is hidden does not take it
  }
}

/** Messages are part of the dialog while it is open: what lies behind it is neither seen nor heard. */
function takeMessages(dialog: HTMLDialogElement): () => void {
  const messages = document.querySelector(".fl-toasts");
  const home = messages?.parentElement;
  if (!messages || !home) return () => undefined;
  dialog.append(messages);
  return () => home.append(messages);
}
