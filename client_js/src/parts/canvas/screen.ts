/** Shows a picture in a box, as much of it anew as has changed. */
import type { Draft } from "./draft";
import { grown, type Rect, type Size, union, whole, within } from "./geometry";
import { activeLayer, type Picture } from "./picture";
import { type Context, Surface } from "./surface";
import { fit, toBox, type View } from "./view";

/** More pixels for one of CSS are not seen, but take their time. */
const SHARPEST = 2;
/** From this size on, pixels are seen as squares. */
const SQUARES = 3;
const SQUARE = 8;

/** What there is to be shown. */
export interface Scene {
  picture: Picture;
  draft: Draft | null;
}

export class Screen {
  view: View = { scale: 1, x: 0, y: 0 };
  /** Of the box, in CSS pixels. */
  box: Size = { width: 1, height: 1 };
  /** The size of the picture that fits into the box, but for what the visitor has zoomed since. */
  shows: Size | null = null;
  private readonly canvas: HTMLCanvasElement;
  private readonly scene: () => Scene;
  private readonly onLook: (view: View) => void;
  private sharpness = 1;
  private waiting: Rect | null = null;
  private frame = 0;
  private helper: Surface | null = null;

  /** `onLook` is told where the picture lies now. */
  constructor(canvas: HTMLCanvasElement, scene: () => Scene, onLook: (view: View) => void) {
    this.canvas = canvas;
    this.scene = scene;
    this.onLook = onLook;
  }

  /** The box has another size. What is shown fits into it anew. */
  resize(box: Size): void {
    this.box = box;
    this.sharpness = Math.min(window.devicePixelRatio, SHARPEST);
    this.canvas.width = Math.round(box.width * this.sharpness);
    this.canvas.height = Math.round(box.height * this.sharpness);
    this.helper = null;
    this.fit();
  }

  /** Shows all of the picture. */
  fit(): void {
    this.shows = this.scene().picture.size;
    this.look(fit(this.shows, this.box));
  }

  look(view: View): void {
    this.view = view;
    this.onLook(view);
    this.show(null);
  }

  /** A part of the picture has changed, or all of it: it is drawn with the next frame. */
  show(rect: Rect | null): void {
    const all = whole({ width: this.canvas.width, height: this.canvas.height });
    this.waiting = rect ? union(this.waiting, this.onScreen(rect)) : all;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private draw(): void {
    const context = this.canvas.getContext("2d");
    const screen = { width: this.canvas.width, height: this.canvas.height };
    const dirty = this.waiting && within(this.waiting, screen);
    this.waiting = null;
    if (!context || !dirty) return;
    const { picture, draft } = this.scene();
    context.save();
    clip(context, dirty);
    context.clearRect(dirty.x, dirty.y, dirty.width, dirty.height);
    this.place(context);
    this.paper(context, picture);
    for (const layer of picture.layers) {
      const drawn = layer === activeLayer(picture) ? draft : null;
      if (layer.isHidden && !drawn) continue;
      if (drawn?.pen.erases && layer.surface) this.erased(context, layer.surface, drawn, dirty);
      else {
        if (layer.surface) context.drawImage(layer.surface.canvas, 0, 0);
        if (!drawn?.pen.erases) drawn?.show(context);
      }
    }
    context.restore();
  }

  /** A layer with what is being erased from it. */
  private erased(context: Context, surface: Surface, draft: Draft, dirty: Rect): void {
    this.helper ??= new Surface({ width: this.canvas.width, height: this.canvas.height });
    const helper = this.helper.context;
    helper.save();
    clip(helper, dirty);
    helper.clearRect(dirty.x, dirty.y, dirty.width, dirty.height);
    this.place(helper);
    helper.drawImage(surface.canvas, 0, 0);
    helper.globalCompositeOperation = "destination-out";
    draft.show(helper);
    helper.restore();
    context.save();
    context.resetTransform();
    context.drawImage(this.helper.canvas, 0, 0);
    context.restore();
  }

  /** White, or what is below a picture with transparent parts. */
  private paper(context: Context, { size, background }: Picture): void {
    context.beginPath();
    context.rect(0, 0, size.width, size.height);
    context.clip();
    context.fillStyle = "#fff";
    context.fill();
    if (!background) return;
    const pattern = context.createPattern(squares(), "repeat");
    if (pattern) {
      pattern.setTransform({ a: 1 / this.view.scale, d: 1 / this.view.scale });
      context.fillStyle = pattern;
      context.fill();
    }
    context.drawImage(background.canvas, 0, 0);
  }

  /** Moves and scales what is drawn from now on as the picture is. */
  private place(context: Context): void {
    const { scale, x, y } = this.view;
    const by = this.sharpness;
    context.setTransform(scale * by, 0, 0, scale * by, x * by, y * by);
    context.imageSmoothingEnabled = scale * by < SQUARES;
  }

  private onScreen(rect: Rect): Rect {
    const { scale } = this.view;
    const { x, y } = toBox(this.view, rect);
    const by = this.sharpness;
    const inBox = { x: x * by, y: y * by, width: rect.width * scale * by, height: rect.height * scale * by };
    return grown(inBox, 2); // neighbours share a pixel
  }
}

function clip(context: Context, { x, y, width, height }: Rect): void {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}

function squares(): HTMLCanvasElement {
  return Surface.drawn({ width: 2 * SQUARE, height: 2 * SQUARE }, (context) => {
    context.fillStyle = "#e4e4e0";
    context.fillRect(0, 0, SQUARE, SQUARE);
    context.fillRect(SQUARE, SQUARE, SQUARE, SQUARE);
  }).canvas;
}
