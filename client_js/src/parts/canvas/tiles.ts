import { type Rect, type Size, within } from "./geometry";

/** Pixels along a tile's side. */
const SIDE = 128;

/** Which parts of an image were touched: a long thin line touches few tiles of the rectangle around it. */
export class Tiles {
  private readonly size: Size;
  private readonly rows = new Map<number, Set<number>>();

  constructor(size: Size) {
    this.size = size;
  }

  mark(rect: Rect): void {
    const inside = within(rect, this.size);
    if (!inside) return;
    const { x, y, width, height } = inside;
    for (let row = Math.floor(y / SIDE); row * SIDE < y + height; row++) {
      const columns = this.rows.get(row) ?? new Set();
      this.rows.set(row, columns);
      for (let column = Math.floor(x / SIDE); column * SIDE < x + width; column++) columns.add(column);
    }
  }

  clear(): void {
    this.rows.clear();
  }

  /** The touched parts, as few rectangles that do not overlap. */
  get rects(): Rect[] {
    return [...this.rows].flatMap(([row, columns]) =>
      runs([...columns].toSorted((one, other) => one - other)).flatMap(
        ([first, count]) =>
          within({ x: first * SIDE, y: row * SIDE, width: count * SIDE, height: SIDE }, this.size) ?? [],
      ),
    );
  }
}

/** Numbers that follow each other, as the first and how many. */
function runs(sorted: number[]): [first: number, count: number][] {
  const found: [number, number][] = [];
  for (const one of sorted) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === one) last[1]++;
    else found.push([one, 1]);
  }
  return found;
}
