/** Another size for a picture, of the same proportions. */
import "./resize_form.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { say } from "../../core/words";
import { useHandOver } from "./focus";
import { areaOf, type Size } from "./geometry";

/** The server takes no larger ones. */
const MOST_PIXELS = 50_000_000;

interface ResizeFormProps {
  size: Size;
  onResize: (size: Size) => void;
  onCancel: () => void;
  /** It goes, and had the focus. */
  onLeave: () => void;
}

export function ResizeForm({ size, onResize, onCancel, onLeave }: ResizeFormProps) {
  const element = useRef<HTMLFormElement>(null);
  useHandOver(element, onLeave);
  const wanted = useSignal(size);
  const { width, height } = wanted.value;
  const fits = width >= 1 && height >= 1 && areaOf(wanted.value) <= MOST_PIXELS;
  const ratio = size.width / size.height;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (fits) onResize(wanted.value);
  };
  return (
    <form ref={element} class="fl-resize" onSubmit={submit}>
      <label>
        <span>{say("Width")}</span>
        <input
          type="number"
          min={1}
          value={width}
          onInput={({ currentTarget: { valueAsNumber: next } }) => {
            if (next >= 1) wanted.value = { width: next, height: Math.max(1, Math.round(next / ratio)) };
          }}
        />
      </label>
      <label>
        <span>{say("Height")}</span>
        <input
          type="number"
          min={1}
          value={height}
          onInput={({ currentTarget: { valueAsNumber: next } }) => {
            if (next >= 1) wanted.value = { width: Math.max(1, Math.round(next * ratio)), height: next };
          }}
        />
      </label>
      <button type="submit" class="fl-plain" disabled={!fits}>
        {say("Resize")}
      </button>
      <button type="button" class="fl-plain" onClick={onCancel}>
        {say("Cancel")}
      </button>
    </form>
  );
}
