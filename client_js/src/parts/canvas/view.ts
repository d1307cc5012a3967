/** How an image lies in the box that shows it: a point of it is at `x + scale * point.x`, in CSS pixels of the box. */
import { fitted, type Point, type Size } from "./geometry";

export interface View extends Point {
  scale: number;
}

/** Around what fits, so much smaller and larger it can be shown. */
const SMALLEST = 0.25;
const LARGEST = 40;
/** So much of the image stays in sight, in CSS pixels. */
const IN_SIGHT = 24;

/** All of the image, with some room around it. */
export function fit(size: Size, box: Size, room = 8): View {
  const inner = { width: Math.max(1, box.width - 2 * room), height: Math.max(1, box.height - 2 * room) };
  const { x, y, width } = fitted(size, inner);
  return { scale: width / size.width, x: x + room, y: y + room };
}

/** Larger or smaller by a factor; the point at `at` stays where it is. */
export function zoomed(view: View, at: Point, factor: number, size: Size, box: Size): View {
  const usual = fit(size, box).scale;
  const scale = Math.min(Math.max(view.scale * factor, usual * SMALLEST), Math.max(usual, 1) * LARGEST);
  const ratio = scale / view.scale;
  return kept({ scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, size, box);
}

export function moved(view: View, by: Point, size: Size, box: Size): View {
  return kept({ ...view, x: view.x + by.x, y: view.y + by.y }, size, box);
}

export function toImage({ scale, x, y }: View, at: Point): Point {
  return { x: (at.x - x) / scale, y: (at.y - y) / scale };
}

export function toBox({ scale, x, y }: View, at: Point): Point {
  return { x: x + at.x * scale, y: y + at.y * scale };
}

/** So that some of the image is always in sight. */
function kept({ scale, x, y }: View, size: Size, box: Size): View {
  return {
    scale,
    x: Math.min(Math.max(x, IN_SIGHT - size.width * scale), box.width - IN_SIGHT),
    y: Math.min(Math.max(y, IN_SIGHT - size.height * scale), box.height - IN_SIGHT),
  };
}
