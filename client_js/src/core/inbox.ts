import { batch } from "@preact/signals";

import type { ServerMessage } from "./protocol";

/**
 * Gathers messages until the next animation frame and applies them together: a hundred patches in one
 * drawing cost a tenth of what they cost one by one. A hidden page has no frames, so there a task does it.
 */
export class Inbox {
  private waiting: ServerMessage[] = [];
  private readonly apply: (message: ServerMessage) => void;

  constructor(apply: (message: ServerMessage) => void) {
    this.apply = apply;
    document.addEventListener("visibilitychange", () => this.flush());
  }

  put(message: ServerMessage): void {
    this.waiting.push(message);
    if (this.waiting.length > 1) return;
    if (document.hidden) setTimeout(() => this.flush());
    else requestAnimationFrame(() => this.flush());
  }

  private flush(): void {
    const messages = this.waiting;
    this.waiting = [];
    batch(() => messages.forEach(this.apply));
  }
}
