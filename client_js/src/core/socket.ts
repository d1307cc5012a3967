/** The one websocket of the tab: says hello, comes back after a loss, acknowledges, drops what it has had. */
import { effect, signal } from "@preact/signals";

import { decode, encode } from "./codec";
import type { ClientMessage, Frame, ServerMessage, Welcome } from "./protocol";

/** "over" is for ever: the server will not have this page again. */
export type Link = "connecting" | "open" | "lost" | "over";

export interface Ears {
  /** `before` is who we were; null at the first welcome of someone who comes anew. */
  welcome(visitor: Welcome, before: Welcome | null): void;
  message(message: ServerMessage): void;
}

const SHORTEST_WAIT = 250;
/** While somebody looks, a server that starts again is found within two seconds. */
const LONGEST_WAIT = 1_500;
/** Where nobody looks, and after a long loss. */
const PATIENT_WAIT = 15_000;
const LONG_LOSS = 300_000;
/** The server says something every 20 seconds (blocks/serve/socket.py): after so much silence the line is dead. */
const LONGEST_SILENCE = 45_000;
/** Back after a pause, a shorter one is reason enough to connect anew: that loses nothing. */
const DOUBTFUL_SILENCE = 25_000;
/** An attempt that has no answer by then is given up. */
const ANSWER_WITHIN = 10_000;
const JUST_BEGUN = 1_000;
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
  visitor: Welcome | null;

  private readonly url: string;
  private readonly protocol: number;
  private readonly ears: Ears;
  private socket: WebSocket | null = null;
  private seq: number;
  private acknowledged = 0;
  private attempts = 0;
  private lostAt = Date.now();
  /** When the current attempt began, or the server last said something. A clock that goes on while we sleep. */
  private heardAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ack: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  /** The key of the run's link that the page was opened with, until somebody has seen it. */
  private run: string | null;

  /**
   * @param visitor who we were before the page was loaded again. It shows nothing of the session yet.
   * @param run the key of a run's link, which a new session shall show
   */
  constructor(
    url: string,
    protocol: number,
    ears: Ears,
    visitor: Welcome | null = null,
    run: string | null = null,
  ) {
    this.run = run;
    this.url = url;
    this.protocol = protocol;
    this.ears = ears;
    this.visitor = visitor;
    this.seq = visitor ? -1 : 0;
  }

  /** Connects, and from then on stays connected. */
  start(): void {
    window.addEventListener("online", () => this.again()); // perhaps on another network
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    // A page with an open connection is not kept for the way back.
    window.addEventListener("pagehide", () => this.drop());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.again());
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

  /** Who the server says we are, as soon as it has said so. Rejects where it will not have us. */
  introduced(): Promise<Welcome> {
    return new Promise((resolve, reject) => {
      const stop = effect(() => {
        const isOver = this.state.value === "over";
        if (!this.visitor && !isOver) return;
        if (this.visitor) resolve(this.visitor);
        else reject(new Error(this.reason));
        queueMicrotask(() => stop());
      });
    });
  }

  /** Closes the connection for ever, and says why. */
  end(reason: string): void {
    this.reason = reason;
    this.drop();
    clearTimeout(this.retry);
    this.state.value = "over";
  }

  private connect(): void {
    this.drop();
    clearTimeout(this.retry);
    this.reason = "";
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.heardAt = Date.now();
    this.listen(ANSWER_WITHIN);
    socket.addEventListener("open", () => {
      const { session = null, secret = null } = this.visitor ?? {};
      socket.send(encode({ t: "hello", v: this.protocol, session, secret, seq: this.seq, run: this.run }));
    });
    socket.addEventListener("message", ({ data }) => {
      if (socket === this.socket) this.read(decode(data as string) as Frame);
    });
    socket.addEventListener("close", ({ code, reason }) => {
      if (socket !== this.socket) return;
      this.reason = reason;
      this.drop();
      if (FINAL.has(code)) this.state.value = "over";
      else this.comeBack();
    });
  }

  /** Gives the connection up, however it stands. */
  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    clearTimeout(this.watch);
    clearTimeout(this.ack);
    this.ack = undefined;
    if (this.state.value !== "open") return;
    this.state.value = "lost";
    this.lostAt = Date.now();
  }

  private comeBack(): void {
    this.state.value = "lost";
    const isPatient = document.hidden || Date.now() - this.lostAt > LONG_LOSS;
    const wait = Math.min(isPatient ? PATIENT_WAIT : LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.attempts++);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), wait * (0.5 + Math.random() / 2));
  }

  private again(): void {
    if (this.state.value !== "over") this.connect();
  }

  /** The visitor is back: there is no point in waiting on, nor in a line that was silent for long. */
  private hurry(): void {
    const patience = this.state.value === "open" ? DOUBTFUL_SILENCE : JUST_BEGUN;
    if (Date.now() - this.heardAt >= patience) this.again();
  }

  /** A line that has gone dead does not say so: wait for a word, and if none comes connect anew. */
  private listen(patience: number): void {
    clearTimeout(this.watch);
    const left = this.heardAt + patience - Date.now();
    this.watch = setTimeout(() => {
      if (Date.now() - this.heardAt < patience) {
        this.listen(patience);
      } else {
        this.drop();
        this.comeBack();
      }
    }, left);
  }

  private read({ seq, messages }: Frame): void {
    this.heardAt = Date.now();
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
    const before = this.visitor;
    if (!visitor.resumed) this.seq = this.acknowledged = 0;
    this.visitor = visitor;
    this.run = null; // a session after this one begins with what stands in the page
    this.attempts = 0;
    this.state.value = "open";
    this.listen(LONGEST_SILENCE);
    this.ears.welcome(visitor, before);
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
