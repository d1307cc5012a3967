/** What is being drawn now, on a sheet of its own: it is laid on the layer when it is done. */
import { type Point, type Rect, type Size, union, whole } from "./geometry";
import { drawShape, type Shape } from "./shapes";
import { type Sample, Stroke } from "./stroke";
import { type Context, Surface } from "./surface";
import { Tiles } from "./tiles";

/** How it is drawn. */
export interface Pen {
  shape: Shape | null;
  erases: boolean;
  /** "#rrggbb" and how opaque, from 0 to 1: the same where a line crosses itself. */
  color: string;
  opacity: number;
  radius: number;
  isFilled: boolean;
}

export class Draft {
  readonly pen: Pen;
  private readonly sheet: Surface;
  private readonly tiles: Tiles;
  private readonly from: Sample;
  private readonly stroke: Stroke | null;

  /** `sheet` is empty, of the image's size, and is so again when the draft is gone. */
  constructor(sheet: Surface, pen: Pen, from: Sample) {
    this.sheet = sheet;
    this.pen = pen;
    this.from = from;
    this.tiles = new Tiles(sheet.size);
    sheet.context.fillStyle = pen.color;
    sheet.context.strokeStyle = pen.color;
    this.stroke = pen.shape ? null : new Stroke(sheet.context, pen.radius, from);
    if (this.stroke) this.tiles.mark(this.stroke.dot());
  }

  /** What it has touched. */
  get rects(): Rect[] {
    return this.tiles.rects;
  }

  /** Goes on to these points; returns what is to be shown anew. */
  to(samples: Sample[], isEven: boolean): Rect | null {
    const { stroke } = this;
    if (!stroke) return this.reshape(samples.at(-1) ?? this.from, isEven);
    let touched: Rect | null = null;
    for (const sample of samples) {
      const rect = stroke.to(sample);
      this.tiles.mark(rect);
      touched = union(touched, rect);
    }
    return touched;
  }

  end(): void {
    if (this.stroke) this.tiles.mark(this.stroke.end());
  }

  /** Puts it on a layer. */
  lay(layer: Context): void {
    layer.save();
    if (this.pen.erases) layer.globalCompositeOperation = "destination-out";
    else layer.globalAlpha = this.pen.opacity;
    for (const { x, y, width, height } of this.rects)
      layer.drawImage(this.sheet.canvas, x, y, width, height, x, y, width, height);
    layer.restore();
  }

  /** Shows it, on a screen that is moved and scaled as the image is. */
  show(screen: Context): void {
    screen.globalAlpha = this.pen.erases ? 1 : this.pen.opacity;
    screen.drawImage(this.sheet.canvas, 0, 0);
    screen.globalAlpha = 1;
  }

  /** Empties the sheet; returns what is to be shown anew. */
  wipe(): Rect | null {
    let touched: Rect | null = null;
    for (const rect of this.rects) {
      this.sheet.context.clearRect(rect.x, rect.y, rect.width, rect.height);
      touched = union(touched, rect);
    }
    this.tiles.clear();
    return touched;
  }

  private reshape(to: Point, isEven: boolean): Rect | null {
    const { shape, radius, isFilled } = this.pen;
    const before = this.wipe();
    if (!shape) return before;
    const touched = drawShape(this.sheet.context, shape, this.from, to, { radius, isFilled, isEven });
    this.tiles.mark(touched);
    return union(before, touched);
  }
}

/** An empty sheet for drafts of an image of this size: the one that is there, where it fits. */
export function sheetFor(size: Size, sheet: Surface | null): Surface {
  const fits = sheet?.canvas.width === size.width && sheet.canvas.height === size.height;
  return fits && sheet ? sheet : new Surface(whole(size));
}
