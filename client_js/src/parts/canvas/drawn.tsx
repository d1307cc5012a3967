/** A drawing that only is shown. */
import "./drawn.css";
import { fileUrl } from "../../core/files";
import type { Node } from "../../core/store";
import { say } from "../../core/words";
import { length } from "../host";
import { Icon } from "../icon";
import type { DrawingProps } from "./desk";
import type { DrawingValue } from "./picture";

/** The files that are seen of a drawing, the lowest one first. */
export function seenOf({ background, layers, composite, hidden = [] }: DrawingValue) {
  const shown = layers.filter((_, place) => !hidden.includes(place));
  return (composite ? [composite] : [background, ...shown]).filter((file) => file !== null);
}

export function Drawn({ node }: { node: Node<DrawingProps> }) {
  const { value, placeholder, label, height, width } = node.props;
  const seen = value ? seenOf(value) : [];
  if (seen.length === 0)
    return (
      <div class="fl-empty">
        <Icon name="image" />
        <span class={placeholder ? "" : "fl-unseen"}>{placeholder ?? say("No image")}</span>
      </div>
    );
  const pick = ({ offsetX, offsetY, currentTarget }: MouseEvent): void => {
    const image = (currentTarget as HTMLElement).querySelector("img");
    if (!image || !node.listens("select")) return;
    const scale = image.naturalWidth / image.clientWidth;
    node.emit("select", { index: [Math.floor(offsetX * scale), Math.floor(offsetY * scale)], value: null });
  };
  return (
    // A point is picked with a pointer: there is nothing here for a key to press.
    // oxlint-disable-next-line click-events-have-key-events, no-static-element-interactions
    <div
      class={`fl-drawn ${value?.background || value?.composite ? "" : "fl-white"}`}
      style={{ height: length(height), width: length(width) }}
      onClick={pick}
    >
      {seen.map((file, place) => (
        <img key={fileUrl(file)} src={fileUrl(file)} alt={place === 0 ? label : ""} draggable={false} />
      ))}
    </div>
  );
}
