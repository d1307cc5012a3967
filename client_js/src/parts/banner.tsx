import "./banner.css";
import { useSignal, useSignalEffect } from "@preact/signals";

import type { Link, Socket } from "../core/socket";
import { say } from "../core/words";

const PATIENCE = 1000;
const FIRST_PATIENCE = 3000;
const REJOICING = 2000;

/** Says quietly that there is no connection, and when it is back. A short loss is not worth a word. */
export function Banner({ socket }: { socket: Pick<Socket, "state" | "reason"> }) {
  const shown = useSignal("");
  useSignalEffect(() => {
    const link = socket.state.value;
    if (link === "open" && shown.peek()) shown.value = say("Back");
    const wait = { open: REJOICING, connecting: FIRST_PATIENCE, lost: PATIENCE, over: 0 }[link];
    const text = said(link, socket.reason); // of now: each attempt has a reason of its own
    const later = setTimeout(() => (shown.value = text), wait);
    return () => clearTimeout(later);
  });
  return <output class="fl-banner">{shown.value}</output>;
}

function said(link: Link, reason: string): string {
  if (link === "open") return "";
  if (link === "over") return say("Connection closed: {reason}", { reason: say(reason) });
  if (link === "connecting") return say("Connecting…");
  return navigator.onLine
    ? `${say(reason || "Connection lost.")} ${say("Trying again…")}`
    : say("You are offline. What you do waits here.");
}
