import { type Desk } from "./desk";
import { loadPicture } from "./loading";
import { type DrawingValue, type Picture, pictureOf } from "./picture";
import { Surface } from "./surface";

/** What is seen of a drawing, as a PNG. */
export async function flattened(from: Desk | DrawingValue | null): Promise<Blob> {
  const none = pictureOf({ width: 1, height: 1 }, null, []);
  const picture =
    from === null ? none : "editor" in from ? from.editor.picture.peek() : await loadPicture(from, none, []);
  return seen(picture).png();
}

function seen({ size, background, layers }: Picture): Surface {
  return Surface.drawn(size, (context) => {
    if (background) context.drawImage(background.canvas, 0, 0);
    else {
      context.fillStyle = "#fff";
      context.fillRect(0, 0, size.width, size.height);
    }
    for (const { isHidden, surface } of layers)
      if (surface && !isHidden) context.drawImage(surface.canvas, 0, 0);
  });
}
