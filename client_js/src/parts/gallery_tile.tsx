import { fileUrl } from "../core/files";
import { fileOf, type Item, thumbnails, thumbnailUrl } from "./gallery_item";
import { Shape } from "./icon";

const PLAY = "m7 4 12 8-12 8z";

interface TileProps {
  item: Item;
  /** How wide it is drawn, as `sizes` has it; "": small, in the row below the large view. */
  sizes: string;
}

/** A small picture of an item, loaded when it is about to be seen. Its button bears the name. */
export function Tile({ item, sizes }: TileProps) {
  const file = fileOf(item);
  if ("video" in item) {
    return (
      <>
        <video src={`${fileUrl(file)}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} />
        <span class="fl-film-mark">
          <Shape d={PLAY} />
        </span>
      </>
    );
  }
  const source = sizes ? { ...thumbnails(file), sizes } : { src: thumbnailUrl(file, 160) };
  // first of all that it is lazy: what is not yet so takes "auto" for the width of the page, and loads the largest
  return <img loading="lazy" decoding="async" {...source} alt="" draggable={false} />;
}
