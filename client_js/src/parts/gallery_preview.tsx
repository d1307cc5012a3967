import "./gallery_preview.css";
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { fileUrl } from "../core/files";
import { say } from "../core/words";
import { useDecoded } from "./decoded";
import { type Item, nameOf, type Shown, thumbnailUrl } from "./gallery_item";
import { Tile } from "./gallery_tile";
import { Shape } from "./icon";
import { Tool } from "./tool";

interface PreviewProps {
  items: Item[];
  index: number;
  /** Whether the focus is to come here as soon as it is drawn. */
  focus: boolean;
  onGo: (index: number) => void;
  onClose: (() => void) | null;
}

const LEFT = "m15 18-6-6 6-6";
const RIGHT = "m9 18 6-6-6-6";
/** So many small pictures stand in the row on each side of the one that is seen. */
const AROUND = 24;

/** One item large, the others in a row below it. The arrow keys lead on, Escape closes. */
export function GalleryPreview({ items, index, focus, onGo, onClose }: PreviewProps) {
  const strip = useRef<HTMLDivElement>(null);
  const item = items[index];
  /** The one that gets the focus as soon as it is drawn. */
  const wanted = useRef(focus ? index : null);
  const bring = (): void => {
    const current = strip.current?.querySelector<HTMLElement>("[aria-current]");
    if (!strip.current || !current) return;
    const { offsetLeft, offsetWidth } = current;
    strip.current.scrollLeft = offsetLeft - (strip.current.clientWidth - offsetWidth) / 2;
    if (wanted.current === index) current.focus({ preventScroll: true });
  };
  useLayoutEffect(bring, [index]);
  useEffect(() => {
    bring(); // again, when a dialog around it has been opened
    if (wanted.current === index) wanted.current = null;
  }, [index]);
  useEffect(() => {
    // what the next key shows is fetched before it is pressed
    for (const near of [items[index + 1], items[index - 1]]) {
      if (near && "image" in near) new Image().src = fileUrl(near.image);
    }
  }, [index, items]);
  if (!item) return null;
  const go = (to: number): void => onGo((to + items.length) % items.length);
  const onKeyDown = (press: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (press.target instanceof HTMLVideoElement || press.ctrlKey || press.metaKey || press.altKey) return;
    const forward = getComputedStyle(press.currentTarget).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: index + forward, ArrowLeft: index - forward, Home: 0, End: items.length - 1 }[
      press.key
    ];
    if (to !== undefined) {
      if (strip.current?.contains(document.activeElement))
        wanted.current = (to + items.length) % items.length;
      go(to);
    } else if (press.key === "Escape" && onClose) onClose();
    else return;
    press.preventDefault();
  };
  const first = Math.max(0, index - AROUND);
  const near = items.slice(first, index + AROUND + 1);
  return (
    // oxlint-disable-next-line no-static-element-interactions -- the keys of the buttons in it
    <div class="fl-preview" onKeyDown={onKeyDown}>
      <figure>
        <Large key={"video" in item ? index : "image"} item={item} name={nameOf(items, index)} />
        {items.length > 1 && (
          <>
            <Turn label={say("Previous")} shape={LEFT} onClick={() => go(index - 1)} />
            <Turn label={say("Next")} shape={RIGHT} onClick={() => go(index + 1)} />
          </>
        )}
        {onClose && <Tool icon="close" label={say("Close")} onClick={onClose} />}
        {item.caption && (
          <figcaption dir="auto" aria-hidden="true">
            {item.caption}
          </figcaption>
        )}
      </figure>
      <div class="fl-others" ref={strip}>
        {near.map((one, offset) => {
          const at = first + offset;
          return (
            <button
              key={at}
              type="button"
              class="fl-tile"
              aria-label={nameOf(items, at)}
              aria-current={at === index ? "true" : undefined}
              tabIndex={at === index ? 0 : -1}
              onClick={() => go(at)}
            >
              <Tile item={one} sizes="" />
            </button>
          );
        })}
      </div>
    </div>
  );
}

function Large({ item, name }: { item: Item; name: string }) {
  return "video" in item ? (
    // oxlint-disable-next-line media-has-caption -- whoever made it may have put them in
    <video src={fileUrl(item.video)} controls preload="metadata" playsInline aria-label={name} />
  ) : (
    <LargePicture file={item.image} name={name} />
  );
}

/** A picture that the browser cannot show itself, a TIFF say, is shown as the server makes it. */
function LargePicture({ file, name }: { file: Shown; name: string }) {
  const whole = useDecoded(fileUrl(file));
  const made = useDecoded(whole.failed ? thumbnailUrl(file, 1280) : null);
  const src = made.shown?.src ?? (whole.failed ? null : whole.shown?.src);
  if (src) return <img src={src} alt={name} decoding="sync" draggable={false} />;
  if (!made.failed) return null;
  return <p class="fl-none">{say("This browser cannot show the picture.")}</p>;
}

function Turn({ label, shape, onClick }: { label: string; shape: string; onClick: () => void }) {
  return (
    <button type="button" class="fl-neighbour" aria-label={label} title={label} onClick={onClick}>
      <Shape d={shape} />
    </button>
  );
}
