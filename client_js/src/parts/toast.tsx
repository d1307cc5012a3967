/** Short messages over the page: they wait while one reads them. */
import "./toast.css";
import { useEffect, useRef } from "preact/hooks";

import type { ShownToast, Toasts } from "../core/toasts";
import { Icon } from "./icon";

export function Toaster({ toasts }: { toasts: Toasts }) {
  const { value: shown } = toasts.shown;
  return (
    <section class="fl-toasts" aria-label="Messages">
      {shown.map((toast) => (
        <Toast key={toast.id} toast={toast} onClose={() => toasts.close(toast.id)} />
      ))}
    </section>
  );
}

function Toast({ toast, onClose }: { toast: ShownToast; onClose: () => void }) {
  const { resume, pause } = useCountdown(toast.duration, onClose);
  const urgent = toast.level === "error";
  return (
    <div
      class={`fl-toast fl-toast-${toast.level}`}
      role={urgent ? "alert" : "status"}
      onMouseEnter={pause}
      onMouseLeave={resume}
      onFocusIn={pause}
      onFocusOut={resume}
    >
      <Icon name={toast.level === "success" ? "check" : toast.level === "info" ? "info" : "alert"} />
      <div>
        {toast.title && <strong>{toast.title}</strong>}
        <p>{toast.message}</p>
      </div>
      <button type="button" class="fl-tool" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Calls `done` after so many seconds in which it was not paused; null never does. */
function useCountdown(seconds: number | null, done: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pause = (): void => clearTimeout(timer.current);
  const resume = (): void => {
    pause();
    if (seconds !== null) timer.current = setTimeout(done, seconds * 1000);
  };
  useEffect(() => {
    resume();
    return pause;
  }, []);
  return { pause, resume };
}
