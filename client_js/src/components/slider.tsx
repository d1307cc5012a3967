import "./slider.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type ControlProps, Field } from "../parts/field";
import { useLastOfFrame } from "../parts/last_of_frame";
import { type Bounds, fit, type Numeric, round } from "../parts/number";
import { useNumberBox } from "../parts/number_box";
import { Tool } from "../parts/tool";

interface SliderProps extends ComponentProps<Numeric>, Bounds {
  minimum: number;
  maximum: number;
}

export default function Slider({ node }: { node: Node<SliderProps> }) {
  const p = node.props;
  const { minimum, maximum, step, precision } = p;
  const { current: state } = useRef({ initial: p.value, moved: false });
  const edit = (value: Numeric | null): void => {
    if (value === null || value === p.value) return;
    state.moved = true;
    node.edit(value);
  };
  // Bounds that a function has changed leave no number outside: the function would be refused what stands here.
  useLayoutEffect(() => {
    if (p.interactive) edit(fit(p.value, p));
  }, [minimum, maximum]);
  const drag = useLastOfFrame(edit);
  const release = (): void => {
    drag.flush();
    if (state.moved) node.emit("release");
    state.moved = false;
  };
  const reset = (): void => {
    edit(state.initial);
    release();
  };
  const offers = p.interactive ? { reset: <Tool icon="reset" label={say("Reset")} onClick={reset} /> } : {};
  return Field({
    node,
    offers,
    children: (control) => [
      useTrack({
        control,
        minimum,
        maximum,
        step,
        value: Number(p.value),
        disabled: !p.interactive,
        onDrag: (value) => drag.put(round(value, precision)),
        onRelease: release,
      }),
      ...useNumberBox({
        value: p.value,
        bounds: { minimum, maximum, step, precision },
        interactive: p.interactive,
        attributes: { "aria-label": say("{label} (number)", { label: p.label }) },
        onEdit: edit,
        onSettle: release,
      }),
    ],
  });
}

interface TrackProps {
  control: ControlProps;
  minimum: number;
  maximum: number;
  step: number;
  value: number;
  disabled: boolean;
  onDrag: (value: number) => void;
  /** The visitor lets go of the knob or of a key. */
  onRelease: () => void;
}

/** Draws the line with its knob. While it moves, the browser leads and the value follows. */
function useTrack({ control, minimum, maximum, step, value, disabled, onDrag, onRelease }: TrackProps) {
  const range = useRef<HTMLInputElement>(null);
  const keyIsDown = useRef(false);
  useLayoutEffect(() => {
    if (range.current) range.current.value = String(value);
  }, [value, minimum, maximum, step]);
  const onKeyUp = (): void => {
    keyIsDown.current = false;
    onRelease();
  };
  return (
    <div key="track" class="fl-track">
      <input
        {...control}
        ref={range}
        type="range"
        min={minimum}
        max={maximum}
        step={step}
        {...(disabled ? { disabled } : {})}
        style={{ "--fl-filled": (value - minimum) / (maximum - minimum || 1) }}
        onInput={({ currentTarget }) => onDrag(Number(currentTarget.value))}
        // The browser says "change" when the pointer lets go, but for each repeat of a key that is held.
        onChange={() => keyIsDown.current || onRelease()}
        onKeyDown={() => (keyIsDown.current = true)}
        onKeyUp={onKeyUp}
        onBlur={onKeyUp}
      />
      <div class="fl-ends" data-minimum={minimum} data-maximum={maximum} aria-hidden="true" />
    </div>
  );
}
