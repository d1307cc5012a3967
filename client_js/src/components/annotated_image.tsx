import "../parts/framed.css";
import "./annotated_image.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type Decoded, useDecoded } from "../parts/decoded";
import { Field } from "../parts/field";
import { Fullscreen } from "../parts/fullscreen";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { useLabelColors } from "../parts/label_colors";

type Box = [x1: number, y1: number, x2: number, y2: number];
type Region = { label: string } & ({ box: Box } | { image: FileHandle });

interface Annotated {
  image: FileHandle | Elsewhere;
  annotations: Region[];
}

interface AnnotatedImageProps extends ComponentProps<Annotated | null> {
  show_legend: boolean;
  height: number | string | null;
  width: number | string | null;
  color_map: Record<string, string> | null;
}

export default function AnnotatedImage({ node }: { node: Node<AnnotatedImageProps> }) {
  const p = node.props;
  const { shown, failed } = useDecoded(p.value && fileUrl(p.value.image));
  const pointed = useSignal<number | null>(null);
  const pinned = useSignal<number | null>(null);
  const value = useLast(p.value, shown);
  const regions = value?.annotations ?? [];
  const color = useLabelColors(p.color_map, [...new Set(regions.map(({ label }) => label))]);
  const pick = (index: number): void => {
    pinned.value = pinned.value === index ? null : index;
    node.emit("select", { index, value: regions[index]?.label });
  };
  const point = (index: number | null): void => void (pointed.value = index);
  const lit = pointed.value ?? pinned.value;
  const drawing = shown && value && (
    <Drawing picture={shown} alt={p.label} {...{ regions, color, lit, point, pick }} />
  );
  return (
    <Field
      node={node}
      role="figure"
      offers={drawing ? { fullscreen: <Fullscreen label={p.label}>{drawing}</Fullscreen> } : {}}
    >
      {() => (
        <>
          <div
            class={`fl-view ${p.height === null ? "" : "fl-sized"}`}
            style={{ height: length(p.height), width: length(p.width) }}
          >
            {failed ? (
              <p class="fl-none">{say("This browser cannot show the picture.")}</p>
            ) : (
              drawing || (
                <div class="fl-none">
                  <Icon name="image" />
                  <span class="fl-unseen">{say("No image")}</span>
                </div>
              )
            )}
          </div>
          {drawing && regions.length > 0 && (
            <ul class={`fl-regions ${p.show_legend ? "" : "fl-quiet"}`} aria-label={say("Labels")}>
              {regions.map(({ label }, index) => (
                <li key={index}>
                  <button
                    type="button"
                    style={{ "--fl-hue": color(label) }}
                    aria-pressed={pinned.value === index}
                    onClick={() => pick(index)}
                    onPointerEnter={() => point(index)}
                    onPointerLeave={() => point(null)}
                    onFocus={() => point(index)}
                    onBlur={() => point(null)}
                  >
                    <bdi>{label}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}

interface DrawingProps {
  picture: Decoded;
  alt: string;
  regions: Region[];
  color: (label: string) => string;
  /** The region that stands out. */
  lit: number | null;
  point: (index: number | null) => void;
  pick: (index: number) => void;
}

/** The picture, the masks on it and the boxes on those. What can be pressed here is pressed by keys in the legend. */
function Drawing({ picture: { src, width, height }, alt, regions, color, lit, point, pick }: DrawingProps) {
  const look = (index: number): string => (lit === null ? "" : lit === index ? "fl-lit" : "fl-dim");
  return (
    <div class="fl-framed" style={{ "--fl-ratio": width / height }}>
      <img src={src} alt={alt} decoding="sync" draggable={false} />
      {regions.map(
        (region, index) =>
          "image" in region && (
            <div
              key={index}
              class={`fl-layer fl-mask ${look(index)}`}
              style={{ "--fl-hue": color(region.label), maskImage: `url("${fileUrl(region.image)}")` }}
            />
          ),
      )}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {largestFirst(regions).map(({ box, label, index }) => (
          <rect
            key={index}
            class={look(index)}
            style={{ "--fl-hue": color(label) }}
            {...sides(box)}
            onClick={() => pick(index)}
            onPointerEnter={() => point(index)}
            onPointerLeave={() => point(null)}
          />
        ))}
      </svg>
    </div>
  );
}

/** The boxes, so that a small one lies on a large one and can be pointed at. */
function largestFirst(regions: Region[]) {
  const boxes = regions.flatMap((region, index) => ("box" in region ? [{ ...region, index }] : []));
  return boxes.toSorted((a, b) => area(b.box) - area(a.box));
}

function area(box: Box): number {
  const { width, height } = sides(box);
  return width * height;
}

function sides([x1, y1, x2, y2]: Box) {
  return {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** The value whose picture is seen: until a new one is decoded, the regions of the last one stay with it. */
function useLast(value: Annotated | null, shown: Decoded | null): Annotated | null {
  const last = useRef<Annotated | null>(null);
  if (!value || shown?.src === fileUrl(value.image)) last.current = value;
  return last.current;
}
