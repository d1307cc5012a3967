/** What the tests of components share: a component on a page of its own, and a record of what it did. */
import { signal } from "@preact/signals";
import { act, render } from "@testing-library/preact";

import { Block } from "./core/block";
import type { BlockConfig } from "./core/config";
import type { FileHandle } from "./core/files";
import type { Status } from "./core/pending";
import { type ComponentProps, type Node, Store } from "./core/store";

const SHARED: ComponentProps = {
  visible: true,
  elem_id: null,
  elem_classes: [],
  label: "Name",
  info: null,
  show_label: true,
  container: true,
  scale: null,
  min_width: 160,
  value: null,
  interactive: true,
  buttons: [],
};

export interface Shown {
  node: Node<ComponentProps>;
  /** What was emitted: event names, with their data where there is some. */
  events: (string | [string, unknown])[];
  /** The values that the visitor entered, in order. */
  edits: unknown[];
  /** The files that were sent. */
  uploads: File[];
  /** What events elsewhere wait for. */
  holds: Promise<void>[];
  warnings: string[];
  /** What was read out. */
  heard: string[];
  /** What was asked of the Python twin; `answers` replies. */
  calls: [method: string, ...args: unknown[]][];
  answers: Record<string, (...args: never[]) => unknown>;
  status: { value: Status };
  container: Element;
}

/** What `Node.visit` and `Node.isComingBack` are. */
let visit: string | null = null;
let isComingBack = false;

export function visitAs(name: string | null, comingBack = false): void {
  visit = name;
  isComingBack = comingBack;
}

/** Draws a block of `type` with `props` over the defaults; `inside` are the blocks that it holds, `answers` what its twin says. */
export function show(
  type: string,
  props: Record<string, unknown> = {},
  inside: BlockConfig[] = [],
  answers: Shown["answers"] = {},
): Shown {
  const events: Shown["events"] = [];
  const edits: unknown[] = [];
  const uploads: File[] = [];
  const holds: Promise<void>[] = [];
  const warnings: string[] = [];
  const heard: string[] = [];
  const calls: Shown["calls"] = [];
  const status = signal<Status>({ state: "idle", show: "full" });
  const tree = { id: 1, children: inside.map(({ id }) => ({ id })) };
  const blocks = [{ id: 1, type, props }, ...inside].map(({ id, type: kind, props: given }) => ({
    id,
    type: kind,
    props: Object.assign({}, SHARED, given),
  }));
  const store = new Store(
    { blocks, tree: { id: 0, children: [tree] } },
    {
      emit: (_block, event, data) => events.push(data === null ? event : [event, data]),
      listens: () => true,
      pace: () => ({ listeners: [], ready: () => Promise.resolve() }),
      edited: (_block, value) => edits.push(value),
      hold: (_block, until) => void holds.push(until),
      status: () => status.value,
      upload: (file): Promise<FileHandle> => {
        uploads.push(file);
        return Promise.resolve({ $file: "f1", name: file.name, mime: file.type, size: file.size });
      },
      call: async (_block, method, args) => {
        calls.push([method, ...args]);
        const answer = answers[method];
        if (!answer) throw new Error(`Nothing answers ${method}.`);
        return answer(...(args as never[]));
      },
      tell: (_block, text) => heard.push(text),
      warn: (message) => warnings.push(message),
      visit: () => visit,
      isComingBack: () => isComingBack,
    },
  );
  const node = store.root.children[0] as Node<ComponentProps>;
  const { container } = render(<Block node={node} />);
  return { node, events, edits, uploads, holds, warnings, heard, calls, answers, status, container };
}

/** Changes a prop or a status and waits until it is drawn. */
export function change(what: () => unknown): void {
  void act(() => void what());
}
