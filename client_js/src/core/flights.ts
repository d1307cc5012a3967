/** The events that have runs still to end: they are sent again after a lost connection. */
import type { Event } from "./protocol";

export interface Flight {
  event: Event;
  /** The ids of the runs that have not ended. */
  runs: string[];
  /** Whether it has left this tab; whether it has arrived, nobody knows. */
  sent: boolean;
}

const REPLACEABLE = new Set(["change", "input"]);

export class Flights {
  private readonly flights = new Map<string, Flight>();
  private readonly send: (event: Event) => boolean;
  private waiting: (() => void)[] = [];

  /** `send` returns false where there is no connection now. */
  constructor(send: (event: Event) => boolean) {
    this.send = send;
  }

  start(event: Event, runs: string[]): void {
    this.flights.set(event.id, { event, runs, sent: this.send(event) });
  }

  get(event: string): Flight | undefined {
    return this.flights.get(event);
  }

  all(): Flight[] {
    return [...this.flights.values()];
  }

  /** The server drops those that it has had before. */
  sendAgain(): void {
    for (const flight of this.flights.values()) flight.sent = this.send(flight.event);
  }

  ended(run: string): void {
    const id = run.slice(0, run.lastIndexOf("."));
    const flight = this.flights.get(id);
    if (!flight) return;
    flight.runs = flight.runs.filter((one) => one !== run);
    if (flight.runs.length > 0) return;
    this.flights.delete(id);
    for (const go of this.waiting.splice(0)) go();
  }

  /** Resolves when no run of such an event is under way. */
  async landed(block: number, event: string): Promise<void> {
    if (!this.all().some((one) => one.event.block === block && one.event.event === event)) return;
    await new Promise<void>((go) => this.waiting.push(go));
    await this.landed(block, event);
  }

  /** Whether nothing has come yet of an event that is on its way, of which `count` runs are to come. */
  isAwaited(block: number, event: string, count: number): boolean {
    return this.all().some(
      (one) => one.event.block === block && one.event.event === event && one.runs.length === count,
    );
  }

  recall(flights: Flight[]): void {
    for (const flight of flights) this.flights.set(flight.event.id, flight);
  }

  /**
   * While there is no connection, of a slider's many changes only the last one waits: the one before it, which has
   * to end, and the values that it held. They go with the event after it, or where there is none with the new one.
   */
  replaced(block: number, event: string): { runs: string[]; values: Record<string, unknown> } {
    const flights = REPLACEABLE.has(event) ? this.all() : [];
    const at = flights.findIndex(
      (one) => !one.sent && one.event.block === block && one.event.event === event,
    );
    const old = flights[at];
    if (!old) return { runs: [], values: {} };
    const next = flights[at + 1]?.event;
    if (!next) return { runs: old.runs, values: old.event.values };
    next.values = { ...old.event.values, ...next.values };
    return { runs: old.runs, values: {} };
  }
}
