import "./number_box.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ControlProps } from "./field";
import { type Bounds, fit, isSame, type Numeric, parse, round } from "./number";

interface NumberBoxProps {
  value: Numeric | null;
  bounds: Bounds;
  /** Whether the field may be left empty, which means null. */
  mayBeEmpty?: boolean;
  interactive: boolean;
  attributes: Partial<ControlProps> & { placeholder?: string; "aria-label"?: string; onFocus?: () => void };
  onEdit: (value: Numeric | null) => void;
  /** The visitor has finished, with Enter or by leaving the field, and the number is told. */
  onSettle: (by: "Enter" | "blur") => void;
}

/**
 * The field of Number and Slider. What is no number yet ("-", "1e") or not within the bounds yet (the 1 of 15
 * where 10 is the least) stays in the field and is not told. When the visitor has finished, it becomes the
 * nearest number that is allowed, or the last one again.
 */
export function NumberBox(props: NumberBoxProps) {
  const { value, bounds, mayBeEmpty = false, interactive, attributes, onEdit, onSettle } = props;
  const box = useRef<HTMLInputElement>(null);
  const read = (): Numeric | null | undefined => {
    const field = box.current as HTMLInputElement;
    const said = field.validity.badInput ? undefined : parse(field.value);
    return said == null ? said : round(said, bounds.precision);
  };
  const write = (number: Numeric | null): void => {
    (box.current as HTMLInputElement).value = text(number);
  };
  // Only what differs is written: "1.0", on the way to 1.05, says the same number and stays.
  useLayoutEffect(() => {
    const said = read();
    if (said === undefined || !isSame(said, value)) write(value);
  }, [value]);

  const tell = (number: Numeric | null): void => {
    if (!isSame(number, value)) onEdit(number);
  };
  const onInput = (): void => {
    const said = read();
    if (said == null) {
      if (said === null && mayBeEmpty) tell(null);
    } else if (isSame(said, fit(said, bounds))) tell(said);
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
  return (
    <input
      {...attributes}
      ref={box}
      class="fl-number-box"
      // A field of type "number" cannot show the numbers that are none, or have no end.
      type={(value === null || Number.isFinite(Number(value)) ? "number" : "text") as "number"}
      readOnly={!interactive}
      step={bounds.step}
      {...(bounds.minimum === null ? {} : { min: bounds.minimum })}
      {...(bounds.maximum === null ? {} : { max: bounds.maximum })}
      onInput={onInput}
      onKeyDown={({ key }) => key === "Enter" && settle("Enter")}
      onBlur={() => settle("blur")}
      // A wheel that scrolls the page must not turn the number that happens to have the focus.
      onWheel={({ currentTarget }) => currentTarget.blur()}
    />
  );
}

function text(number: Numeric | null): string {
  return number === null ? "" : String(number);
}
