import "./image_editor.css";

import { fileUrl } from "../core/files";
import type { Node } from "../core/store";
import { say } from "../core/words";
import { Board } from "../parts/canvas/board";
import { deskOf, type DrawingProps } from "../parts/canvas/desk";
import { Drawn, seenOf } from "../parts/canvas/drawn";
import { flattened } from "../parts/canvas/flattened";
import { Field } from "../parts/field";
import { Fullscreen } from "../parts/fullscreen";
import { Tool } from "../parts/tool";

/** Also Sketchpad, Paint and ImageMask: their props make them what they are. */
export default function ImageEditor({ node }: { node: Node<DrawingProps> }) {
  const { interactive, value } = node.props;
  const isSeen = interactive || value;
  return (
    <Field
      node={node}
      role={interactive ? "group" : "figure"}
      class={interactive ? "fl-drawing" : ""}
      offers={isSeen ? tools(node) : {}}
    >
      {() => (interactive ? <Board node={node} /> : <Drawn node={node} />)}
    </Field>
  );
}

function tools(node: Node<DrawingProps>) {
  const { interactive, label, value } = node.props;
  const save = async (): Promise<void> => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await flattened(interactive ? deskOf(node) : value));
    link.download = "drawing.png";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return {
    download: (
      <Tool
        icon="download"
        label={say("Download")}
        onClick={() => void save().catch((error: Error) => node.warn(error.message))}
      />
    ),
    fullscreen: interactive ? (
      <Tool icon="fullscreen" label={say("Fullscreen")} onClick={() => void widen(node)} />
    ) : (
      <Fullscreen label={label}>
        {value && seenOf(value).map((file) => <img key={fileUrl(file)} src={fileUrl(file)} alt={label} />)}
      </Fullscreen>
    ),
  };
}

/** All of the window is for drawing; Escape or the same button ends it. */
async function widen(node: Node<DrawingProps>): Promise<void> {
  const board = document.querySelector(`[data-block="${node.id}"]`);
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await board?.requestFullscreen();
  } catch {
    node.warn(say("The browser does not let this page fill the window."));
  }
}
