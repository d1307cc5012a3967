/** Sending what the visitor chose, dropped or pasted, and showing how far it is. */
import { batch, type ReadonlySignal, signal, type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";

/** A file on its way. */
export interface Sending {
  name: string;
  /** Which share of it was sent, 0 to 1. */
  share: ReadonlySignal<number>;
  /** Whether the connection is lost; it goes on when it is back. */
  isLost: ReadonlySignal<boolean>;
  cancel: () => void;
}

export interface Uploads {
  /** The files on their way, as many as go at once. */
  sending: ReadonlySignal<Sending[]>;
  /** How many of those that were chosen together are there, and how many they are. */
  count: ReadonlySignal<{ done: number; total: number }>;
  /** Why there is no file, in a line for each. */
  problem: ReadonlySignal<string | null>;
  /** Sends files; those that are still on their way from before are sent as well. */
  send: (files: File[]) => void;
  cancel: () => void;
  /** Shows a problem, or null: none any more. */
  say: (problem: string | null) => void;
}

void import("../core/upload"); // now: when the connection is lost, it can no longer be loaded

/** More would only share the same line. */
const AT_ONCE = 3;
/** A list of more than that is not read. */
const MOST_PROBLEMS = 5;

/**
 * Uploads for a component.
 *
 * @param refuse why a file is not taken, which then is not sent; null: it is
 * @param onDone gets the files that were chosen together and have arrived, in their order, when none is left to be sent
 */
export function useUploads(
  node: Node<ComponentProps>,
  refuse: (file: File) => string | null,
  onDone: (files: FileHandle[]) => void,
): Uploads {
  const sending = useSignal<Sending[]>([]);
  const count = useSignal({ done: 0, total: 0 });
  const problem = useSignal<string | null>(null);
  const queue = useRef<Queue | null>(null);
  const finish = useRef(onDone);
  finish.current = onDone;
  queue.current ??= new Queue(node, sending, count, problem, (files) => finish.current(files));
  return {
    sending,
    count,
    problem,
    send: (files) => {
      const refused = files.flatMap((file) => refuse(file) ?? []);
      problem.value = lines(refused);
      queue.current?.add(files.filter((file) => refuse(file) === null));
    },
    cancel: () => queue.current?.cancel(),
    say: (text) => (problem.value = text),
  };
}

class Queue {
  private readonly node: Node<ComponentProps>;
  private readonly sending: Signal<Sending[]>;
  private readonly count: Signal<{ done: number; total: number }>;
  private readonly problem: Signal<string | null>;
  private readonly onDone: (files: FileHandle[]) => void;
  private waiting: File[] = [];
  private arrived = new Map<File, FileHandle>();
  private all: File[] = [];
  private problems: string[] = [];

  constructor(
    node: Node<ComponentProps>,
    sending: Signal<Sending[]>,
    count: Signal<{ done: number; total: number }>,
    problem: Signal<string | null>,
    onDone: (files: FileHandle[]) => void,
  ) {
    this.node = node;
    this.sending = sending;
    this.count = count;
    this.problem = problem;
    this.onDone = onDone;
  }

  add(files: File[]): void {
    this.waiting.push(...files);
    this.all.push(...files);
    this.tell();
    this.next();
  }

  cancel(): void {
    this.waiting = [];
    for (const { cancel } of this.sending.value) cancel();
  }

  private next(): void {
    while (this.sending.value.length < AT_ONCE) {
      const file = this.waiting.shift();
      if (!file) break;
      void this.send(file);
    }
    if (this.sending.value.length > 0 || this.all.length === 0) return;
    const files = this.all.flatMap((file) => this.arrived.get(file) ?? []);
    const tried = files.length + this.problems.length;
    const problems = lines(this.problems);
    this.all = [];
    this.arrived.clear();
    this.problems = [];
    batch(() => {
      this.tell();
      if (problems) this.problem.value = problems;
      if (files.length > 0) this.onDone(files);
      if (files.length > 0)
        this.node.tell(say("{done} of {total} files sent", { done: files.length, total: tried }));
    });
  }

  private async send(file: File): Promise<void> {
    const share = signal(0);
    const isLost = signal(false);
    const stop = new AbortController();
    const one: Sending = { name: file.name, share, isLost, cancel: () => stop.abort() };
    this.sending.value = [...this.sending.value, one];
    const onProgress = (sent: number, lost = false): void => {
      share.value = sent;
      isLost.value = lost;
    };
    try {
      this.arrived.set(file, await this.node.upload(file, { onProgress, signal: stop.signal }));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (!stop.signal.aborted) this.problems.push(text);
      this.all = this.all.filter((other) => other !== file);
      if (this.all.length === 0) this.problem.value = lines(this.problems);
    }
    this.sending.value = this.sending.value.filter((other) => other !== one);
    this.tell();
    this.next();
  }

  private tell(): void {
    this.count.value = { done: this.arrived.size, total: this.all.length };
  }
}

function lines(problems: string[]): string | null {
  if (problems.length === 0) return null;
  const more = problems.length - MOST_PROBLEMS;
  const first = problems.slice(0, MOST_PROBLEMS).map((problem) => say(problem));
  return [...first, ...(more > 0 ? [say("and {count} more", { count: more })] : [])].join("\n");
}
