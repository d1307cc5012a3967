/** What a visitor draws on, with all that they draw with. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import type { Node } from "../../core/store";
import { say } from "../../core/words";
import { canReadClipboard, readClipboard } from "../clipboard_file";
import { useChooser } from "../chooser";
import { Receiver } from "../receiver";
import { Problem, Transfers } from "../transfers";
import { useUploads } from "../uploads";
import { CropActs, CropFrame } from "./crop_frame";
import { type Desk, deskOf, type DrawingProps } from "./desk";
import { Filming } from "./filming";
import { grown, type Rect, type Size, whole } from "./geometry";
import { Act } from "./icons";
import { LayerList } from "./layer_list";
import { Paper } from "./paper";
import { isBlank } from "./picture";
import { ResizeForm } from "./resize_form";
import { CLOSER, shortcut } from "./shortcuts";
import { Start } from "./start";
import { InkChoice, ToolChoice, toolsOf } from "./tools";

/** What is open below the picture. */
type Panel = "layers" | "resize" | null;

const KIND = "image/";

export function Board({ node }: { node: Node<DrawingProps> }) {
  const p = node.props;
  const id = `fl-${node.id}`;
  const desk = deskOf(node);
  const { editor } = desk;
  const stage = useRef<HTMLDivElement>(null);
  const panel = useSignal<Panel>(null);
  const isFilming = useSignal(false);
  const tools = toolsOf(p);
  useEffect(() => desk.equip(), [p.brush, p.eraser, p.canvas_size, p.layers]);
  useEffect(() => desk.take(p.value), [p.value]);
  useStay(desk);
  const uploads = useUploads(node, refuse, ([file]) => file && void desk.bring(file));
  useEffect(() => uploads.say(desk.problem.value), [desk.problem.value]);
  const send = ([file]: File[]): void => {
    uploads.cancel();
    if (file) uploads.send([file]);
  };
  const source = (name: string): boolean => p.sources.includes(name);
  const chooser = useChooser({ label: p.label, accept: `${KIND}*`, onFiles: send });
  const paste = (): void => {
    readClipboard(KIND).then(
      (file) => send([file]),
      (error: Error) => uploads.say(error.message),
    );
  };
  const film = (): void => void (isFilming.value = true);
  const canPaste = source("clipboard") && canReadClipboard();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (shortcut(event, desk, tools)) event.preventDefault();
  };
  const { size, background } = editor.picture.value;
  const isEmpty = !background && isBlank(editor.picture.value);
  const percent = `${Math.round(desk.scale.value * 100)} %`;
  const stop = (): void => {
    panel.value = null;
    desk.cropping.value = null;
  };
  const crop = (): void => {
    stop();
    desk.screen?.fit();
    desk.cropping.value = inner(size);
  };
  const goToCanvas = (): void => stage.current?.querySelector("canvas")?.focus({ preventScroll: true });
  const done = (change: () => void): void => {
    stop();
    change();
    desk.apply();
  };
  const toggle = (one: Panel): void => {
    const next = panel.value === one ? null : one;
    stop();
    panel.value = next;
  };
  return (
    // The keys are those of its controls, wherever the focus is among them.
    // oxlint-disable-next-line no-noninteractive-element-interactions, no-static-element-interactions
    <div class="fl-board" onKeyDown={onKeyDown}>
      <div class="fl-shelf">
        <ToolChoice id={id} desk={desk} tools={tools} />
        <div class="fl-acts">
          <Act
            sign="undo"
            label={say("Undo")}
            disabled={!editor.history.canUndo.value}
            onClick={() => editor.undo()}
          />
          <Act
            sign="redo"
            label={say("Redo")}
            disabled={!editor.history.canRedo.value}
            onClick={() => editor.redo()}
          />
          <Act sign="clear" label={say("Clear")} disabled={isEmpty} onClick={() => desk.clear()} />
          {node.listens("apply") && <Act sign="done" label={say("Apply")} onClick={() => desk.apply()} />}
        </div>
      </div>
      <InkChoice id={id} desk={desk} p={p} />
      <Receiver
        area={stage}
        class={`fl-desk ${isFilming.value ? "fl-filming" : ""}`}
        style={{}}
        kind={KIND}
        drop={source("upload")}
        paste={source("clipboard")}
        onFiles={send}
      >
        <Paper id={id} desk={desk} p={p}>
          {isEmpty && !isFilming.value && (
            <Start
              prompt={p.placeholder}
              choose={source("upload") ? chooser.open : null}
              paste={canPaste ? paste : null}
              film={source("webcam") ? film : null}
              onLeave={goToCanvas}
            />
          )}
          {desk.cropping.value && <CropFrame desk={desk} rect={desk.cropping.value} />}
        </Paper>
        {isFilming.value && (
          <Filming
            options={p.webcam_options}
            onPicture={(file) => send([file])}
            onClose={() => (isFilming.value = false)}
            onLeave={goToCanvas}
          />
        )}
        <Transfers uploads={uploads} />
      </Receiver>
      {chooser.input}
      <div class="fl-shelf">
        {desk.cropping.value ? (
          <CropActs
            onCrop={() => {
              const rect = desk.cropping.value;
              if (rect) done(() => editor.crop(rounded(rect)));
            }}
            onCancel={stop}
            onLeave={goToCanvas}
          />
        ) : (
          <div class="fl-acts">
            {source("upload") && <Act sign="image" label={say("Choose an image")} onClick={chooser.open} />}
            {canPaste && <Act sign="paste" label={say("Paste")} onClick={paste} />}
            {source("webcam") && <Act sign="camera" label={say("Camera")} onClick={film} />}
            {p.transforms.includes("crop") && <Act sign="crop" label={say("Crop")} onClick={crop} />}
            {p.transforms.includes("resize") && !p.fixed_canvas && (
              <Act
                sign="resize"
                label={say("Resize")}
                isOpen={panel.value === "resize"}
                onClick={() => toggle("resize")}
              />
            )}
          </div>
        )}
        <div class="fl-acts">
          <Act sign="less" label={say("Zoom out")} onClick={() => desk.zoom(1 / CLOSER)} />
          <button
            type="button"
            class="fl-tool fl-closeup"
            title={say("Show all")}
            aria-label={`${say("Show all")}, ${percent}`}
            onClick={() => desk.screen?.fit()}
          >
            {percent}
          </button>
          <Act sign="more" label={say("Zoom in")} onClick={() => desk.zoom(CLOSER)} />
          {p.layers.shown && (
            <Act
              sign="layers"
              label={say("Layers")}
              isOpen={panel.value === "layers"}
              onClick={() => toggle("layers")}
            />
          )}
        </div>
      </div>
      {panel.value === "layers" && <LayerList id={id} desk={desk} more={p.layers.more} />}
      {panel.value === "resize" && (
        <ResizeForm
          size={size}
          onResize={(to) => done(() => editor.resize(to))}
          onCancel={stop}
          onLeave={goToCanvas}
        />
      )}
      <Problem uploads={uploads} />
    </div>
  );
}

/** Asks whoever leaves the page while the server does not have all that was drawn. */
function useStay(desk: Desk): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (desk.isBehind) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [desk]);
}

/** Most of a picture, for a frame to begin with. */
function inner({ width, height }: Size): Rect {
  return rounded(grown(whole({ width, height }), -Math.min(width, height) / 8));
}

function rounded({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.round(x), Math.round(y)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.round(x + width) - left),
    height: Math.max(1, Math.round(y + height) - top),
  };
}

function refuse({ name, type }: File): string | null {
  return type && !type.startsWith(KIND)
    ? say("{name} is not an image: choose another file.", { name })
    : null;
}
