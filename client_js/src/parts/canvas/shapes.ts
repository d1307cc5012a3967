/** Lines, rectangles and ellipses between two points. */
import { between, grown, type Point, type Rect } from "./geometry";
import type { Context } from "./surface";

export type Shape = "line" | "rectangle" | "ellipse";

export interface ShapeStyle {
  radius: number;
  isFilled: boolean;
  /** As wide as high; a line straight, level or across. */
  isEven: boolean;
}

/** Draws a shape; returns what it touched. */
export function drawShape(context: Context, shape: Shape, from: Point, to: Point, style: ShapeStyle): Rect {
  const end = style.isEven ? even(shape, from, to) : to;
  const { x, y, width, height } = between(from, end);
  context.lineWidth = 2 * style.radius;
  context.lineCap = "round";
  context.lineJoin = "miter";
  context.beginPath();
  if (shape === "line") {
    context.moveTo(from.x, from.y);
    context.lineTo(end.x, end.y);
  } else if (shape === "rectangle") context.rect(x, y, width, height);
  else context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  if (style.isFilled && shape !== "line") {
    context.fill();
    return grown({ x, y, width, height }, 1);
  }
  context.stroke();
  // the corners of a rectangle reach out further than half a line
  return grown({ x, y, width, height }, style.radius * 1.5 + 1);
}

/** The end that makes a square or a circle, or a line at a multiple of 45 degrees. */
export function even(shape: Shape, from: Point, to: Point): Point {
  const width = to.x - from.x;
  const height = to.y - from.y;
  if (shape === "line") {
    const step = Math.PI / 4;
    const angle = Math.round(Math.atan2(height, width) / step) * step;
    const length = Math.hypot(width, height);
    return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
  }
  const side = Math.max(Math.abs(width), Math.abs(height));
  return { x: from.x + (width < 0 ? -side : side), y: from.y + (height < 0 ? -side : side) };
}
