import "./picture_editor.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type Box, middle } from "./box";
import type { Decoded } from "./decoded";
import { EditHistory } from "./edit_history";
import { Act, Held, Places } from "./edit_controls";
import { Selection } from "./edit_selection";
import * as shapes from "./edit_shapes";
import type { Size } from "./pixels";
import { Zoomable } from "./zoomable";

/** One change, as `edited_image` in components/_image_edit.py takes it. */
type Edit =
  | { do: "crop"; box: number[] }
  | { do: "cover"; box: number[]; color: string }
  | { do: "turn"; by: 90 | 270 }
  | { do: "flip"; along: "horizontal" | "vertical" };

interface PictureEditorProps {
  node: Node<ComponentProps>;
  picture: Decoded;
  alt: string;
  value: FileHandle;
  /** Where its history is kept while it is closed. */
  memory: { history: EditHistory<FileHandle> | null };
  /** Shows a problem, or null: none any more. */
  onProblem: (problem: string | null) => void;
  onClose: () => void;
}

/**
 * Crops, covers, turns and flips a picture. Each edit is done by the server, on the file as it was sent: so no pixel
 * changes but those that were meant, whatever the browser makes of the file's colours, bits and transparency. Its result
 * is the component's value at once.
 */
export function PictureEditor({ node, picture, alt, value, memory, onProblem, onClose }: PictureEditorProps) {
  if (memory.history?.now.$file !== value.$file) memory.history = new EditHistory(value); // another picture
  const { history } = memory;
  const { width, height } = picture;
  const drawn = useSignal<{ size: Size; box: Box } | null>(null);
  const color = useSignal("#000000");
  const isComparing = useSignal(false);
  const waiting = useSignal(0);
  const last = useRef(Promise.resolve());
  const root = useRef<HTMLDivElement>(null);

  const size = { width, height };
  const fits = drawn.value?.size.width === width && drawn.value.size.height === height;
  const box = (fits && drawn.value?.box) || middle(size);
  const select = (next: Box): void => void (drawn.value = { size, box: next });
  const frame = useRef({ now: 0, seen: 0 });
  if (fileUrl(history.now) === picture.src) frame.current.seen = frame.current.now;

  useEffect(() => root.current?.querySelector<HTMLElement>(".fl-selection")?.focus(), []);

  /** One after the other, each on what the last one made. */
  const queue = (task: () => Promise<void> | void): void => {
    waiting.value += 1;
    last.current = last.current
      .then(task)
      .then(
        () => onProblem(null),
        (error: Error) => onProblem(error.message),
      )
      .then(() => void (waiting.value -= 1));
  };
  const apply = (edit: Edit): void => {
    const { seen } = frame.current;
    queue(async () => {
      if ("box" in edit && frame.current.now !== seen) return; // it was drawn where all lies elsewhere now
      history.add((await node.call("edited", history.now, edit)) as FileHandle);
      frame.current.now += edit.do === "cover" ? 0 : 1;
      node.edit(history.now);
    });
  };
  const step = (how: "undo" | "redo" | "reset"): void =>
    queue(() => {
      const before = history.now;
      history[how]();
      if (history.now === before) return;
      frame.current.now += 1;
      node.edit(history.now);
    });
  const places = [box.x, box.y, box.width, box.height];
  const crop = (): void => apply({ do: "crop", box: places });
  const cover = (): void => apply({ do: "cover", box: places, color: color.value });

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const isCommand = (event.ctrlKey || event.metaKey) && !(event.target instanceof HTMLInputElement);
    if (event.key === "Escape") onClose();
    else if (isCommand && (key === "y" || (key === "z" && event.shiftKey))) step("redo");
    else if (isCommand && key === "z") step("undo");
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <div
      ref={root}
      class="fl-editor"
      role="group"
      aria-label={say("Edit")}
      aria-busy={waiting.value > 0}
      onKeyDown={onKeyDown}
    >
      <Zoomable size={picture} drags={false}>
        <img src={picture.src} alt={alt} decoding="sync" draggable={false} />
        <Selection {...{ size, box }} onChange={select} onCrop={crop} onCover={cover} />
        {isComparing.value && (
          <img class="fl-before" src={fileUrl(history.original)} alt={say("Original")} draggable={false} />
        )}
      </Zoomable>
      <div class="fl-edit-bar">
        <div class="fl-edit-group">
          <Act d={shapes.CROP} label={say("Crop")} onClick={crop} isWide />
          <Act d={shapes.COVER} label={say("Cover")} onClick={cover} isWide />
          <input
            type="color"
            aria-label={say("Color")}
            title={say("Color")}
            value={color.value}
            onInput={({ currentTarget }) => (color.value = currentTarget.value)}
          />
        </div>
        <Places size={size} box={box} onChange={select} />
        <div class="fl-edit-group">
          <Act d={shapes.TURN_LEFT} label={say("Turn left")} onClick={() => apply({ do: "turn", by: 270 })} />
          <Act
            d={shapes.TURN_RIGHT}
            label={say("Turn right")}
            onClick={() => apply({ do: "turn", by: 90 })}
          />
          <Act
            d={shapes.FLIP_ALONG}
            label={say("Flip left and right")}
            onClick={() => apply({ do: "flip", along: "horizontal" })}
          />
          <Act
            d={shapes.FLIP_OVER}
            label={say("Flip top and bottom")}
            onClick={() => apply({ do: "flip", along: "vertical" })}
          />
        </div>
        <div class="fl-edit-group">
          <Act d={shapes.UNDO} label={say("Undo")} off={!history.canUndo} onClick={() => step("undo")} />
          <Act d={shapes.REDO} label={say("Redo")} off={!history.canRedo} onClick={() => step("redo")} />
          <Act d={shapes.RESET} label={say("Reset")} off={!history.canUndo} onClick={() => step("reset")} />
          <Held
            d={shapes.COMPARE}
            label={say("Hold to see the original")}
            off={!history.canUndo}
            isHeld={isComparing.value}
            onHold={(isHeld) => (isComparing.value = isHeld)}
          />
        </div>
        <output class="fl-edit-size">
          {width} × {height}
        </output>
        <button type="button" class="fl-edit-close" onClick={onClose}>
          {say("Close")}
        </button>
      </div>
    </div>
  );
}
