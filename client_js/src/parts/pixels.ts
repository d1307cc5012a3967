/** Where things are in a picture that is shown larger or smaller than it is. */

export interface Size {
  width: number;
  height: number;
}

/**
 * How far a view is to be scrolled after what is in it grew, so that one point stays in its place.
 *
 * @param scroll how far it was scrolled before
 * @param at where the point is in the view
 * @param by how many times larger all is now
 */
export function scrolled(scroll: number, at: number, by: number): number {
  return (scroll + at) * by - at;
}

/** The pixel of a picture under a point of the window. */
export function pixelAt(
  { clientX, clientY }: { clientX: number; clientY: number },
  shown: DOMRect,
  { width, height }: Size,
): [x: number, y: number] {
  return [place(clientX - shown.left, shown.width, width), place(clientY - shown.top, shown.height, height)];
}

function place(at: number, length: number, pixels: number): number {
  return Math.min(Math.max(Math.floor((at / length) * pixels), 0), pixels - 1);
}
