import { effect } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

import { decode, encode } from "../core/codec";
import type { ComponentProps, Node } from "../core/store";

interface BrowserStateProps extends ComponentProps {
  storage_key: string | null;
  /** What names it among those of this page where the author has not named it. */
  made_key: string;
}

/** What stands in the browser's storage: the value, and which visit wrote it. */
interface Kept {
  value: unknown;
  by: string | null;
}

/** Characters: what components/browser_state.py lets pass, and what stands around it. */
const LONGEST = 2 ** 18 + 128;
const UNREADABLE = "What this browser has kept for this page cannot be read: the page begins anew.";
const NO_ROOM = "This browser does not keep what this page asks it to: it is gone when the page is closed.";

/** Nothing to see: its value is what the browser keeps, read before the page says that it was loaded. */
export default function BrowserState({ node }: { node: Node<BrowserStateProps> }) {
  const { storage_key, made_key } = node.props;
  const app = new URL(".", document.baseURI).pathname;
  const key = `fanlight ${storage_key === null ? `${location.pathname} ${made_key}` : `${app} ${storage_key}`}`;
  useLayoutEffect(() => {
    show(node, read(key, node));
    let known = node.props.value;
    let isFull = false;
    return effect(() => {
      const { value } = node.props;
      if (value === known) return;
      known = value;
      const isWritten = write(key, { value, by: node.visit });
      if (!isWritten && !isFull) node.warn(NO_ROOM);
      isFull = !isWritten;
    });
  }, [key]);
  return null;
}

function show(node: Node<BrowserStateProps>, kept: Kept | null): void {
  if (kept === null) return node.emit("change");
  // After a reload the server has what this same visit has written, and may have something newer for us.
  if (!node.isComingBack || kept.by !== node.visit) return node.edit(kept.value);
  node.props.value = kept.value;
  node.emit("change");
}

function read(key: string, node: Node): Kept | null {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return null;
    const kept = text.length > LONGEST ? null : decode(text);
    if (isKept(kept)) return kept;
    localStorage.removeItem(key);
  } catch (error) {
    if (error instanceof SyntaxError) localStorage.removeItem(key);
  }
  node.warn(UNREADABLE);
  return null;
}

/** Whether there was room, and a storage at all: some browsers have none in private windows. */
function write(key: string, kept: Kept): boolean {
  try {
    const text = encode(kept);
    if (text.length <= LONGEST) localStorage.setItem(key, text);
    return text.length <= LONGEST;
  } catch {
    return false;
  }
}

function isKept(data: unknown): data is Kept {
  return typeof data === "object" && data !== null && "value" in data && "by" in data;
}
