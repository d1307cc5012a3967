import { applied } from "./diff";
import type { Patch } from "./protocol";

/**
 * What the server last said of each prop: its differences start from that, not from what the visitor has
 * typed since. The twin of blocks/run/session/bases.py.
 */
export class Bases {
  private readonly blocks = new Map<number, Record<string, unknown>>();

  /** All props of a patch, those that came as differences among them. */
  whole({ block, props = {}, changes = {} }: Patch): Record<string, unknown> {
    const said = this.blocks.get(block) ?? {};
    const found = { ...props };
    for (const [name, change] of Object.entries(changes)) found[name] = applied(said[name], change);
    this.blocks.set(block, { ...said, ...found });
    return found;
  }

  /** Forgets all: what comes after a message that makes blocks anew is whole again. */
  clear(): void {
    this.blocks.clear();
  }
}
