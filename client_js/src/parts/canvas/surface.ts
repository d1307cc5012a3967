/** The pixels of a layer or a background. */
import type { FileHandle } from "../../core/files";
import { areaOf, type Rect, type Size } from "./geometry";
import type { Step } from "./history";

export type Context = CanvasRenderingContext2D;

export class Surface {
  readonly canvas: HTMLCanvasElement;
  readonly context: Context;
  /** The file on the server that has exactly these pixels. */
  file: FileHandle | null = null;
  /** How often its pixels were changed. */
  changes = 0;

  constructor({ width, height }: Size) {
    this.canvas = document.createElement("canvas");
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("The browser gives no more canvases.");
    this.context = context;
  }

  /** One on which something is drawn first. */
  static drawn(size: Size, draw: (context: Context) => void): Surface {
    const surface = new Surface(size);
    surface.context.imageSmoothingQuality = "high";
    draw(surface.context);
    return surface;
  }

  get size(): Size {
    return { width: this.canvas.width, height: this.canvas.height };
  }

  /** Its pixels as they are now, as a PNG. */
  png(): Promise<Blob> {
    return new Promise((resolve, reject) =>
      this.canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("The browser cannot write the drawing."))),
        "image/png",
      ),
    );
  }
}

/** What parts of a surface were like before something was drawn there. */
export class Patch implements Step {
  readonly weight: number;
  private readonly surface: Surface;
  private readonly rects: Rect[];
  private kept: Surface[];

  /** Keeps the parts as they are now: what is drawn after that can be undone. */
  constructor(surface: Surface, rects: Rect[]) {
    this.surface = surface;
    this.rects = rects;
    this.kept = this.copies();
    this.weight = rects.reduce((sum, rect) => sum + areaOf(rect), 0);
    this.note();
  }

  swap(): void {
    const { surface } = this;
    const now = this.copies();
    this.rects.forEach((rect, at) => {
      surface.context.clearRect(rect.x, rect.y, rect.width, rect.height);
      surface.context.drawImage((this.kept[at] as Surface).canvas, rect.x, rect.y);
    });
    this.kept = now;
    this.note();
  }

  private note(): void {
    this.surface.file = null;
    this.surface.changes++;
  }

  private copies(): Surface[] {
    return this.rects.map((rect) =>
      Surface.drawn(rect, (context) => context.drawImage(this.surface.canvas, -rect.x, -rect.y)),
    );
  }
}
