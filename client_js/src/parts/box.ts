/** A box of whole pixels within a picture. */
import type { Size } from "./pixels";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The sides of a box that are moved: by compass, "n" is the upper one. */
export type Sides = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";

export type Point = [x: number, y: number];

/** The middle of a picture, half as wide and half as high. */
export function middle({ width, height }: Size): Box {
  return fitted({ x: width / 4, y: height / 4, width: width / 2, height: height / 2 }, { width, height });
}

/** The box, of whole pixels, at least one, within the picture. */
export function fitted({ x, y, width, height }: Box, size: Size): Box {
  const wide = clamp(width, 1, size.width);
  const high = clamp(height, 1, size.height);
  return { x: clamp(x, 0, size.width - wide), y: clamp(y, 0, size.height - high), width: wide, height: high };
}

/** The box moved so far, as a whole, until it meets the picture's side. */
export function moved(box: Box, [x, y]: Point, size: Size): Box {
  return fitted({ ...box, x: box.x + x, y: box.y + y }, size);
}

/** The box with some of its sides moved so far; the others stay. */
export function resized(box: Box, sides: Sides, [x, y]: Point, size: Size): Box {
  const [left, right] = pulled(
    box.x,
    box.x + box.width,
    sides.includes("w"),
    sides.includes("e"),
    x,
    size.width,
  );
  const [top, bottom] = pulled(
    box.y,
    box.y + box.height,
    sides.includes("n"),
    sides.includes("s"),
    y,
    size.height,
  );
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box from one pixel to another, both of them included. */
export function between([x1, y1]: Point, [x2, y2]: Point): Box {
  return {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x1 - x2) + 1,
    height: Math.abs(y1 - y2) + 1,
  };
}

/** Where the box is, in percent of the picture. */
export function placed({ x, y, width, height }: Box, size: Size) {
  return {
    left: `${(x / size.width) * 100}%`,
    top: `${(y / size.height) * 100}%`,
    width: `${(width / size.width) * 100}%`,
    height: `${(height / size.height) * 100}%`,
  };
}

function pulled(
  start: number,
  end: number,
  pullsStart: boolean,
  pullsEnd: boolean,
  by: number,
  length: number,
) {
  return [
    pullsStart ? clamp(start + by, 0, end - 1) : start,
    pullsEnd ? clamp(end + by, start + 1, length) : end,
  ] as const;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value), least), most);
}
