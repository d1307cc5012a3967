/** How panes share a length: numbers that add up to 100. */

/** The shares of so many panes; all as much where `sizes` are not of them. */
export function shares(sizes: number[] | null, count: number): number[] {
  const given = sizes?.length === count ? sizes : Array.from({ length: count }, () => 1);
  const sum = given.reduce((total, size) => total + size, 0);
  return given.map((size) => (100 * size) / sum);
}

/**
 * Moves the line behind a pane by `step`, which that pane wins and the next one loses; none gets below `least`,
 * and one that is below it already does not shrink.
 */
export function shifted(all: number[], pane: number, step: number, least: number): number[] {
  const [before = 0, after = 0] = [all[pane], all[pane + 1]];
  const room = (size: number): number => Math.max(size - least, 0);
  const moved = Math.min(Math.max(step, -room(before)), room(after));
  return all.map((size, place) => (place === pane ? size + moved : place === pane + 1 ? size - moved : size));
}
