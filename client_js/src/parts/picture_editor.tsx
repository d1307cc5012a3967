import "./picture_editor.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type Box, middle } from "./box";
import type { Decoded } from "./decoded";
import { Act, Held, Places } from "./edit_controls";
import { Selection } from "./edit_selection";
import * as shapes from "./edit_shapes";
import { type EditMemory, useEdits } from "./edits_of_picture";
import type { Size } from "./pixels";
import { Zoomable } from "./zoomable";

interface PictureEditorProps {
  node: Node<ComponentProps>;
  picture: Decoded;
  alt: string;
  value: FileHandle;
  memory: EditMemory;
  /** Shows a problem, or null: none any more. */
  onProblem: (problem: string | null) => void;
  onClose: () => void;
}

/** Crops, covers, turns and flips a picture, by pointer and by keys. */
export function PictureEditor({ node, picture, alt, value, memory, onProblem, onClose }: PictureEditorProps) {
  const { width, height, src: seen } = picture;
  const { history, isBusy, apply, step } = useEdits({ node, value, seen, memory, onProblem });
  const drawn = useSignal<{ size: Size; box: Box } | null>(null);
  const color = useSignal("#000000");
  const isComparing = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>(".fl-selection")?.focus(), []);

  const size = { width, height };
  const fits = drawn.value?.size.width === width && drawn.value.size.height === height;
  const box = (fits && drawn.value?.box) || middle(size);
  const select = (next: Box): void => void (drawn.value = { size, box: next });
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
      class="fl-picture-editor"
      role="group"
      aria-label={say("Edit")}
      aria-busy={isBusy.value}
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
