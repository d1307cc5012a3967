/** Which entries of a tree of folders are to be seen: folders are asked for when they are opened. */
import { computed, signal } from "@preact/signals";

import { say } from "../core/words";

/** What the server says of a folder; the twin of Folder.entries in components/_folder.py. */
export interface Listing {
  folders: [name: string, isOffered: boolean][];
  files: string[];
  left: number;
}

export interface Row {
  parts: string[];
  /** What stands there: a name, or a note in place of entries. */
  text: string;
  kind: "folder" | "file" | "note";
  /** Whether it can be chosen. */
  isOffered: boolean;
  isOpen: boolean;
  place: number;
  count: number;
}

type State = Listing | "loading" | { problem: string };

export const keyOf = (parts: string[]): string => parts.join("/");

export class FolderTree {
  private readonly ask: (parts: string[]) => Promise<Listing>;
  private readonly folders = signal<ReadonlyMap<string, State>>(new Map());
  private readonly open = signal<ReadonlySet<string>>(new Set());
  /** All rows from top to bottom. */
  readonly rows = computed(() => this.below([]));

  constructor(ask: (parts: string[]) => Promise<Listing>) {
    this.ask = ask;
    void this.load([]);
  }

  toggle(parts: string[], isOpen = !this.open.value.has(keyOf(parts))): void {
    const key = keyOf(parts);
    const open = new Set(this.open.value);
    if (isOpen) open.add(key);
    else open.delete(key);
    this.open.value = open;
    const known = this.folders.value.get(key);
    if (isOpen && (!known || (known !== "loading" && "problem" in known))) void this.load(parts);
  }

  /** Opens the folders that an entry lies in. */
  reveal(parts: string[]): void {
    for (let end = 1; end < parts.length; end++) this.toggle(parts.slice(0, end), true);
  }

  /** Asks again for all that is open. */
  async reload(): Promise<void> {
    const open = [...this.open.value].map((key) => key.split("/"));
    this.folders.value = new Map([...this.folders.value].filter(([key]) => key === ""));
    await Promise.all([[], ...open].map((parts) => this.load(parts)));
  }

  private async load(parts: string[]): Promise<void> {
    const key = keyOf(parts);
    if (!this.folders.value.has(key)) this.put(key, "loading");
    try {
      this.put(key, await this.ask(parts));
    } catch (error) {
      this.put(key, { problem: error instanceof Error ? error.message : String(error) });
    }
  }

  private put(key: string, state: State): void {
    this.folders.value = new Map(this.folders.value).set(key, state);
  }

  private below(parts: string[]): Row[] {
    const state = this.folders.value.get(keyOf(parts)) ?? "loading";
    if (state === "loading") return [note(parts, say("Loading…"))];
    if ("problem" in state) return [note(parts, state.problem)];
    const { folders, files, left } = state;
    const count = folders.length + files.length;
    if (count === 0) return [note(parts, say("Nothing here"))];
    const rows: Row[] = [];
    folders.forEach(([text, isOffered], at) => {
      const own = [...parts, text];
      const isOpen = this.open.value.has(keyOf(own));
      rows.push({ parts: own, text, kind: "folder", isOffered, isOpen, place: at + 1, count });
      if (isOpen) for (const row of this.below(own)) rows.push(row);
    });
    files.forEach((text, at) => {
      const place = folders.length + at + 1;
      rows.push({
        parts: [...parts, text],
        text,
        kind: "file",
        isOffered: true,
        isOpen: false,
        place,
        count,
      });
    });
    if (left > 0) rows.push(note(parts, say("and {count} more", { count: left })));
    return rows;
  }
}

function note(parts: string[], text: string): Row {
  return { parts: [...parts, ""], text, kind: "note", isOffered: false, isOpen: false, place: 1, count: 1 };
}
