/** Pictures from files. */
import { type Elsewhere, type FileHandle, fileUrl } from "../../core/files";
import { say } from "../../core/words";
import { type DrawingValue, type Layer, layerOf, type Picture, pictureOf } from "./picture";
import { Surface } from "./surface";

/** What a browser draws in any size has none of its own. */
const USUAL_SIZE = 512;

/**
 * The pixels of a file.
 *
 * Raises an Error whose message is for the visitor.
 */
export async function loadSurface(file: FileHandle | Elsewhere): Promise<Surface> {
  const image = new Image();
  image.src = fileUrl(file);
  try {
    await image.decode();
  } catch {
    throw new Error(say("This browser cannot show the picture."));
  }
  const size = { width: image.naturalWidth || USUAL_SIZE, height: image.naturalHeight || USUAL_SIZE };
  const surface = Surface.drawn(size, (context) => context.drawImage(image, 0, 0, size.width, size.height));
  // no server turns a drawing of lines into pixels
  if ("$file" in file && file.mime !== "image/svg+xml") surface.file = file;
  return surface;
}

/** The picture that a value stands for. `usual`: the layers of one that has none, whose names others take. */
export async function loadPicture(value: DrawingValue, empty: Picture, usual: Layer[]): Promise<Picture> {
  const { layers } = value;
  const base = value.background ?? (layers.length === 0 ? value.composite : null);
  const [background, ...surfaces] = await Promise.all(
    [base, ...layers].map((file) => file && loadSurface(file)),
  );
  const [width, height] = value.size ?? [];
  const said = width && height ? { width, height } : undefined;
  const size = background?.size ?? said ?? surfaces.find(Boolean)?.size ?? empty.size;
  const hidden = new Set(value.hidden);
  const found = surfaces.map((surface, place): Layer => {
    const name = usual[place]?.name ?? say("Layer {number}", { number: place + 1 });
    return layerOf(name, surface && inSize(surface, size), hidden.has(place));
  });
  return pictureOf(size, background ?? null, found.length > 0 ? found : usual);
}

/** A layer of another size lies at the upper left corner, as components/_layers.py has it. */
function inSize(surface: Surface, size: { width: number; height: number }): Surface {
  const { width, height } = surface.size;
  if (width === size.width && height === size.height) return surface;
  return Surface.drawn(size, (context) => context.drawImage(surface.canvas, 0, 0));
}
