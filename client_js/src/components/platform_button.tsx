import "./platform_button.css";
import type { Node } from "../core/store";
import { say } from "../core/words";
import { Face, face, type FaceProps } from "../parts/button_face";

interface PlatformButtonProps extends FaceProps<string> {
  note: string | null;
  link: string | null;
  link_target: "_self" | "_blank" | "_parent" | "_top";
}

/** Where it does nothing, it can still be found and pressed: that says why. */
export default function PlatformButton({ node }: { node: Node<PlatformButtonProps> }) {
  const { value, note, link, link_target, interactive } = node.props;
  const isInert = note !== null && !node.listens("click");
  const attributes = face(node, value);
  const content = <Face node={node} text={value} />;
  const press = (): void => (isInert ? node.warn(say(note)) : node.emit("click"));
  if (link !== null && interactive) {
    return (
      <a {...attributes} href={link} target={link_target} rel="noopener noreferrer" onClick={press}>
        {content}
      </a>
    );
  }
  return (
    <button
      type="button"
      {...attributes}
      disabled={!interactive}
      {...(isInert ? { "aria-disabled": "true", title: say(note) } : {})}
      onClick={press}
    >
      {content}
    </button>
  );
}
