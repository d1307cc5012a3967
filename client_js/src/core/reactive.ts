import { signal, type Signal } from "@preact/signals";

/**
 * An object whose properties can be waited for: what reads `props.x` while drawing is drawn again when x changes.
 * Values are never wrapped; a change replaces a value whole.
 *
 * Most properties never change. So they share one signal, until one changes for the first time: from then on it has
 * a signal of its own, and whoever reads it hears of nothing else.
 */
export function reactive<T extends object>(initial: T): T {
  return new Proxy(initial, new Cells());
}

class Cells<T extends object> implements ProxyHandler<T> {
  private readonly shared = signal(0);
  private own: Map<PropertyKey, Signal> | undefined;

  get(target: T, key: PropertyKey): unknown {
    const own = this.own?.get(key);
    if (own) return own.value;
    void this.shared.value; // reading it is to wait for it
    return target[key as keyof T];
  }

  set(target: T, key: PropertyKey, value: unknown): boolean {
    const own = this.own?.get(key);
    if (own) own.value = value;
    else if (value !== target[key as keyof T]) {
      (this.own ??= new Map()).set(key, signal(value));
      this.shared.value += 1;
    }
    return true;
  }
}
