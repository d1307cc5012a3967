import { signal } from "@preact/signals";

import { Finder, folded } from "./matching";

/** What a combobox offers and what becomes of it. */
export interface Offer {
  names: readonly string[];
  /** The indices of the names that are chosen. */
  chosen: ReadonlySet<number>;
  /** What stands in the field while nobody writes there. */
  text: string;
  multiple: boolean;
  /** Whether there is a field to write in; else keys lead to the names that begin with them. */
  filterable: boolean;
  /** Whether a text that is none of the names may be taken. */
  custom: boolean;
  /** Why no more can be chosen, or null. */
  full: string | null;
  onPick: (index: number) => void;
  onWrite: (text: string) => void;
  /** A key that goes back beyond the beginning of the field. */
  onBack: (key: "Backspace" | "ArrowLeft") => void;
}

/** The row that takes what was written; all others are indices of names. */
export const WRITTEN = -1;
const PAGE = 8;
/** Milliseconds between two keys that belong to one name. */
const PAUSE = 700;

/** What is open, written and active in a combobox, and what the keys do. Reading it while drawing subscribes. */
export class ComboboxState {
  offer: Offer;
  private readonly typed = signal<string | null>(null);
  private readonly opened = signal(false);
  private readonly place = signal<number | null>(null);
  private finder: Finder;
  private shown: { found: readonly number[]; rows: readonly number[] } = { found: [], rows: [] };
  private keys = { text: "", at: -Infinity };

  constructor(offer: Offer) {
    this.offer = offer;
    this.finder = new Finder(offer.names);
  }

  get isOpen(): boolean {
    return this.opened.value;
  }

  /** What is being written, or null. */
  get written(): string | null {
    return this.typed.value;
  }

  /** What the rows are narrowed to. */
  get wanted(): string {
    return this.typed.value?.trim() ?? "";
  }

  get rows(): readonly number[] {
    if (this.finder.texts !== this.offer.names) this.finder = new Finder(this.offer.names);
    const found = this.finder.find(this.wanted);
    if (!this.offer.custom || !this.wanted || this.finder.same(this.wanted) !== undefined) return found;
    if (this.shown.found !== found) this.shown = { found, rows: [WRITTEN, ...found] };
    return this.shown.rows;
  }

  /** The place of the row that Enter takes, or null. */
  get active(): number | null {
    const { value } = this.place;
    return this.opened.value && value !== null && value < this.rows.length ? value : null;
  }

  set active(place: number | null) {
    this.place.value = place;
  }

  isFree(row: number): boolean {
    return this.offer.full === null || this.offer.chosen.has(row);
  }

  /** Opens the list at what is chosen, or else at a place. */
  open(place: number | null = null): void {
    const [first] = this.offer.multiple || this.wanted ? [] : this.offer.chosen;
    this.place.value = first === undefined ? place : this.rows.indexOf(first);
    this.opened.value = true;
  }

  /** Closes the list; what is being written stays. */
  hide(): void {
    this.opened.value = false;
  }

  /** Closes the list and forgets what was written. */
  leave(): void {
    this.typed.value = null;
    this.hide();
  }

  write(text: string): void {
    this.typed.value = text;
    this.opened.value = true;
    this.place.value = this.wanted ? 0 : null;
  }

  take(row: number | undefined): void {
    if (row === undefined || !this.isFree(row)) return;
    const { wanted, offer } = this;
    this.typed.value = null;
    if (!offer.multiple) this.hide();
    else if (wanted) this.place.value = null;
    if (row === WRITTEN) offer.onWrite(wanted);
    else offer.onPick(row);
  }

  /** Ends the writing: what was not taken counts where it can be nothing else. */
  settle(): void {
    const { wanted, offer } = this;
    const isEmptied = this.typed.value !== null && !wanted && !offer.multiple;
    const same = wanted ? this.finder.same(wanted) : undefined;
    this.leave();
    if (same !== undefined) {
      if (!offer.chosen.has(same) && this.isFree(same)) offer.onPick(same);
    } else if (offer.custom && (wanted || isEmptied) && wanted !== offer.text && offer.full === null) {
      offer.onWrite(wanted);
    }
  }

  /** What a key does here, if anything. `isAtStart`: nothing stands before the caret. */
  keyed(press: KeyboardEvent, isAtStart: boolean): (() => void) | undefined {
    const { key, altKey } = press;
    if (press.isComposing || press.ctrlKey || press.metaKey) return undefined;
    if (key === "ArrowDown") return altKey ? () => this.open() : () => this.move(1);
    if (key === "ArrowUp") return altKey ? () => this.enter() : () => this.move(-1);
    if (key === "Enter") return () => this.enter();
    if (this.opened.value && key === "PageDown") return () => this.move(PAGE);
    if (this.opened.value && key === "PageUp") return () => this.move(-PAGE);
    const { multiple, filterable } = this.offer;
    const isBack = key === "Backspace" || key === "ArrowLeft";
    if (isBack && multiple && isAtStart && !this.wanted) return () => this.offer.onBack(key);
    return filterable ? undefined : this.keyedWithoutField(press);
  }

  private keyedWithoutField({ key, altKey, timeStamp }: KeyboardEvent): (() => void) | undefined {
    const isNaming = timeStamp - this.keys.at < PAUSE;
    if (this.opened.value && key === "Home") return () => (this.active = 0);
    if (this.opened.value && key === "End") return () => (this.active = this.rows.length - 1);
    if (key === " " && !isNaming) return () => this.enter();
    return key.length === 1 && !altKey ? () => this.jump(key, timeStamp, isNaming) : undefined;
  }

  private enter(): void {
    if (this.active !== null) this.take(this.rows[this.active]);
    else if (this.opened.value || this.typed.value !== null) this.settle();
    else if (!this.offer.filterable) this.open(0);
  }

  private move(by: number): void {
    const { length } = this.rows;
    if (!this.opened.value) return this.open(by > 0 ? 0 : length - 1);
    const to = (this.active ?? (by > 0 ? -1 : length)) + by;
    this.active = Math.abs(by) > 1 ? Math.max(0, Math.min(to, length - 1)) : (to + length) % length;
    return undefined;
  }

  /** Leads to the next name that begins with the keys of the last moment. */
  private jump(key: string, at: number, isNaming: boolean): void {
    const text = (isNaming ? this.keys.text : "") + key;
    this.keys = { text, at };
    const { names } = this.offer;
    if (!this.opened.value) this.open();
    const start = (this.active ?? -1) + (isNaming ? 0 : 1);
    const order = [...names.keys()].map((place) => (Math.max(0, start) + place) % names.length);
    const found = order.find((place) => folded(names[place] ?? "").startsWith(folded(text)));
    if (found !== undefined) this.active = found;
  }
}
