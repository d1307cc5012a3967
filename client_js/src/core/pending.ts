/** What is pending where: every run's state, shown on the blocks that wait for it. */
import { signal, type Signal } from "@preact/signals";

import type { Show } from "./config";
import type { Bar } from "./protocol";
import { asked, Forecast, shareOfAll, type Stage } from "./stage";
import { say } from "./words";

export interface Status {
  state: "idle" | "pending" | "error";
  show: Show;
  /** Why the last run failed. */
  message?: string;
  /** How the last run was stopped. */
  note?: string;
  /** Why a validator does not take what stands here. */
  refused?: string;
  /** How far the oldest of the runs is, or of those that say how far they are. */
  stage?: Signal<Stage>;
  /** Whether a part of the result is here already: what is read is not dimmed. */
  streams?: boolean;
  /** Whether a result has just come that one had to wait for. */
  arrived?: boolean;
}

/** What is to be read out to those who do not see the page. */
export interface Said {
  block: number;
  text: string;
}

const IDLE: Status = { state: "idle", show: "full" };
const DONE: Status = { state: "idle", show: "full", arrived: true };
/** Milliseconds from which on one has waited: what comes at once needs no sign that it has come. */
const WAIT = 500;
/** Milliseconds after which it is said that one waits. */
const LONG_WAIT = 2000;
const BY_LOUDNESS: Show[] = ["hidden", "minimal", "full"];

/**
 * Why a run is to be told of, however quick it was: the visitor `asked` for it by pressing a button, or it also
 * `confirms`, as there is no result that would tell that it is done.
 */
export type Cause = "asked" | "confirms";

interface PendingRun {
  places: number[];
  show: Show;
  cause: Cause | null;
  asked: number;
  stage: Signal<Stage>;
  forecast: Forecast;
  /** What was said of it: -1 nothing, 0 that it waits or works, from 1 on so many quarters. */
  said: number;
}

export class Pending {
  readonly said = signal<Said | null>(null);
  private readonly runs = new Map<string, PendingRun>();
  private readonly statuses = new Map<number, Signal<Status>>();
  private readonly refusals = new Map<number, { text: string; listener: number | null }>();

  at(block: number): Signal<Status> {
    let status = this.statuses.get(block);
    if (!status) this.statuses.set(block, (status = signal(IDLE)));
    return status;
  }

  /** Something else has changed that the block's drawing depends on. */
  redraw(block: number): void {
    const status = this.at(block);
    status.value = { ...status.peek() };
  }

  /** A run has begun whose results will appear at `places`. Saying it again changes nothing. */
  begin(run: string, places: number[], show: Show, cause: Cause | null = null): void {
    if (this.runs.has(run)) return;
    const now = performance.now();
    const begun = { stage: signal(asked(now)), forecast: new Forecast(), asked: now, said: -1 };
    this.runs.set(run, { places, show, cause, ...begun });
    for (const block of places) this.draw(block);
    if (show === "hidden") return;
    if (cause) this.said.value = null; // what is said again must be new to be heard
    setTimeout(() => {
      const late = this.runs.get(run);
      if (late && late.said < 0) this.say(late, say(late.stage.peek().waits ? "waiting" : "working"), 0);
    }, LONG_WAIT);
  }

  /** A run waits in its line; `ahead` and the `seconds` until its turn where that was told. */
  wait(run: string, ahead: number | null = null, seconds: number | null = null): void {
    const waiting = this.runs.get(run);
    if (!waiting) return;
    const starts = seconds === null ? null : performance.now() + seconds * 1000;
    waiting.stage.value = { ...waiting.stage.peek(), waits: true, ahead, starts };
    if (ahead !== null && waiting.said < 0)
      this.say(waiting, say(ahead ? "waiting, {ahead} ahead" : "next in line", { ahead }), 0);
  }

  /** A run has left its line. */
  start(run: string): void {
    const started = this.runs.get(run);
    if (started?.stage.peek().waits) started.stage.value = asked(performance.now());
  }

