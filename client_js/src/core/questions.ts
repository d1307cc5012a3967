/** What components ask their twins on the server: asked again after a break, and answered once. */
import type { Ask, Reply } from "./protocol";

interface Open {
  ask: Ask;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class Questions {
  private readonly open = new Map<string, Open>();
  private readonly send: (ask: Ask) => void;
  /** A page that was loaded again counts anew, in the session of before. */
  private readonly tab = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "";
  private count = 0;

  constructor(send: (ask: Ask) => void) {
    this.send = send;
  }

  /** Calls a method of a component; rejects with what the server says against it. */
  ask(block: number, method: string, args: unknown[]): Promise<unknown> {
    const ask: Ask = { t: "ask", ask: `${this.tab}-${++this.count}`, block, method, args };
    return new Promise((resolve, reject) => {
      this.open.set(ask.ask, { ask, resolve, reject });
      this.send(ask);
    });
  }

  replied({ ask, value, error }: Reply): void {
    const open = this.open.get(ask);
    this.open.delete(ask);
    if (error === null) open?.resolve(value);
    else open?.reject(new Error(error));
  }

  /** The connection is back: the server knows again those that it has had. */
  askAgain(): void {
    for (const { ask } of this.open.values()) this.send(ask);
  }

  /** The session is gone: nobody will answer. */
  giveUp(reason: string): void {
    const lost = [...this.open.values()];
    this.open.clear();
    for (const { reject } of lost) reject(new Error(reason));
  }
}
