/** Applies the differences that blocks/wire/diff.py makes; the forms of an edit are listed there. */

type Path = (string | number)[];
/** What an edit's path leads through. Arrays take their indices as keys as well. */
type Container = Record<string | number, unknown>;

/** The value that `difference` told apart from `old`, which stays as it is; they share what is the same. */
export function applied(old: unknown, difference: unknown[]): unknown {
  const root: Container = { value: old };
  const copies = new Set<unknown>([root]);
  /** A copy of the container at a key, to write into; of what is such a copy already, itself. */
  const own = (place: Container, key: string | number): Container => {
    const value = place[key] as Container;
    if (copies.has(value)) return value;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Container;
    copies.add(copy);
    put(place, key, copy);
    return copy;
  };
  for (const [path, ...edit] of difference as [Path, ...unknown[]][]) {
    let place = root;
    let last: string | number = "value";
    for (const key of path) {
      place = own(place, last);
      last = key;
    }
    if (edit.length === 0) delete place[last];
    else if (edit.length === 1) put(place, last, edit[0]);
    else splice(place, last, edit as [number, number, unknown], own);
  }
  return root["value"];
}

function splice(
  place: Container,
  key: string | number,
  [position, deleted, inserted]: [number, number, unknown],
  own: (place: Container, key: string | number) => Container,
): void {
  const target = place[key];
  if (typeof target === "string") {
    put(place, key, target.slice(0, position) + String(inserted) + target.slice(position + deleted));
  } else {
    const items = own(place, key) as unknown as unknown[];
    items.splice(position, deleted, ...(inserted as unknown[]));
  }
}

/** An assignment would take the key "__proto__" for something else. */
function put(place: Container, key: string | number, value: unknown): void {
  Object.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true });
}
