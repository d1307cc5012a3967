import { signal, type Signal } from "@preact/signals";

/**
 * An object with one signal per property: reading `props.x` while drawing subscribes to x alone.
 * Values are never wrapped; a change replaces a value whole.
 */
export function reactive<T extends object>(initial: T): T {
  const signals = new Map<PropertyKey, Signal>();
  const at = (key: PropertyKey): Signal => {
    const known = signals.get(key);
    if (known) return known;
    const made = signal<unknown>(Reflect.get(initial, key));
    signals.set(key, made);
    return made;
  };
  return new Proxy(initial, {
    get: (_target, key): unknown => at(key).value,
    set: (_target, key, value) => {
      at(key).value = value;
      return true;
    },
  });
}
