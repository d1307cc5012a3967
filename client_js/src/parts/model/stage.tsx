import "./stage.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { type FileHandle, fileUrl } from "../../core/files";
import { say } from "../../core/words";
import { Icon } from "../icon";
import { Tool } from "../tool";
import type { Mode, ModelView } from "./model_view";

export type Angles = [alpha: number | null, beta: number | null, radius: number | null];

interface StageProps {
  file: FileHandle;
  label: string;
  mode: Mode;
  /** The colour behind the model, as CSS writes it. */
  ground: string | undefined;
  angles: Angles;
  zoomSpeed: number;
  panSpeed: number;
}

/** Degrees that a press of an arrow key turns, and the share of the distance that it moves. */
const TURN = 10;
const SHIFT = 0.05;
const KEYS: Record<string, [right: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A model that can be turned. What draws it is fetched with the first one. */
export function ModelStage({ file, label, mode, ground, angles, zoomSpeed, panSpeed }: StageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useSignal<ModelView | null>(null);
  const state = useSignal<"loading" | "shown" | { problem: string }>("loading");
  useEffect(() => {
    let isGone = false;
    let made: ModelView | null = null;
    import("./model_view").then(
      (module) => {
        if (isGone || !canvas.current) return;
        try {
          made = new module.ModelView(canvas.current);
          view.value = made;
        } catch {
          state.value = { problem: say("This browser cannot show 3D: it needs WebGL 2.") };
        }
      },
      () => (state.value = { problem: say("This part of the page could not be loaded. Reload the page.") }),
    );
    return () => {
      isGone = true;
      made?.dispose();
    };
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    const stage = view.value;
    if (!stage) return undefined;
    state.value = "loading";
    modelOf(file, stop.signal).then(
      (model) => {
        if (stop.signal.aborted) return;
        stage.show(model, mode);
        state.value = "shown";
      },
      (error: Error) => {
        if (stop.signal.aborted) return;
        stage.show(null, mode);
        state.value = { problem: say("The 3D model cannot be shown: {reason}", { reason: error.message }) };
      },
    );
    return () => stop.abort();
  }, [file.$file, view.value]);
  useEffect(() => view.value?.look(mode), [mode, view.value]);
  useEffect(() => view.value?.speeds(zoomSpeed, panSpeed), [zoomSpeed, panSpeed, view.value]);
  useEffect(() => {
    const [alpha, beta, radius] = angles;
    view.value?.begin({ alpha, beta, radius });
  }, [...angles, view.value]);
  const onKeyDown = (press: KeyboardEvent): void => {
    const way = KEYS[press.key];
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    if (way && press.shiftKey) view.value?.pan(way[0] * SHIFT, way[1] * SHIFT);
    else if (way) view.value?.turn(way[0] * TURN, way[1] * TURN);
    else if (press.key === "+" || press.key === "=") view.value?.zoom(0.85);
    else if (press.key === "-") view.value?.zoom(1 / 0.85);
    else if (press.key === "Home") view.value?.reset();
    else return;
    press.preventDefault();
  };
  const { value: now } = state;
  const problem = typeof now === "object" ? now.problem : null;
  return (
    <div class="fl-stand" style={{ background: ground }} aria-busy={now === "loading"}>
      <div
        {...{ role: "application", tabIndex: 0, onKeyDown }}
        class="fl-turntable"
        hidden={problem !== null}
        aria-label={say("{label}: arrow keys turn it, with Shift they move it, + and − zoom", { label })}
      >
        <canvas ref={canvas} />
      </div>
      {now === "loading" && <span class="fl-spin" role="status" aria-label={say("Loading…")} />}
      {problem && (
        <p class="fl-error" role="alert">
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      )}
      {now === "shown" && <Tool icon="reset" label={say("Reset")} onClick={() => view.value?.reset()} />}
    </div>
  );
}

async function modelOf(file: FileHandle, signal: AbortSignal) {
  const [{ read }, answer] = await Promise.all([import("./model_load"), fetch(fileUrl(file), { signal })]);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return read(file.name, await answer.arrayBuffer());
}
