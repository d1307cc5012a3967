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
import { Edits, type RememberedEdits } from "./edits";
import { type Flight, Flights } from "./flights";
import { Pending, type Said, type Status } from "./pending";
import type { Event, Invalid, Place, Progress, Run } from "./protocol";
import { say } from "./words";

export interface Outside {
  /** Returns false where there is no connection now. */
  send(event: Event): boolean;
  /** Shows the value that a block will have. Returns whether it is one that the visitor can edit. */
  show(block: number, value: unknown): boolean;
  /** Brings a block into view. */
  reveal(block: number): void;
}

export interface Pace {
  listeners: ListenerConfig[];
  /** Resolves when their functions have dealt with the last one. */
  ready(): Promise<void>;
}

export class Graph {
  private readonly listeners = new Map<number, ListenerConfig>();
  /** The listeners of what was rendered into a block, by its id. */
  private readonly rendered = new Map<number, ListenerConfig[]>();
  private readonly outside: Outside;
  private readonly triggers = new Map<string, ListenerConfig[]>();
  private readonly flights: Flights;
  private readonly edits = new Edits();
  private readonly pending = new Pending();
  private readonly tab = [...crypto.getRandomValues(new Uint32Array(3))].map((n) => n.toString(36)).join("");
  /** The index of the listener of each run that has not ended. */
  private readonly asked = new Map<string, number>();
  /** The last run of each listener that has ended: what its outputs show. */
  private readonly shown = new Map<number, string>();
  /** The values that blocks are about to have. */
  private readonly held = new Map<number, Promise<void>>();
  private count = 0;

  constructor(listeners: ListenerConfig[], outside: Outside) {
    this.outside = outside;
    this.flights = new Flights((event) => outside.send(event));
    for (const listener of listeners) this.bind(listener);
  }

  /** Whether anyone wants to hear of it; who asks while it is drawn, is drawn again when others listen to it. */
  listens(block: number, event: string): boolean {
    void this.status(block).value;
    return this.triggers.has(`${block} ${event}`);
  }

  /** Who sets the pace of an event that comes again and again. */
  pace(block: number, event: string): Pace {
    return {
      listeners: this.triggers.get(`${block} ${event}`) ?? [],
      ready: () => this.flights.landed(block, event),
    };
  }

  status(block: number): Signal<Status> {
    return this.pending.at(block);
  }

  get said(): Signal<Said | null> {
    return this.pending.said;
  }

  /** Something happened at a block that is to be read out. */
  tell(block: number, text: string): void {
    this.pending.tell(block, text);
  }

  /** A value that the server does not have yet; it goes with the next event. */
  edited(block: number, value: unknown): void {
    this.pending.accept(block);
    this.edits.made(block, value);
  }

  /** A block's value is on its way: what other blocks tell waits for it. */
  hold(block: number, until: Promise<void>): void {
    this.held.set(block, until);
    void until.then(() => this.held.get(block) === until && this.held.delete(block));
  }

  /** The server set a block's value when it knew `edit` edits; whether it is to be shown. */
  patched(block: number, edit: number): boolean {
    this.pending.streamed(block);
    return this.edits.giveWay(block, edit);
  }

  /** Whether a value that the server made when it knew `edit` edits is newer than what stands in the block. */
  isNews(block: number, edit: number): boolean {
    return this.edits.giveWay(block, edit);
  }

  /** Other listeners came with what was rendered into a block, and others have gone with the `gone` blocks. */
  render(block: number, listeners: ListenerConfig[], gone: number[]): void {
    const stay = new Set(listeners.map(({ index }) => index));
    for (const region of [block, ...gone]) {
      for (const listener of this.rendered.get(region) ?? []) {
        this.unbind(listener);
        // whether the server has still begun its runs, nobody knows
        const runs = [...this.asked].filter(([, index]) => index === listener.index && !stay.has(index));
        for (const [run] of runs) this.end(run, null);
      }
      this.rendered.delete(region);
    }
    for (const one of gone) {
      this.edits.forget(one);
      this.pending.forget(one);
    }
    if (listeners.length) this.rendered.set(block, listeners);
    const triggers = listeners.flatMap((listener) => listener.triggers);
    const news = triggers.filter(([at, event]) => !this.listens(at, event));
    for (const listener of listeners) this.bind(listener);
    for (const [at] of news) this.pending.redraw(at);
  }

