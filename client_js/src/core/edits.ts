/**
 * What the visitor has changed, and which of it the server does not have yet.
 *
 * Each edit has a number. An event says how many there were, a patch up to which one the server knew: an answer
 * to the text of before does not take away a key that was typed while it was on its way.
 */
export interface RememberedEdits {
  count: number;
  /** The number of each block's last edit, as long as the server has not set the block since. */
  at: Record<string, number>;
  /** What the next event is to bring. */
  unsent: Record<string, unknown>;
}

export class Edits {
  private count = 0;
  private at: Record<string, number> = {};
  private unsent: Record<string, unknown> = {};

  made(block: number, value: unknown): void {
    this.at[block] = ++this.count;
    this.unsent[block] = value;
  }

  /** The server will set this value: it is no edit, but what is asked for until then is asked with it. */
  foreseen(block: number, value: unknown): void {
    this.unsent[block] = value;
  }

  /** The server set the block's value when it knew `known` edits; whether that is newer than what stands there. */
  giveWay(block: number, known: number): boolean {
    if ((this.at[block] ?? 0) > known) return false;
    delete this.at[block];
    delete this.unsent[block];
    return true;
  }

  /** What an event brings: all that the server does not have, and how many edits that are. */
  take(): { values: Record<string, unknown>; edit: number } {
    const values = this.unsent;
    this.unsent = {};
    return { values, edit: this.count };
  }

  /** The block is gone. */
  forget(block: number): void {
    delete this.at[block];
    delete this.unsent[block];
  }

  /** The server refused an event: what it brought goes with the next one, but for what has changed since. */
  takeBack(values: Record<string, unknown>): void {
    for (const [block, value] of Object.entries(values)) {
      if (block in this.at && !(block in this.unsent)) this.made(Number(block), value);
    }
  }

  /** The server knows nothing any more: the next event brings all of these. */
  replace(values: Record<string, unknown>): void {
    for (const block in this.at) this.at[block] = ++this.count;
    this.unsent = values;
  }

  remembered(): RememberedEdits {
    return { count: this.count, at: this.at, unsent: this.unsent };
  }

  recall({ count, at, unsent }: RememberedEdits): void {
    this.count = count;
    this.at = at;
    this.unsent = unsent;
  }
}
