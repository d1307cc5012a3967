import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { EditHistory } from "./edit_history";

/** One change, as `edited_image` in components/_image_edit.py takes it. */
export type Edit =
  | { do: "crop"; box: number[] }
  | { do: "cover"; box: number[]; color: string }
  | { do: "turn"; by: 90 | 270 }
  | { do: "flip"; along: "horizontal" | "vertical" };

/** Where the history of a picture is kept while its editor is closed. */
export interface EditMemory {
  history: EditHistory<FileHandle> | null;
}

interface Edited {
  node: Node<ComponentProps>;
  /** The picture as it is now, and the address of the one that is seen: it may be the one before. */
  value: FileHandle;
  seen: string;
  memory: EditMemory;
  /** Gets what went wrong, or null. */
  onProblem: (problem: string | null) => void;
}

interface Edits {
  history: EditHistory<FileHandle>;
  isBusy: ReadonlySignal<boolean>;
  apply: (edit: Edit) => void;
  step: (how: "undo" | "redo" | "reset") => void;
}

/**
 * The edits of a picture, done one after the other, each on what the last one made. The server does them, on the file as
 * it was sent: so no pixel changes but those that were meant, whatever the browser makes of the file's colours, bits and
 * transparency. Each result is the component's value at once.
 */
export function useEdits({ node, value, seen, memory, onProblem }: Edited): Edits {
  if (memory.history?.now.$file !== value.$file) memory.history = new EditHistory(value); // another picture
  const { history } = memory;
  const isBusy = useSignal(false);
  const last = useRef(Promise.resolve());
  /** Counts the pictures on which all lies elsewhere than before: boxes that were drawn on another are not meant. */
  const frame = useRef({ now: 0, seen: 0 });
  if (fileUrl(history.now) === seen) frame.current.seen = frame.current.now;

  const queue = (task: () => Promise<void> | void): void => {
    isBusy.value = true;
    const done = last.current.then(task).then(
      () => onProblem(null),
      (error: Error) => onProblem(error.message),
    );
    last.current = done;
    void done.then(() => (isBusy.value = last.current !== done));
  };
  const apply = (edit: Edit): void => {
    const drawnOn = frame.current.seen;
    queue(async () => {
      if ("box" in edit && frame.current.now !== drawnOn) return;
      history.add((await node.call("edited", history.now, edit)) as FileHandle);
      frame.current.now += edit.do === "cover" ? 0 : 1;
      node.edit(history.now);
    });
  };
  const step = (how: "undo" | "redo" | "reset"): void =>
    queue(() => {
      const before = history.now;
      history[how]();
      if (history.now === before) return;
      frame.current.now += 1;
      node.edit(history.now);
    });
  return { history, isBusy, apply, step };
}
