/** What can be undone and done again, within bounds. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** One step: going back and going forward exchange what is there for what the step keeps. */
export interface Step {
  swap(): void;
  /** How many pixels it keeps. */
  weight: number;
}

const MOST_STEPS = 200;
/** Pixels, of four bytes each: 256 MB. */
const MOST_WEIGHT = 64_000_000;

export class History {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  private readonly done = signal<Step[]>([]);
  private readonly undone = signal<Step[]>([]);
  private readonly most: number;

  constructor(most = MOST_WEIGHT) {
    this.most = most;
    this.canUndo = computed(() => this.done.value.length > 0);
    this.canRedo = computed(() => this.undone.value.length > 0);
  }

  /** Something was done; what was undone before cannot be done again. The oldest steps go where it is too much. */
  add(step: Step): void {
    const steps = [...this.done.peek(), step].slice(-MOST_STEPS);
    let weight = steps.reduce((sum, one) => sum + one.weight, 0);
    // the last step stays, however much it keeps
    while (weight > this.most && steps.length > 1) weight -= steps.shift()?.weight ?? 0;
    this.done.value = steps;
    this.undone.value = [];
  }

  /** Returns whether there was something to undo. */
  undo(): boolean {
    return move(this.done, this.undone);
  }

  redo(): boolean {
    return move(this.undone, this.done);
  }
}

function move(from: { value: Step[] }, to: { value: Step[] }): boolean {
  const step = from.value.at(-1);
  if (!step) return false;
  from.value = from.value.slice(0, -1);
  step.swap();
  to.value = [...to.value, step];
  return true;
}
