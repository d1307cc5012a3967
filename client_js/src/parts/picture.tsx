import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { say } from "../core/words";

interface PictureProps {
  src: string;
  alt: string;
  /** The visitor pressed on a point, in the picture's own pixels. */
  onPick: ((at: [x: number, y: number]) => void) | null;
}

/**
 * A picture that takes the place of the last one only when it is decoded: nothing flickers between results.
 * Of results that come faster than they are decoded, each that is newer than what is seen is shown.
 */
export function Picture({ src, alt, onPick }: PictureProps) {
  const shown = useSignal<{ src: string; ratio: number } | null>(null);
  const failed = useSignal<string | null>(null);
  const counts = useRef({ asked: 0, shown: 0 });
  useEffect(() => {
    const turn = ++counts.current.asked;
    const next = new Image();
    next.src = src;
    next.decode().then(
      () => {
        if (turn < counts.current.shown) return;
        counts.current.shown = turn;
        failed.value = null;
        shown.value = { src, ratio: next.naturalWidth / next.naturalHeight || 1 };
      },
      () => (failed.value = src),
    );
  }, [src]);
  if (failed.value === src) return <p class="fl-empty">{say("This browser cannot show the picture.")}</p>;
  if (!shown.value) return null;
  const pick = ({ offsetX, offsetY, currentTarget: image }: MouseEvent): void => {
    if (!(image instanceof HTMLImageElement)) return;
    const scale = image.naturalWidth / image.clientWidth;
    onPick?.([Math.floor(offsetX * scale), Math.floor(offsetY * scale)]);
  };
  return (
    // A point is picked with a pointer: there is nothing here for a key to press.
    // oxlint-disable-next-line click-events-have-key-events, no-noninteractive-element-interactions
    <img
      class={onPick ? "fl-picks" : ""}
      src={shown.value.src}
      alt={alt}
      decoding="sync"
      draggable={false}
      style={{ "--fl-ratio": shown.value.ratio }}
      onClick={pick}
    />
  );
}
