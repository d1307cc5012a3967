import { say } from "../core/words";
import { chunk } from "./chunk";
import type { Decoded } from "./decoded";
import { pixelAt } from "./pixels";
import { Zoomable } from "./zoomable";

interface PictureProps {
  picture: Decoded;
  alt: string;
  /** The visitor pressed on a point, in the picture's own pixels. */
  onPick?: ((at: [x: number, y: number]) => void) | null;
}

const POINTER = chunk(() => import("./point"));

/** A picture that can be seen closer, and of which a point may be picked. */
export function Picture({ picture, alt, onPick = null }: PictureProps) {
  const pick = (event: MouseEvent): void => {
    const image = event.currentTarget as HTMLImageElement;
    onPick?.(pixelAt(event, image.getBoundingClientRect(), picture));
  };
  const Point = onPick && (POINTER.ask() ?? POINTER.loaded.value)?.Point;
  return (
    <Zoomable size={picture}>
      {/* Keys pick a point in Point. */}
      {/* oxlint-disable-next-line click-events-have-key-events, no-noninteractive-element-interactions */}
      <img
        class={onPick ? "fl-picks" : ""}
        src={picture.src}
        alt={alt}
        decoding="sync"
        draggable={false}
        onClick={pick}
      />
      {Point && <Point size={picture} onPick={onPick} />}
    </Zoomable>
  );
}

/** What stands where a picture is that cannot be shown. */
export function NoPicture() {
  return <p class="fl-none">{say("This browser cannot show the picture.")}</p>;
}
