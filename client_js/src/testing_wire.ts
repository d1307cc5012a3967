import type { ServerMessage } from "./core/protocol";

/** A WebSocket whose server is the test. */
export class Wire extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  static all: Wire[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];

  constructor(readonly url: string) {
    super();
    Wire.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  open(): this {
    this.readyState = Wire.OPEN;
    this.dispatchEvent(new Event("open"));
    return this;
  }

  /** The server sends a frame. */
  frame(seq: number, ...messages: Partial<ServerMessage>[]): this {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ seq, messages }) }));
    return this;
  }

  welcome(resumed = false, epoch = "e", page = "p"): this {
    return this.frame(0, { t: "welcome", v: 1, session: "s", secret: "x", epoch, resumed, page });
  }

  close(): void {
    this.readyState = Wire.CLOSED;
  }

  cut(code = 1006, reason = ""): void {
    this.readyState = Wire.CLOSED;
    this.dispatchEvent(new CloseEvent("close", { code, reason }));
  }
}