  emit(block: number, event: string, data: unknown): void {
    const bound = this.triggers.get(`${block} ${event}`);
    if (!bound) return;
    const held = [...this.held].flatMap(([at, until]) => (at === block ? [] : [until]));
    if (isTick({ event })) {
      if (this.flights.isAwaited(block, event, bound.length)) return;
    } else if (held.length) {
      void Promise.all(held).then(() => this.emit(block, event, data));
      return;
    }
    const id = `${this.tab}-${++this.count}`;
    const replaced = this.flights.replaced(block, event);
    for (const run of replaced.runs) this.end(run, null);
    const { values, edit } = this.edits.take();
    const runs = bound.map((listener, n) => {
      this.begin(`${id}.${n}`, listener, block, event);
      return `${id}.${n}`;
    });
    this.flights.start(
      {
        t: "event",
        id,
        block,
        event,
        values: { ...replaced.values, ...values },
        data: this.lookedBack(bound, data),
        edit,
      },
      runs,
    );
    for (const [place, value] of bound.flatMap(({ foreseen }) => foreseen))
      if (this.outside.show(place, value)) this.edits.foreseen(place, value);
  }

  /** The server tells where a run stands; chains start runs that this tab did not ask for. */
  ran({ run, listener, state, message }: Run): void {
    const config = this.listeners.get(listener); // another render may have replaced it
    if (state === "queued" || state === "running") {
      if (config) this.begin(run, config);
      if (state === "queued") this.pending.wait(run);
      else this.pending.start(run);
      return;
    }
    if (state !== "skipped") this.shown.set(listener, run);
    const isToldAlready = this.pending.claim(listener);
    const isError = state === "failed" && !isToldAlready;
    if (state === "done") this.pending.answered(run);
    else if (!isError && state === "failed") this.pending.hush(run);
    const note = state === "cancelled" ? say(message ?? "Stopped.") : undefined;
    this.end(run, isError ? say(message ?? "The function failed.") : null, note);
    const first = config?.outputs[0];
    if (state === "done" && config?.scroll_to_output && first !== undefined) this.outside.reveal(first);
  }

  placed({ run, ahead, seconds }: Place): void {
    this.pending.wait(run, ahead, seconds);
  }

  progressed({ run, bars }: Progress): void {
    this.pending.progress(run, bars);
  }

  /** A validator of the server does not take what stands in a block. */
  invalid({ block, message }: Invalid): void {
    this.pending.refuse(block, message);
  }

  /** The server refused an event: none of its runs will come, and its values go with the next one. */
  refused(event: string, message: string | null): void {
    const flight = this.flights.get(event);
    if (!flight) return;
    this.edits.takeBack(flight.event.values);
    for (const run of flight.runs) this.end(run, message);
  }

  /** Whether no visitor asked for an event that is on its way. */
  isTick(id: string): boolean {
    const flight = this.flights.get(id);
    return flight !== undefined && isTick(flight.event);
  }

  /** The connection is back, and with it the session. */
  resume(): void {
    this.flights.sendAgain();
  }

