/** Which file draws which type of block. Files are found by their names: nothing is registered by hand. */
import { signal, type Signal } from "@preact/signals";
import type { ComponentType } from "preact";

import type { Node } from "./store";

export type View = ComponentType<{ node: Node }>;

/** In the first chunk: the layouts, the components that most pages use, and what must be there before `load`. */
const EAGER = import.meta.glob<View>(
  [
    "../layouts/*.tsx",
    "../components/{textbox,button,number,slider,checkbox,radio,browser_state}.tsx",
    "!**/*.test.tsx",
  ],
  { eager: true, import: "default" },
);
/** In a chunk of their own, which the server names in the page's HTML. */
const LAZY = import.meta.glob<View>(
  [
    "../components/*.tsx",
    "!../components/{textbox,button,number,slider,checkbox,radio,browser_state}.tsx",
    "!**/*.test.tsx",
  ],
  { import: "default" },
);

export type Loaded = View | "loading" | "failed";

const loaded = new Map<string, Signal<{ view: Loaded }>>();

/** What draws a type; a lazy one is loaded on first use, and reading this draws again when it is there. */
export function viewOf(type: string): Loaded {
  const eager = EAGER[`../layouts/${type}.tsx`] ?? EAGER[`../components/${type}.tsx`];
  return eager ?? lazy(type).value.view;
}

function lazy(type: string): Signal<{ view: Loaded }> {
  const known = loaded.get(type);
  if (known) return known;
  const load = LAZY[`../components/${type}.tsx`];
  const state = signal<{ view: Loaded }>({ view: load ? "loading" : "failed" });
  loaded.set(type, state);
  load?.().then(
    (view) => (state.value = { view }),
    () => (state.value = { view: "failed" }),
  );
  return state;
}
