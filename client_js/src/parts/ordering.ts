/** Putting things in another order. */

/** Things by the order of their ids; those that it does not name keep their place behind the one before them. */
export function inOrder<T extends { id: number }>(things: T[], order: number[]): T[] {
  const known = new Set(order);
  const sorted = order.flatMap((id) => things.find((thing) => thing.id === id) ?? []);
  things.forEach((thing, place) => {
    if (known.has(thing.id)) return;
    const before = things[place - 1];
    sorted.splice(before ? sorted.indexOf(before) + 1 : 0, 0, thing);
  });
  return sorted;
}

/** The ids with one of them at another place. */
export function moved(ids: number[], id: number, place: number): number[] {
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

/** The place among other elements at which a point is: how many of them are before it. */
export function placeAt(
  others: HTMLElement[],
  { x, y }: { x: number; y: number },
  orientation: "row" | "column",
): number {
  const isBefore = (element: HTMLElement): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (orientation === "column") return (top + bottom) / 2 < y;
    if (bottom < y || top > y) return bottom < y; // a row may go on in a next line
    const middle = (left + right) / 2;
    return getComputedStyle(element).direction === "rtl" ? middle > x : middle < x;
  };
  return others.filter(isBefore).length;
}
