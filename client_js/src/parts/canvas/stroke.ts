/** Lines as they come from a pointer: smooth, and as thick as it was pressed. */
import { between, grown, middle, type Point, type Rect, union } from "./geometry";
import type { Context } from "./surface";

export interface Sample extends Point {
  /** From 0 to 1; what cannot tell presses with 1. */
  pressure: number;
}

/** A pen that hardly touches draws with this part of the radius. */
const THINNEST = 0.15;

/** Draws a line piece by piece: through the middles between its samples, with the samples as the curves' corners. */
export class Stroke {
  private readonly context: Context;
  private readonly radius: number;
  private last: Sample;
  private drawnTo: Sample;

  constructor(context: Context, radius: number, first: Sample) {
    this.context = context;
    this.radius = radius;
    this.last = first;
    this.drawnTo = first;
    context.lineCap = "round";
    context.lineJoin = "round";
  }

  /** The point that it begins with. Like the other methods, it returns what it touched. */
  dot(): Rect {
    const { x, y } = this.last;
    const radius = this.thickness(this.last) / 2;
    this.context.beginPath();
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
    this.context.fill();
    return grown({ x, y, width: 0, height: 0 }, radius + 1);
  }

  to(sample: Sample): Rect {
    const pressure = (this.last.pressure + sample.pressure) / 2;
    const touched = this.curve({ ...middle(this.last, sample), pressure });
    this.last = sample;
    return touched;
  }

  /** The last half piece. */
  end(): Rect {
    return this.curve(this.last);
  }

  private curve(end: Sample): Rect {
    const { context, last: corner, drawnTo: start } = this;
    const thickness = (this.thickness(start) + this.thickness(end)) / 2;
    context.lineWidth = thickness;
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
    context.stroke();
    this.drawnTo = end;
    // a curve lies within its three points
    return grown(union(between(start, corner), between(corner, end)), thickness / 2 + 1);
  }

  private thickness({ pressure }: Sample): number {
    return 2 * this.radius * (THINNEST + (1 - THINNEST) * pressure);
  }
}