  /** A run's function says how far it is. */
  progress(run: string, bars: Bar[]): void {
    const going = this.runs.get(run);
    if (!going) return;
    this.start(run);
    const ends = going.forecast.ends(bars, performance.now());
    const before = going.stage.peek();
    going.stage.value = { ...before, bars, ends };
    if (before.bars.length === 0) for (const block of going.places) this.draw(block);
    const quarters = Math.floor((shareOfAll(bars) ?? 0) * 4);
    if (quarters > Math.max(going.said, 0) && quarters < 4) this.say(going, `${quarters * 25} %`, quarters);
  }

  /** A run has its result: that is said, however soon it came, where the visitor asked for it. */
  answered(run: string): void {
    const one = this.runs.get(run);
    if (one?.cause) one.said = Math.max(one.said, 0);
  }

  /** A run was refused, and that was said: its end is no news. */
  hush(run: string): void {
    const one = this.runs.get(run);
    if (one) one.said = -1;
  }

  /** A run has ended: well, with an error, or stopped, as the note says. */
  end(run: string, error: string | null, note?: string): void {
    const ended = this.runs.get(run);
    if (!ended) return;
    this.runs.delete(run);
    const waited = ended.cause === "confirms" || performance.now() - ended.asked > WAIT;
    const done = waited && ended.show !== "hidden" ? DONE : IDLE;
    const left: Status =
      error !== null
        ? { state: "error", show: ended.show, message: error }
        : note === undefined
          ? done
          : { state: "idle", show: ended.show, note };
    for (const block of ended.places) this.draw(block, left);
    if (ended.said >= 0 || note !== undefined)
      this.say(ended, error === null ? (note ?? say("done")) : say("failed"), 4);
  }

  /** A part of the result has come to a block: what an earlier run refused there stands there no longer. */
  streamed(block: number): void {
    if (typeof this.refusals.get(block)?.listener === "number") this.accept(block);
    const status = this.at(block);
    if (status.peek().state === "pending") status.value = { ...status.peek(), streams: true };
  }

  /** A validator does not take what stands in a block, or one of several functions failed to fill it. */
  refuse(block: number, text: string): void {
    this.refusals.set(block, { text, listener: null });
    this.tell(block, text);
    this.put(block, this.at(block).peek());
  }

  /** What stands in a block is no longer what was refused. */
  accept(block: number): void {
    if (!this.refusals.delete(block)) return;
    const { refused: _, ...rest } = this.at(block).peek();
    this.at(block).value = rest;
  }

  /** A listener's run has ended: the refusals that were told before are its own. Whether there are some. */
  claim(listener: number): boolean {
    const own = [...this.refusals.values()].filter((refusal) => refusal.listener === null);
    for (const refusal of own) refusal.listener = listener;
    return own.length > 0;
  }

  /** A listener tries again: what it refused may be right now. */
  retry(listener: number): void {
    for (const [block, refusal] of this.refusals) if (refusal.listener === listener) this.accept(block);
  }

  /** Something else happened at a block that is not to be seen from everywhere. */
  tell(block: number, text: string): void {
    this.said.value = { block, text };
  }

  /** The block is gone. */
  forget(block: number): void {
    for (const run of this.runs.values()) run.places = run.places.filter((place) => place !== block);
    this.statuses.delete(block);
    this.refusals.delete(block);
  }

  /** The runs that have not ended. */
  open(): string[] {
    return [...this.runs.keys()];
  }

  private draw(block: number, otherwise = IDLE): void {
    const waiting = [...this.runs.values()].filter((run) => run.places.includes(block));
    const shown = waiting.find((run) => run.stage.peek().bars.length) ?? waiting[0];
    const loudest = Math.max(...waiting.map((run) => BY_LOUDNESS.indexOf(run.show)));
    const show = BY_LOUDNESS[loudest] ?? "full";
    const { state, streams = false } = this.at(block).peek();
    this.put(
      block,
      shown
        ? { state: "pending", show, stage: shown.stage, streams: state === "pending" && streams }
        : otherwise,
    );
  }

  private put(block: number, status: Status): void {
    const refused = this.refusals.get(block)?.text;
    this.at(block).value = refused === undefined ? status : { ...status, refused };
  }

  private say(run: PendingRun, text: string, quarters: number): void {
    run.said = quarters;
    const block = run.places[0];
    if (run.show !== "hidden" && block !== undefined) this.said.value = { block, text };
  }
}
