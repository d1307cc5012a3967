/** The one websocket of the tab: says hello, comes back after a loss, acknowledges, drops what it has had. */
import { signal } from "@preact/signals";

import { decode, encode } from "./codec";
import type { ClientMessage, Frame, ServerMessage, Welcome } from "./protocol";

/** "over" is for ever: the server will not have this page again. */
export type Link = "connecting" | "open" | "lost" | "over";

export interface Ears {
  /** `first` is the tab's first welcome ever. */
  welcome(visitor: Welcome, first: boolean): void;
  message(message: ServerMessage): void;
}

const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 10_000;
const ACK_AFTER_MS = 1_000;
const ACK_AFTER_FRAMES = 64;
/** Characters; blocks/serve/socket.py takes no longer message. */
const LONGEST_MESSAGE = 2 ** 20;
const TOO_LONG =
  "This is more than one message can hold (a million characters). Shorten it, or send it as a file.";
/** Close codes after which there is no use in coming back; blocks/serve/socket.py gives them. */
const FINAL = new Set([4406, 4409]);

export class Socket {
  readonly state = signal<Link>("connecting");
  /** What the server said when it closed the connection. */
  reason = "";
  /** Who the server says we are; null before the first welcome. */
  visitor: Welcome | null = null;

  private readonly url: string;
  private readonly protocol: number;
  private readonly ears: Ears;
  private socket: WebSocket | null = null;
  private seq = 0;
  private acknowledged = 0;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ack: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, protocol: number, ears: Ears) {
    this.url = url;
    this.protocol = protocol;
    this.ears = ears;
  }

  /** Connects, and from then on stays connected. */
  start(): void {
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    this.connect();
  }

  /** Sends a message if there is a session now; returns whether it did. */
  send(message: ClientMessage): boolean {
    if (this.state.value !== "open" || this.socket?.readyState !== WebSocket.OPEN) return false;
    const text = encode(message);
    if (text.length <= LONGEST_MESSAGE) this.socket.send(text);
    else if (message.t === "event") {
      this.ears.message({ t: "fault", code: "too_long", message: TOO_LONG, event: message.id });
    }
    return true;
  }

  private connect(): void {
    clearTimeout(this.retry);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.addEventListener("open", () => {
      const { session = null, secret = null } = this.visitor ?? {};
      socket.send(encode({ t: "hello", v: this.protocol, session, secret, seq: this.seq, run: null }));
    });
    socket.addEventListener("message", ({ data }) => this.read(decode(data as string) as Frame));
    socket.addEventListener("close", ({ code, reason }) => {
      if (socket !== this.socket) return;
      this.reason = reason;
      if (FINAL.has(code)) this.state.value = "over";
      else this.lost();
    });
  }

  private lost(): void {
    this.state.value = "lost";
    clearTimeout(this.ack);
    this.ack = undefined;
    const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.attempts++);
    this.retry = setTimeout(() => this.connect(), wait * (0.5 + Math.random() / 2));
  }

  /** The network or the visitor is back: there is no point in waiting on. */
  private hurry(): void {
    if (this.state.value === "lost" && this.socket?.readyState === WebSocket.CLOSED) this.connect();
  }

  private read({ seq, messages }: Frame): void {
    if (seq !== 0) {
      if (seq <= this.seq) return;
      this.seq = seq;
      this.acknowledge();
    }
    for (const message of messages) {
      if (message.t === "welcome") this.welcomed(message);
      else this.ears.message(message);
    }
  }

  private welcomed(visitor: Welcome): void {
    const first = this.visitor === null;
    if (!visitor.resumed) this.seq = this.acknowledged = 0;
    this.visitor = visitor;
    this.attempts = 0;
    this.state.value = "open";
    this.ears.welcome(visitor, first);
  }

  /** Not each frame for itself: one Ack a second, or for 64 frames, lets the server forget them. */
  private acknowledge(): void {
    const now = (): void => {
      clearTimeout(this.ack);
      this.ack = undefined;
      if (this.send({ t: "ack", seq: this.seq })) this.acknowledged = this.seq;
    };
    if (this.seq - this.acknowledged >= ACK_AFTER_FRAMES) now();
    else this.ack ??= setTimeout(now, ACK_AFTER_MS);
  }
}
