import "./banner.css";
import { useSignal, useSignalEffect } from "@preact/signals";

import type { Socket } from "../core/socket";

const PATIENCE = 1000;
const REJOICING = 2000;

/** Says quietly that the connection is lost, and when it is back. A short loss is not worth a word. */
export function Banner({ socket }: { socket: Pick<Socket, "state" | "reason"> }) {
  const shown = useSignal("");
  useSignalEffect(() => {
    const link = socket.state.value;
    if (link === "connecting") return undefined;
    if (link === "open" && shown.peek()) shown.value = "Back";
    const next = {
      open: "",
      lost: "Connection lost. Trying again…",
      over: `Connection closed: ${socket.reason}`,
    };
    const later = setTimeout(() => (shown.value = next[link]), link === "open" ? REJOICING : PATIENCE);
    return () => clearTimeout(later);
  });
  return <output class="fl-banner">{shown.value}</output>;
}
