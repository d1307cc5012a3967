/** Which file draws which type of block. Files are found by their names: nothing is registered by hand. */
import { signal, type Signal } from "@preact/signals";
import type { ComponentType } from "preact";

import type { Node } from "./store";

export type View = ComponentType<{ node: Node }>;

/** In the first chunk: the layouts and the components that most pages use. */
const EAGER = import.meta.glob<View>(
  ["../layouts/*.tsx", "../components/{textbox,button,number,slider,checkbox,radio}.tsx", "!**/*.test.tsx"],
  { eager: true, import: "default" },
);
/** In a chunk of their own, which the server names in the page's HTML. */
const LAZY = import.meta.glob<View>(
  [
    "../components/*.tsx",
    "!../components/{textbox,button,number,slider,checkbox,radio}.tsx",
    "!**/*.test.tsx",
  ],
  { import: "default" },
);
/** What must be at work before the page says that it was loaded. */
const EARLY = ["browser_state"];

export type Loaded = View | "loading" | "failed";

interface Loading {
  state: Signal<{ view: Loaded }>;
  done: Promise<unknown> | undefined;
}

const loading = new Map<string, Loading>();

/** What draws a type; a lazy one is loaded on first use, and reading this draws again when it is there. */
export function viewOf(type: string): Loaded {
  const eager = EAGER[`../layouts/${type}.tsx`] ?? EAGER[`../components/${type}.tsx`];
  return eager ?? lazy(type).state.value.view;
}

/** Waits for those of the types that must be there with the first drawing. */
export async function early(types: string[]): Promise<void> {
  await Promise.all(EARLY.filter((type) => types.includes(type)).map((type) => lazy(type).done));
}

function lazy(type: string): Loading {
  const known = loading.get(type);
  if (known) return known;
  const load = LAZY[`../components/${type}.tsx`];
  const state = signal<{ view: Loaded }>({ view: load ? "loading" : "failed" });
  const done = load?.().then(
    (view) => (state.value = { view }),
    () => (state.value = { view: "failed" }),
  );
  const made = { state, done };
  loading.set(type, made);
  return made;
}
