/** What a run does to the place where its result will appear. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import type { Status } from "../core/pending";

/** A thin moving bar; with "full" progress also the seconds, once there is one. */
export function Progress({ status }: { status: Status }) {
  return (
    <>
      <Bar status={status} />
      {status.state === "pending" && status.show === "full" && <Elapsed since={status.since ?? 0} />}
    </>
  );
}

/** The bar alone, for places without room for a text. */
export function Bar({ status }: { status: Status }) {
  if (status.state !== "pending" || status.show === "hidden") return null;
  return <span class="fl-bar" aria-hidden="true" />;
}

function Elapsed({ since }: { since: number }) {
  const seconds = useSignal(0);
  useEffect(() => {
    const ticking = setInterval(() => (seconds.value = Math.floor((performance.now() - since) / 1000)), 250);
    return () => clearInterval(ticking);
  }, [since]);
  if (seconds.value === 0) return null;
  return (
    <span class="fl-elapsed" aria-hidden="true">
      {seconds.value} s
    </span>
  );
}

/** The text of the last run's error, or null where there is none to show. */
export function errorOf({ state, show, message }: Status): string | null {
  return state === "error" && show !== "hidden" ? (message ?? null) : null;
}

/** The classes that the styles of pending and failed places hang on. */
export function statusClass(status: Status): string {
  if (status.show === "hidden") return "";
  if (status.state === "idle") return status.arrived ? "fl-arrived" : "";
  if (status.state === "error") return "fl-failed";
  return status.streams ? "" : "fl-pending";
}
