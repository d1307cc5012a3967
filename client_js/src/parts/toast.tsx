/** Short messages over the page: they wait while one reads them. */
import "./toast.css";
import { useEffect, useRef } from "preact/hooks";

import type { ShownToast, Toasts } from "../core/toasts";
import { say } from "../core/words";
import { Icon } from "./icon";

export function Toaster({ toasts }: { toasts: Toasts }) {
  const { value: shown } = toasts.shown;
  return (
    <section class="fl-toasts" aria-label={say("Messages")}>
      {shown.toReversed().map((toast) => (
        <Toast key={toast.id} toast={toast} onClose={() => toasts.close(toast.id)} />
      ))}
    </section>
  );
}

function Toast({ toast, onClose }: { toast: ShownToast; onClose: () => void }) {
  const { resume, pause } = useCountdown(toast.duration, onClose);
  const cameFrom = useRef<EventTarget | null>(null);
  /** Whoever came with the keyboard goes back to where that was. */
  const close = (): void => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    onClose();
  };
  const urgent = toast.level === "error";
  return (
    // oxlint-disable-next-line no-static-element-interactions -- its role is a variable
    <div
      class={`fl-toast fl-toast-${toast.level}`}
      role={urgent ? "alert" : "status"}
      onMouseEnter={pause}
      onMouseLeave={resume}
      onFocusIn={({ relatedTarget }) => {
        cameFrom.current ??= relatedTarget;
        pause();
      }}
      onFocusOut={resume}
      onKeyDown={({ key }) => key === "Escape" && close()}
    >
      <Icon name={toast.level === "success" ? "check" : toast.level === "info" ? "info" : "alert"} />
      <div>
        {toast.title && <strong>{say(toast.title)}</strong>}
        <p>{say(toast.message)}</p>
      </div>
      <button type="button" class="fl-tool" aria-label={say("Close")} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** What setTimeout takes, in milliseconds: more would be over at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls `done` after so many seconds in which it was not paused; null never does. */
function useCountdown(seconds: number | null, done: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pause = (): void => clearTimeout(timer.current);
  const resume = (): void => {
    pause();
    if (seconds !== null) timer.current = setTimeout(done, Math.min(seconds * 1000, LONGEST));
  };
  useEffect(() => {
    resume();
    return pause;
  }, []);
  return { pause, resume };
}
