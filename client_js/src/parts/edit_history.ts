import { signal } from "@preact/signals";

/** More steps than that cannot be undone, but the first picture is always kept. */
const MOST = 100;

/** A picture and what was made of it, one edit after the other. */
export class EditHistory<T> {
  private readonly steps;
  private readonly at = signal(0);

  constructor(original: T) {
    this.steps = signal<[T, ...T[]]>([original]);
  }

  get original(): T {
    return this.steps.value[0];
  }

  /** The picture as it is now. */
  get now(): T {
    return this.steps.value[this.at.value] ?? this.original;
  }

  get canUndo(): boolean {
    return this.at.value > 0;
  }

  get canRedo(): boolean {
    return this.at.value < this.steps.value.length - 1;
  }

  /** A new edit: those that were undone can no longer be redone. */
  add(picture: T): void {
    const [original, ...edits] = this.steps.value.slice(0, this.at.value + 1) as [T, ...T[]];
    this.steps.value = [original, ...[...edits, picture].slice(-MOST)];
    this.at.value = this.steps.value.length - 1;
  }

  undo(): void {
    this.at.value -= this.canUndo ? 1 : 0;
  }

  redo(): void {
    this.at.value += this.canRedo ? 1 : 0;
  }

  /** Back to the original; it can be redone step by step. */
  reset(): void {
    this.at.value = 0;
  }
}
