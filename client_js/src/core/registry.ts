/** Which file draws which type of block. Files are found by their names: nothing is registered by hand. */
import { signal, type Signal } from "@preact/signals";
import type { ComponentType } from "preact";

import type { Node } from "./store";

export type View = ComponentType<{ node: Node }>;

/** In the first chunk: the blocks that most pages use. */
const EAGER = import.meta.glob<View>(
  [
    "../layouts/{accordion,column,group,meanwhile,row,tab,tabs}.tsx",
    "../components/{textbox,button,number,slider,checkbox,radio}.tsx",
  ],
  { eager: true, import: "default" },
);
/** In a chunk of their own, which the server names in the page's HTML. */
const LAZY = import.meta.glob<View>(
  [
    "../{layouts,components}/*.tsx",
    "!../layouts/{accordion,column,group,meanwhile,row,tab,tabs}.tsx",
    "!../components/{textbox,button,number,slider,checkbox,radio}.tsx",
    "!**/*.test.tsx",
  ],
  { import: "default" },
);
/** What must be at work before the page says that it was loaded, and what all else makes room for. */
const EARLY = ["browser_state", "sidebar"];

export type Loaded = View | "loading" | "failed";

interface Loading {
  state: Signal<{ view: Loaded }>;
  done: Promise<unknown> | undefined;
}

const loading = new Map<string, Loading>();

/** What draws a type; a lazy one is loaded on first use, and reading this draws again when it is there. */
export function viewOf(type: string): Loaded {
  return of(EAGER, type) ?? lazy(type).state.value.view;
}

/** Waits for those of the types that must be there with the first drawing. */
export async function early(types: string[]): Promise<void> {
  await Promise.all(EARLY.filter((type) => types.includes(type)).map((type) => lazy(type).done));
}

function lazy(type: string): Loading {
  const known = loading.get(type);
  if (known) return known;
  const load = of(LAZY, type);
  const state = signal<{ view: Loaded }>({ view: load ? "loading" : "failed" });
  const done = load?.().then(
    (view) => (state.value = { view }),
    () => (state.value = { view: "failed" }),
  );
  const made = { state, done };
  loading.set(type, made);
  return made;
}

function of<T>(files: Record<string, T>, type: string): T | undefined {
  return files[`../components/${type}.tsx`] ?? files[`../layouts/${type}.tsx`];
}
