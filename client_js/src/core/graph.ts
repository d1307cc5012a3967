/**
 * Triggers → runs: what the visitor did, sent to the server, and what comes of it.
 *
 *   Node.emit ─► Graph.emit ─► Event ─► blocks/serve/socket.py
 *   Graph.ran ◄─ Run ◄──────────────── blocks/run/runner.py
 *
 * An event is kept until each of its runs has ended, so that it can be sent again after a lost connection.
 */
import type { Signal } from "@preact/signals";

import type { ListenerConfig } from "./config";
import { Pending, type Status } from "./pending";
import type { Event, Run } from "./protocol";

/** An event that has runs still to end. */
interface Flight {
  event: Event;
  runs: Set<string>;
  sent: boolean;
}

export interface Outside {
  /** Returns false where there is no connection now. */
  send(event: Event): boolean;
  /** Brings a block into view. */
  reveal(block: number): void;
}

const LOST =
  "The server no longer knows this visit, so the result is lost. What you entered is kept: try again.";
const REPLACEABLE = new Set(["change", "input"]);

export class Graph {
  private readonly listeners: ListenerConfig[];
  private readonly outside: Outside;
  private readonly triggers = new Map<string, ListenerConfig[]>();
  private readonly flights = new Map<string, Flight>();
  private readonly pending = new Pending();
  private dirty: Record<string, unknown> = {};
  private readonly tab = [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join("");
  private count = 0;

  constructor(listeners: ListenerConfig[], outside: Outside) {
    this.listeners = listeners;
    this.outside = outside;
    for (const listener of listeners) {
      for (const [block, event] of listener.triggers) {
        const bound = this.triggers.get(`${block} ${event}`);
        if (bound) bound.push(listener);
        else this.triggers.set(`${block} ${event}`, [listener]);
      }
    }
  }

  listens(block: number, event: string): boolean {
    return this.triggers.has(`${block} ${event}`);
  }

  status(block: number): Signal<Status> {
    return this.pending.at(block);
  }

  /** A value that the server does not have yet; it goes with the next event. */
  edited(block: number, value: unknown): void {
    this.dirty[block] = value;
  }

  /** The server set this block's value itself. */
  patched(block: number): void {
    this.pending.streamed(block);
    delete this.dirty[block];
  }

  emit(block: number, event: string, data: unknown): void {
    const bound = this.triggers.get(`${block} ${event}`);
    if (!bound) return;
    const id = `${this.tab}-${++this.count}`;
    const replaced = this.replace(block, event);
    const message: Event = { t: "event", id, block, event, values: { ...replaced, ...this.dirty }, data };
    this.dirty = {};
    const runs = bound.map((_listener, n) => `${id}.${n}`);
    bound.forEach((listener, n) => this.begin(runs[n] as string, listener, block, event));
    this.flights.set(id, { event: message, runs: new Set(runs), sent: this.outside.send(message) });
  }

  /** The server tells where a run stands; chains start runs that this tab did not ask for. */
  ran({ run, listener, state, message }: Run): void {
    const config = this.listeners[listener];
    if (!config) return;
    if (state === "queued" || state === "running") {
      this.begin(run, config);
      return;
    }
    this.end(run, state === "failed" ? (message ?? "The function failed.") : null);
    const first = config.outputs[0];
    if (state === "done" && config.scroll_to_output && first !== undefined) this.outside.reveal(first);
  }

  /** The server refused an event: none of its runs will come, and its values go with the next one. */
  refused(event: string, message: string): void {
    const flight = this.flights.get(event);
    if (!flight) return;
    this.dirty = { ...flight.event.values, ...this.dirty };
    for (const run of flight.runs) this.end(run, message);
  }

  /** The connection is back, and with it the session: the server drops what it has had before. */
  resume(): void {
    for (const flight of this.flights.values()) flight.sent = this.outside.send(flight.event);
  }

  /** The connection is back, but the session is new: `values` is all that the visitor has entered. */
  restart(values: Record<string, unknown>): void {
    const unsent = [...this.flights.values()].filter((flight) => !flight.sent);
    const alive = new Set(unsent.flatMap((flight) => [...flight.runs]));
    for (const run of this.pending.open()) if (!alive.has(run)) this.end(run, LOST);
    const first = unsent[0]?.event;
    if (first) first.values = { ...values, ...first.values };
    else this.dirty = values;
    this.resume();
  }

  private begin(run: string, listener: ListenerConfig, trigger = 0, event = ""): void {
    const places = listener.progress_on ?? listener.outputs;
    // A run without outputs shows on what started it: else a click would seem to do nothing.
    const nowhere = places.length === 0 && trigger !== 0;
    this.pending.begin(
      run,
      nowhere ? [trigger] : places,
      listener.show_progress,
      nowhere && event === "click",
    );
  }

  private end(run: string, error: string | null): void {
    this.pending.end(run, error);
    const id = run.slice(0, run.lastIndexOf("."));
    const flight = this.flights.get(id);
    if (flight?.runs.delete(run) && flight.runs.size === 0) this.flights.delete(id);
  }

  /**
   * While there is no connection, of a slider's many changes only the last one waits. The values that the
   * dropped one held go with the event after it, or are returned for the new one.
   */
  private replace(block: number, event: string): Record<string, unknown> {
    if (!REPLACEABLE.has(event)) return {};
    const flights = [...this.flights.values()];
    const at = flights.findIndex(
      (one) => !one.sent && one.event.block === block && one.event.event === event,
    );
    const old = flights[at];
    if (!old) return {};
    for (const run of old.runs) this.end(run, null);
    const next = flights[at + 1]?.event;
    if (!next) return old.event.values;
    next.values = { ...old.event.values, ...next.values };
    return {};
  }
}
