import "./number_box.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ControlProps } from "./field";
import { Icon } from "./icon";
import { type Bounds, fit, isSame, type Numeric, parse, round, stepped } from "./number";

interface NumberBoxProps {
  value: Numeric | null;
  bounds: Bounds;
  /** Whether the field may be left empty, which means null. */
  mayBeEmpty?: boolean;
  /** Whether there are buttons for a step up and down; the arrow keys do it anyway. */
  steppers?: boolean;
  interactive: boolean;
  attributes: Partial<ControlProps> & { placeholder?: string; "aria-label"?: string; onFocus?: () => void };
  onEdit: (value: Numeric | null) => void;
  /** The visitor has finished, with Enter or by leaving the field, and the number is told. */
  onSettle: (by: "Enter" | "blur") => void;
}

/**
 * Draws the field of Number and Slider. What is no number yet ("-", "1e") or not within the bounds yet (the 1 of 15
 * where 10 is the least) stays in the field and is not told. When the visitor has finished, it becomes the
 * nearest number that is allowed, or the last one again.
 *
 * It is no field of type "number": those make 15 of a 1,5 unless the browser speaks the visitor's language, show
 * neither NaN nor the infinities, and turn under the wheel that scrolls the page.
 */
export function useNumberBox(props: NumberBoxProps) {
  const { value, bounds, mayBeEmpty = false, steppers, interactive, attributes, onEdit, onSettle } = props;
  const box = useRef<HTMLInputElement>(null);
  const shown = text(value);
  const read = (): Numeric | null | undefined => {
    const said = parse((box.current as HTMLInputElement).value);
    return said == null ? said : round(said, bounds.precision);
  };
  const write = (number: Numeric | null): void => {
    const field = box.current as HTMLInputElement;
    field.value = text(number);
    field.setCustomValidity("");
  };
  // Only what differs is written: "1.0", on the way to 1.05, says the same number and stays.
  useLayoutEffect(() => {
    if (box.current?.value === shown) return;
    const said = read();
    if (said === undefined || !isSame(said, value)) write(value);
  }, [value]);

  const tell = (number: Numeric | null): void => {
    if (!isSame(number, value)) onEdit(number);
  };
  const onInput = (): void => {
    const said = read();
    const isTold = said === null ? mayBeEmpty : said !== undefined && isSame(said, fit(said, bounds));
    box.current?.setCustomValidity(isTold || said === null ? "" : "?");
    if (isTold) tell(said as Numeric | null);
  };
  const settle = (by: "Enter" | "blur"): void => {
    if (interactive && box.current?.value !== text(value)) {
      const said = read();
      const settled = said == null ? (said === null && mayBeEmpty ? null : value) : fit(said, bounds);
      write(settled);
      tell(settled);
    }
    onSettle(by);
  };
  const step = (direction: 1 | -1): void => {
    const next = fit(round(stepped(read() ?? value ?? 0, direction * bounds.step), bounds.precision), bounds);
    write(next);
    tell(next);
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[press.key] as 1 | -1 | undefined;
    if (press.key === "Enter") settle("Enter");
    if (!direction || !interactive) return;
    press.preventDefault(); // else the caret jumps to an end
    step(direction);
  };
  // The buttons are made when somebody comes near: on a page of a thousand numbers they would be most of it.
  const isNear = useSignal(false);
  const approach = ({ type }: Event): void => {
    isNear.value = true;
    if (type === "focus") attributes.onFocus?.();
  };
  const { minimum, maximum } = bounds;
  // an array, and no fragment: that would be one more component for each
  return [
    <input
      key="box"
      {...attributes}
      ref={box}
      class="fl-number-box"
      defaultValue={shown} // to write it later would tell the page of a selection for each of a thousand
      role="spinbutton"
      {...(minimum !== null && minimum >= 0 ? { inputmode: "decimal" } : {})} // its keyboard has no minus
      {...(interactive ? {} : { readOnly: true })}
      {...spoken(shown)}
      {...(minimum === null ? {} : { "aria-valuemin": minimum })}
      {...(maximum === null ? {} : { "aria-valuemax": maximum })}
      onInput={onInput}
      {...(steppers ? { onPointerEnter: approach, onFocus: approach } : {})}
      onKeyDown={onKeyDown}
      onBlur={() => settle("blur")}
    />,
    steppers && interactive && isNear.value && <Steppers key="steppers" onStep={step} />,
  ];
}

function Steppers({ onStep }: { onStep: (direction: 1 | -1) => void }) {
  return (
    <span class="fl-steppers" aria-hidden="true">
      {([-1, 1] as const).map((direction) => (
        <button
          type="button"
          class="fl-tool"
          tabIndex={-1}
          onPointerDown={(press) => press.preventDefault()} // the focus stays where it is
          onClick={() => onStep(direction)}
        >
          <Icon name="chevron" />
        </button>
      ))}
    </span>
  );
}

/** What is heard of a number: some are too long to be heard as one, and the infinities are none. */
function spoken(shown: string) {
  const now = /^[-.\d]{1,20}$/.test(shown) ? { "aria-valuenow": Number(shown) } : {};
  return { ...now, ...(shown && String(now["aria-valuenow"]) !== shown ? { "aria-valuetext": shown } : {}) };
}

function text(number: Numeric | null): string {
  return number === null ? "" : String(number);
}
