import { type ReadonlySignal, signal } from "@preact/signals";

/** A part of the code that is loaded when it is first needed. */
export interface Chunk<T> {
  /** Reading it while drawing draws again when it is there. It does not load it. */
  readonly loaded: ReadonlySignal<T | undefined>;
  /** What is loaded; undefined until then. Where it could not be loaded, the next one who asks tries again. */
  ask(): T | undefined;
}

export function chunk<T extends object>(load: () => Promise<T>): Chunk<T> {
  const loaded = signal<T>();
  let isLoading = false;
  const ask = (): T | undefined => {
    if (!isLoading && !loaded.peek()) {
      isLoading = true;
      void load().then(
        (found) => (loaded.value = found),
        () => (isLoading = false),
      );
    }
    return loaded.peek();
  };
  return { loaded, ask };
}