  /**
   * The connection is back, but the session is new. What was not sent yet is sent, what was is never sent again:
   * nobody knows how far it came.
   *
   * @param values all that the visitor has entered
   * @param reason what is said of the results that will not come
   * @returns the blocks at which that happened of which the results are lost
   */
  restart(values: Record<string, unknown>, reason: string): number[] {
    const lost = this.flights.all().filter((flight) => flight.sent);
    const unsent = this.flights.all().filter((flight) => !flight.sent);
    for (const { event, runs } of lost) for (const run of runs) this.end(run, isTick(event) ? null : reason);
    this.drop(reason, new Set(unsent.flatMap((flight) => flight.runs)));
    this.edits.replace(values);
    const first = unsent[0]?.event;
    if (first) {
      const { values: entered, edit } = this.edits.take();
      Object.assign(first, { values: { ...entered, ...first.values }, edit });
    }
    this.flights.sendAgain();
    return lost.filter(({ event }) => !isTick(event)).map(({ event }) => event.block);
  }

  /** The frames between are gone, `runs` have not ended: others have, but for those that are asked for again. */
  snapshot(runs: string[]): void {
    this.drop(null, new Set([...runs, ...this.flights.all().flatMap((flight) => flight.runs)]));
  }

  /** What a reload must not lose. */
  remembered(): { edits: RememberedEdits; flights: Flight[] } {
    return { edits: this.edits.remembered(), flights: this.flights.all() };
  }

  recall(edits: RememberedEdits, flights: Flight[]): void {
    this.edits.recall(edits);
    this.flights.recall(flights);
    for (const { event, runs } of flights) {
      const bound = this.triggers.get(`${event.block} ${event.event}`) ?? [];
      bound.forEach((listener, n) => {
        const run = `${event.id}.${n}`;
        if (runs.includes(run)) this.begin(run, listener, event.block, event.event);
      });
    }
  }

  private bind(listener: ListenerConfig): void {
    this.listeners.set(listener.index, listener);
    for (const [block, event] of listener.triggers) {
      const bound = this.triggers.get(`${block} ${event}`);
      if (bound) bound.push(listener);
      else this.triggers.set(`${block} ${event}`, [listener]);
    }
  }

  private unbind(listener: ListenerConfig): void {
    this.listeners.delete(listener.index);
    for (const [block, event] of listener.triggers) {
      const bound = this.triggers.get(`${block} ${event}`)?.filter((one) => one !== listener);
      if (bound?.length) this.triggers.set(`${block} ${event}`, bound);
      else this.triggers.delete(`${block} ${event}`);
    }
  }

  /** The data of an event, with the runs that this tab shows of the listeners that those it starts look back at. */
  private lookedBack(bound: ListenerConfig[], data: unknown): unknown {
    const asked = bound.flatMap(({ looks_back }) => looks_back);
    if (asked.length === 0) return data;
    const shown = asked.flatMap((index) => (this.shown.has(index) ? [[index, this.shown.get(index)]] : []));
    return { ...(data as object | null), shown_runs: Object.fromEntries(shown) as Record<string, string> };
  }

  private begin(run: string, listener: ListenerConfig, trigger = 0, event = ""): void {
    const places = listener.progress_on ?? listener.outputs;
    // A run without outputs shows on what started it: else a click would seem to do nothing.
    const shown = places.length === 0 && trigger !== 0 ? [trigger] : places;
    const confirms = event === "click" && listener.outputs.length === 0 && shown.includes(trigger);
    const cause = confirms ? "confirms" : event === "click" || event === "submit" ? "asked" : null;
    if (!this.asked.has(run)) this.pending.retry(listener.index);
    this.asked.set(run, listener.index);
    this.pending.begin(run, shown, listener.show_progress, cause);
  }

  private end(run: string, error: string | null, note?: string): void {
    this.asked.delete(run);
    this.pending.end(run, error, note);
    this.flights.ended(run);
  }

  /** End all runs but these. */
  private drop(reason: string | null, alive: Set<string>): void {
    for (const run of this.pending.open()) if (!alive.has(run)) this.end(run, reason);
  }
}

/** One that comes again by itself: it need not wait behind another, and nothing is lost with it. */
function isTick({ event }: Pick<Event, "event">): boolean {
  return event === "tick";
}
