/** What is done to a picture, each of it a step that can be undone. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";

import { Draft, type Pen, sheetFor } from "./draft";
import { areaOf, fitted, type Rect, type Size } from "./geometry";
import { History, type Step } from "./history";
import {
  activeLayer,
  cropped,
  excess,
  extended,
  isBlank,
  type Layer,
  layerOf,
  type Picture,
  pictureOf,
  resized,
  withLayer,
} from "./picture";
import type { Sample } from "./stroke";
import { Patch, Surface } from "./surface";

/** The server takes no more. */
const MOST_LAYERS = 50;
const MOST_PIXELS = 200_000_000;

export interface EditorOptions {
  size: Size;
  isFixed: boolean;
  /** The names of the layers that there are at first. */
  names: string[];
}

interface Ears {
  /** The visitor begins to draw. */
  onTouch(): void;
  /** The visitor has changed the picture. */
  onChange(): void;
  /** A part of what is seen has changed; null: all of it. */
  onDirty(rect: Rect | null): void;
}

export class Editor {
  readonly picture: ReadonlySignal<Picture>;
  readonly history = new History();
  readonly canAddLayer: ReadonlySignal<boolean>;
  /** What is being drawn. */
  draft: Draft | null = null;
  private readonly shown;
  private readonly asked: () => EditorOptions;
  private readonly ears: Ears;
  private sheet: Surface | null = null;

  /** `options` may give others later: what is there already stays as it is. */
  constructor(options: () => EditorOptions, ears: Ears) {
    this.asked = options;
    this.ears = ears;
    this.shown = signal(this.blank());
    this.picture = this.shown;
    this.canAddLayer = computed(() => {
      const { size, layers } = this.shown.value;
      return layers.length < MOST_LAYERS && areaOf(size) * (layers.length + 2) <= MOST_PIXELS;
    });
  }

  private get options(): EditorOptions {
    return this.asked();
  }

  /** Nothing on the canvas. */
  blank(): Picture {
    return pictureOf(
      this.options.size,
      null,
      this.options.names.map((name) => layerOf(name)),
    );
  }

  /** The layers of a picture that has none of its own. */
  get usualLayers(): Layer[] {
    return this.options.names.map((name) => layerOf(name));
  }

  /** Another picture came, from the server: not a change of the visitor's, but a step that they may undo. */
  show(picture: Picture, { isStep = true } = {}): void {
    this.cancel();
    if (isStep) this.history.add(this.exchange(picture));
    this.shown.value = picture;
    this.ears.onDirty(null);
  }

  /** Whether something is drawn now. */
  begin(pen: Pen, from: Sample): void {
    this.cancel();
    const { size } = this.shown.value;
    this.ears.onTouch();
    this.sheet = sheetFor(size, this.sheet);
    this.draft = new Draft(this.sheet, pen, from);
    this.dirty(this.draft.rects);
  }

  extend(samples: Sample[], isEven = false): void {
    const touched = this.draft?.to(samples, isEven);
    if (touched) this.ears.onDirty(touched);
  }

  /** What was drawn is laid on the layer. */
  end(): void {
    const { draft } = this;
    if (!draft) return;
    draft.end();
    this.draft = null;
    const rects = draft.rects;
    const layer = activeLayer(this.shown.value);
    const isNothing = rects.length === 0 || (draft.pen.erases && !layer?.surface);
    if (layer && !isNothing) this.lay(draft, layer, rects);
    draft.wipe();
    this.dirty(rects);
    if (layer && !isNothing) this.ears.onChange();
  }

  /** What is being drawn is no more. */
  cancel(): void {
    const touched = this.draft?.wipe();
    this.draft = null;
    if (touched) this.ears.onDirty(touched);
  }

  undo(): void {
    this.go(() => this.history.undo());
  }

  redo(): void {
    this.go(() => this.history.redo());
  }

  clear(): void {
    this.change(this.blank());
  }

  /** Puts a picture below the layers; what was drawn stays. `surface` is in the picture's own size. */
  setBackground(surface: Surface): void {
    const { isFixed, size } = this.options;
    const now = this.shown.value;
    if (isFixed) {
      const { x, y, width, height } = fitted(surface.size, size);
      const laid = Surface.drawn(size, (context) => context.drawImage(surface.canvas, x, y, width, height));
      this.change({ ...now, background: laid });
    } else {
      const kept = isBlank(now) ? { ...now, size: surface.size } : extended(now, surface.size);
      this.change({ ...kept, background: surface });
    }
  }

  crop(rect: Rect): void {
    const part = cropped(this.shown.value, rect);
    this.change(this.options.isFixed ? resized(part, this.options.size) : part);
  }

  resize(size: Size): void {
    this.change(resized(this.shown.value, size));
  }

  addLayer(name: string): void {
    const now = this.shown.value;
    const layer = layerOf(name);
    const place = now.layers.findIndex(({ id }) => id === now.active) + 1;
    this.change({ ...now, layers: now.layers.toSpliced(place, 0, layer), active: layer.id });
  }

  removeLayer(id: number): void {
    const now = this.shown.value;
    const place = now.layers.findIndex((layer) => layer.id === id);
    const layers = now.layers.filter((layer) => layer.id !== id);
    const next = layers[Math.max(0, place - 1)];
    if (next) this.change({ ...now, layers, active: now.active === id ? next.id : now.active });
  }

  /** Moves a layer so many places up. */
  moveLayer(id: number, by: number): void {
    const now = this.shown.value;
    const from = now.layers.findIndex((layer) => layer.id === id);
    const layer = now.layers[from];
    const to = from + by;
    if (!layer || to < 0 || to >= now.layers.length) return;
    this.change({ ...now, layers: now.layers.toSpliced(from, 1).toSpliced(to, 0, layer) });
  }

  hideLayer(id: number, isHidden: boolean): void {
    const layer = this.shown.value.layers.find((one) => one.id === id);
    if (layer) this.change(withLayer(this.shown.value, { ...layer, isHidden }));
  }

  /** Says which layer is drawn on; it is no step. */
  activate(id: number): void {
    this.shown.value = { ...this.shown.value, active: id };
  }

  private lay(draft: Draft, layer: Layer, rects: Rect[]): void {
    const now = this.shown.value;
    let { surface } = layer;
    if (surface) this.history.add(new Patch(surface, rects));
    else surface = new Surface(now.size);
    draft.lay(surface.context);
    if (surface === layer.surface && !layer.isHidden) return;
    // what is drawn is seen
    const next = withLayer(now, { ...layer, surface, isHidden: false });
    this.history.add(this.exchange(next));
    this.shown.value = next;
  }

  private change(next: Picture): void {
    this.cancel();
    this.ears.onTouch();
    this.history.add(this.exchange(next));
    this.shown.value = next;
    this.ears.onDirty(null);
    this.ears.onChange();
  }

  private go(step: () => boolean): void {
    this.cancel();
    this.ears.onTouch();
    if (!step()) return;
    this.ears.onDirty(null);
    this.ears.onChange();
  }

  /** The step from the picture that is shown to another one. */
  private exchange(next: Picture): Step {
    let other = this.shown.value;
    return {
      weight: Math.max(excess(other, next), excess(next, other)),
      swap: () => {
        const { active } = this.shown.value;
        [other, this.shown.value] = [this.shown.value, other];
        // whoever chose a layer in between goes on there
        if (this.shown.value.layers.some(({ id }) => id === active)) this.activate(active);
      },
    };
  }

  private dirty(rects: Rect[]): void {
    for (const rect of rects) this.ears.onDirty(rect);
  }
}
