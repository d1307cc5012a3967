import "./player.css";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Track {
  src: string;
  /** Whether it comes from elsewhere: then the video has to be asked for as openly. */
  isElsewhere: boolean;
}

export interface PlayerProps {
  src: string;
  /** Its accessible name. */
  label: string;
  subtitles?: Track | null;
  /** Where it begins, in seconds. */
  position?: number;
  autoplay?: boolean;
  loop?: boolean;
  element?: RefObject<HTMLVideoElement | null>;
  onPlay?: () => void;
  onPause?: () => void;
  onEnd?: () => void;
  /** It plays, or was sought: where it is, in seconds. */
  onTime?: (seconds: number) => void;
  /** It is known how long it is. */
  onReady?: () => void;
  /** The browser cannot show this file. */
  onRefused?: () => void;
}

/**
 * A video with the browser's own controls: they can be used by keys, and are known to those who use the browser.
 *
 * For any component that shows a video file; it fills the width that it gets and keeps the video's form.
 */
export function Player({
  src,
  label,
  subtitles = null,
  position = 0,
  autoplay = false,
  loop = false,
  element: given,
  onPlay,
  onPause,
  onEnd,
  onTime,
  onReady,
  onRefused,
}: PlayerProps) {
  const own = useRef<HTMLVideoElement>(null);
  const element = given ?? own;
  const wanted = useRef(0);
  const seek = (): void => {
    const video = element.current;
    wanted.current = position;
    if (video && position !== video.currentTime) video.currentTime = position;
  };
  const begin = (): void => {
    if (position !== wanted.current) seek();
    onReady?.();
  };
  useLayoutEffect(() => {
    if (position !== wanted.current && element.current?.readyState) seek();
  }, [position]);
  const know = ({ currentTarget: video }: { currentTarget: HTMLVideoElement }): void => {
    if (video.videoWidth === 0)
      onRefused?.(); // its sound alone is known here
    else if (video.duration === Infinity) measure(video, begin);
    else begin();
  };
  return (
    // oxlint-disable-next-line media-has-caption -- subtitles are the author's to give
    <video
      ref={element}
      key={src}
      class="fl-player"
      src={src}
      aria-label={label}
      controls
      playsInline
      preload="metadata"
      autoPlay={autoplay}
      loop={loop}
      {...(subtitles?.isElsewhere ? { crossOrigin: "anonymous" } : {})}
      onPlay={() => onPlay?.()}
      onPause={() => onPause?.()}
      onEnded={() => onEnd?.()}
      onTimeUpdate={({ currentTarget }) => {
        wanted.current = currentTarget.currentTime; // it is there already
        onTime?.(currentTarget.currentTime);
      }}
      onLoadedMetadata={know}
      onError={() => onRefused?.()}
    >
      {subtitles && <track kind="subtitles" label={label} src={subtitles.src} default />}
    </video>
  );
}

/** A recording does not say how long it is: a browser finds out when it is sent to its end. */
function measure(video: HTMLVideoElement, then: () => void): void {
  const back = (): void => {
    if (video.duration === Infinity) return;
    video.removeEventListener("durationchange", back);
    video.currentTime = 0;
    then();
  };
  video.addEventListener("durationchange", back);
  video.currentTime = 1e9;
}
