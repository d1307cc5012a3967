/** The answers to the server's calls of the author's JavaScript: given again after a break, made once. */
import type { Answer, Call } from "./protocol";
import { answer as run } from "./scripts";

/** How many are kept, for a server that has not heard them. */
const KEPT = 64;

export class Answers {
  private readonly made = new Map<string, Promise<Answer>>();
  private readonly send: (answer: Answer) => void;
  private readonly make: (call: Call) => Promise<Answer>;

  constructor(send: (answer: Answer) => void, make: (call: Call) => Promise<Answer> = run) {
    this.send = send;
    this.make = make;
  }

  async give(call: Call): Promise<void> {
    let made = this.made.get(call.call);
    if (!made) this.made.set(call.call, (made = this.make(call)));
    const [oldest] = this.made.keys();
    if (this.made.size > KEPT && oldest !== undefined) this.made.delete(oldest);
    await this.sendWhenMade(call.call, made);
  }

  /** The connection is back: the server drops those that it has had before. */
  giveAgain(): void {
    for (const [call, made] of this.made) void this.sendWhenMade(call, made);
  }

  /** The session is new, and counts its calls anew. */
  forget(): void {
    this.made.clear();
  }

  private async sendWhenMade(call: string, made: Promise<Answer>): Promise<void> {
    const answer = await made;
    if (this.made.get(call) === made) this.send(answer);
  }
}
