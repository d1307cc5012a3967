/** What a gallery holds, and where the browser finds its small pictures. */
import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";

export type Shown = FileHandle | Elsewhere;
export type Item = ({ image: Shown } | { video: Shown }) & { caption?: string | null };

/** The sizes that the server makes; the twin of THUMBNAILS in blocks/wire/media.py. */
const SIZES = [160, 320, 640, 1280] as const;

export function fileOf(item: Item): Shown {
  return "image" in item ? item.image : item.video;
}

/** What an item is called where it has no caption. */
export function nameOf(items: Item[], index: number): string {
  const item = items[index];
  if (item?.caption) return item.caption;
  const place = { number: index + 1, count: items.length };
  return item && "video" in item
    ? say("Video {number} of {count}", place)
    : say("Image {number} of {count}", place);
}

/** The address of a small picture; of what is elsewhere or is drawn in lines, its own. */
export function thumbnailUrl(file: Shown, size: (typeof SIZES)[number]): string {
  return isSmallMade(file) ? `${fileUrl(file)}?thumbnail=${size}` : fileUrl(file);
}

/** All sizes of a small picture, for `srcset`. */
export function thumbnails(file: Shown): { src: string; srcset?: string } {
  const src = thumbnailUrl(file, 320);
  if (!isSmallMade(file)) return { src };
  return { src, srcset: SIZES.map((size) => `${thumbnailUrl(file, size)} ${size}w`).join(", ") };
}

function isSmallMade(file: Shown): boolean {
  return "$file" in file && file.mime.startsWith("image/") && file.mime !== "image/svg+xml";
}
