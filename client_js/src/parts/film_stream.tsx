import "./player.css";
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { type FileHandle, fileUrl } from "../core/files";
import { PieceFeed } from "./piece_feed";

interface FilmStreamProps {
  /** The pieces so far: fragmented MP4s, each a video of its own. */
  pieces: FileHandle[];
  /** Whether there will be more. */
  isOpen: boolean;
  label: string;
  autoplay: boolean;
  loop: boolean;
  element: RefObject<HTMLVideoElement | null>;
  onPlay: () => void;
  onPause: () => void;
  onEnd: () => void;
}

/** Plays pieces as one video, while more of them come. */
export default function FilmStream({ pieces, isOpen, element, ...playing }: FilmStreamProps) {
  const { label, autoplay, loop, onPlay, onPause, onEnd } = playing;
  const first = pieces[0]?.$file;
  const feed = useRef<PieceFeed | null>(null);
  /** Which piece is played where the browser can only play one after the other. */
  const alone = useSignal<number | null>(typeof MediaSource === "undefined" ? 0 : null);
  useEffect(() => {
    if (!element.current || alone.value !== null) return undefined;
    const made = new PieceFeed(element.current, () => (alone.value = 0));
    feed.current = made;
    return () => {
      made.close();
      feed.current = null;
    };
  }, [first, alone.value === null]);
  useEffect(
    () =>
      feed.current?.offer(
        pieces.map((piece) => fileUrl(piece)),
        isOpen,
      ),
    [first, pieces.length, isOpen, alone.value === null],
  );
  const piece = alone.value === null ? undefined : pieces[alone.value];
  const end = (): void => {
    if (alone.value !== null && alone.value + 1 < pieces.length) alone.value += 1;
    else onEnd();
  };
  return (
    // oxlint-disable-next-line media-has-caption -- what is just being made has no subtitles
    <video
      ref={element}
      key={first}
      class="fl-player"
      {...(piece ? { src: fileUrl(piece) } : {})}
      aria-label={label}
      controls
      playsInline
      autoPlay={autoplay || (alone.value ?? 0) > 0}
      loop={loop && !isOpen && alone.value === null}
      onPlay={onPlay}
      onPause={onPause}
      onEnded={end}
    />
  );
}
