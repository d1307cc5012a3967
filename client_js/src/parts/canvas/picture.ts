/** What an editor holds: a background and layers. Nothing of it is changed, but for the pixels of its surfaces. */
import type { FileHandle } from "../../core/files";
import { areaOf, type Rect, type Size } from "./geometry";
import { Surface } from "./surface";

export interface Layer {
  id: number;
  name: string;
  isHidden: boolean;
  /** Null as long as nothing was drawn there. */
  surface: Surface | null;
}

export interface Picture {
  size: Size;
  background: Surface | null;
  /** The lowest one first. */
  layers: readonly Layer[];
  /** The id of the layer that is drawn on. */
  active: number;
}

/** The payload, as components/image_editor.py reads it. */
export interface DrawingValue {
  background: FileHandle | null;
  layers: (FileHandle | null)[];
  composite: FileHandle | null;
  size?: [width: number, height: number] | null;
  hidden?: number[];
}

let count = 0;

export function layerOf(name: string, surface: Surface | null = null, isHidden = false): Layer {
  return { id: ++count, name, isHidden, surface };
}

/** A picture in which one layer is another one. */
export function withLayer(picture: Picture, layer: Layer): Picture {
  return { ...picture, layers: picture.layers.map((one) => (one.id === layer.id ? layer : one)) };
}

/** A picture of these layers, of which the uppermost is drawn on. */
export function pictureOf(size: Size, background: Surface | null, layers: Layer[]): Picture {
  return { size, background, layers, active: layers.at(-1)?.id ?? 0 };
}

export function activeLayer({ layers, active }: Picture): Layer | undefined {
  return layers.find(({ id }) => id === active);
}

export function isBlank({ layers }: Picture): boolean {
  return layers.every(({ surface }) => !surface);
}

/** The surfaces that a picture consists of, the lowest one first. */
export function surfacesOf({ background, layers }: Picture): Surface[] {
  return [background, ...layers.map(({ surface }) => surface)].filter((one) => one !== null);
}

/** How many pixels one picture holds that another does not. */
export function excess(one: Picture, other: Picture): number {
  const others = new Set(surfacesOf(other));
  const own = surfacesOf(one).filter((surface) => !others.has(surface));
  return own.reduce((sum, { size }) => sum + areaOf(size), 0);
}

/** The value of a picture, with the files of its surfaces; null where there is nothing. */
export function valueOf(picture: Picture, files: Map<Surface, FileHandle>): DrawingValue | null {
  const { background, layers, size } = picture;
  const isUndrawn = isBlank(picture);
  if (!background && isUndrawn) return null;
  const fileOf = (surface: Surface | null): FileHandle | null => (surface && files.get(surface)) ?? null;
  const hidden = layers.flatMap(({ isHidden }, place) => (isHidden ? [place] : []));
  return {
    background: fileOf(background),
    layers: isUndrawn ? [] : layers.map(({ surface }) => fileOf(surface)),
    composite: null,
    size: [size.width, size.height],
    ...(hidden.length > 0 && !isUndrawn ? { hidden } : {}),
  };
}

/** The part of a picture. */
export function cropped(picture: Picture, { x, y, width, height }: Rect): Picture {
  return redrawn(picture, { width, height }, (context, { canvas }) => context.drawImage(canvas, -x, -y));
}

/** A picture in another size. */
export function resized(picture: Picture, size: Size): Picture {
  return redrawn(picture, size, (context, { canvas }) =>
    context.drawImage(canvas, 0, 0, size.width, size.height),
  );
}

/** A picture with a larger or smaller canvas: nothing in it is moved. */
export function extended(picture: Picture, size: Size): Picture {
  return cropped(picture, { x: 0, y: 0, ...size });
}

function redrawn(
  picture: Picture,
  size: Size,
  draw: (context: CanvasRenderingContext2D, from: Surface) => void,
): Picture {
  const redraw = (surface: Surface | null): Surface | null =>
    surface && Surface.drawn(size, (context) => draw(context, surface));
  return {
    ...picture,
    size,
    background: redraw(picture.background),
    layers: picture.layers.map(({ id, name, isHidden, surface }) => ({
      id,
      name,
      isHidden,
      surface: redraw(surface),
    })),
  };
}
