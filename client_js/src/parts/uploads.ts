/** Sending what the visitor chose, dropped or pasted, and showing how far it is. */
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";

export interface Uploads {
  /** The file on its way, and which share of it was sent, 0 to 1. */
  sending: ReadonlySignal<{ name: string; share: number } | null>;
  /** Why there is no file. */
  problem: ReadonlySignal<string | null>;
  send: (file: File) => Promise<void>;
  /** Shows a problem, or null: none any more. It also forgets what is on its way. */
  say: (problem: string | null) => void;
}

/**
 * Uploads for a component. `kind` is what it takes, as the start of a MIME type ("image/"); a file that the
 * browser knows to be something else is not sent. Of two files the last one counts.
 */
export function useUploads(
  node: Node<ComponentProps>,
  kind: `${string}/`,
  onDone: (file: FileHandle) => void,
): Uploads {
  const sending = useSignal<{ name: string; share: number } | null>(null);
  const problem = useSignal<string | null>(null);
  const newest = useRef<File | null>(null);
  const say = (what: string | null): void => {
    newest.current = null;
    sending.value = null;
    problem.value = what;
  };
  const send = async (file: File): Promise<void> => {
    const { name } = file;
    if (file.type && !file.type.startsWith(kind)) {
      say(`${name} is not an ${kind.slice(0, -1)}: choose another file.`);
      return;
    }
    say(null);
    newest.current = file;
    sending.value = { name, share: 0 };
    const isNewest = (): boolean => newest.current === file;
    try {
      const handle = await node.upload(file, (share) => {
        if (isNewest()) sending.value = { name, share };
      });
      if (!isNewest()) return;
      say(null);
      onDone(handle);
    } catch (error) {
      if (isNewest()) say(error instanceof Error ? error.message : String(error));
    }
  };
  return { sending, problem, send, say };
}
