/** What is pending where: every run's state, shown on the blocks that wait for it. */
import { signal, type Signal } from "@preact/signals";

import type { Show } from "./config";

export interface Status {
  state: "idle" | "pending" | "error";
  show: Show;
  /** Why the last run failed. */
  message?: string;
  /** When the oldest of the runs began, in the milliseconds of performance.now(). */
  since?: number;
  /** Whether a part of the result is here already: what is read is not dimmed. */
  streams?: boolean;
  /** Whether a result has just come that one had to wait for. */
  arrived?: boolean;
}

const IDLE: Status = { state: "idle", show: "full" };
const DONE: Status = { state: "idle", show: "full", arrived: true };
/** Milliseconds from which on one has waited: what comes at once needs no sign that it has come. */
const WAIT = 500;
const BY_LOUDNESS: Show[] = ["hidden", "minimal", "full"];

interface PendingRun {
  places: number[];
  show: Show;
  confirms: boolean;
  since: number;
}

export class Pending {
  private readonly runs = new Map<string, PendingRun>();
  private readonly statuses = new Map<number, Signal<Status>>();

  at(block: number): Signal<Status> {
    let status = this.statuses.get(block);
    if (!status) this.statuses.set(block, (status = signal(IDLE)));
    return status;
  }

  /**
   * A run has begun whose results will appear at `places`. Saying it again changes nothing. One that has no
   * results `confirms`, however quick it was: nothing else would tell that it is done.
   */
  begin(run: string, places: number[], show: Show, confirms = false): void {
    if (this.runs.has(run)) return;
    this.runs.set(run, { places, show, confirms, since: performance.now() });
    for (const block of places) this.draw(block);
  }

  /** A run has ended, with an error or without. */
  end(run: string, error: string | null): void {
    const ended = this.runs.get(run);
    if (!ended) return;
    this.runs.delete(run);
    const waited = ended.confirms || performance.now() - ended.since > WAIT;
    const failed: Status = { state: "error", show: ended.show, message: error ?? "" };
    const left = error === null ? (waited && ended.show !== "hidden" ? DONE : IDLE) : failed;
    for (const block of ended.places) this.draw(block, left);
  }

  /** A part of the result has come to a block. */
  streamed(block: number): void {
    const status = this.at(block);
    if (status.peek().state === "pending") status.value = { ...status.peek(), streams: true };
  }

  /** The block is gone. */
  forget(block: number): void {
    for (const run of this.runs.values()) run.places = run.places.filter((place) => place !== block);
    this.statuses.delete(block);
  }

  /** The runs that have not ended. */
  open(): string[] {
    return [...this.runs.keys()];
  }

  private draw(block: number, otherwise = IDLE): void {
    const waiting = [...this.runs.values()].filter((run) => run.places.includes(block));
    const loudest = Math.max(...waiting.map((run) => BY_LOUDNESS.indexOf(run.show)));
    this.at(block).value = waiting.length
      ? {
          state: "pending",
          show: BY_LOUDNESS[loudest] ?? "full",
          since: Math.min(...waiting.map((run) => run.since)),
        }
      : otherwise;
  }
}
