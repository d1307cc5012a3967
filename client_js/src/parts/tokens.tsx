import "./tokens.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { Icon } from "./icon";

interface TokensProps {
  label: string;
  names: string[];
  /** Nothing, where they cannot be removed. */
  onRemove?: (place: number) => void;
  /** The focus leaves them at the end. */
  onLeave?: () => void;
  /** Gives what puts the focus on the last one. */
  back?: { current: (() => void) | undefined };
}

/**
 * What was chosen, one beside the other. Arrow keys go from one to the next, Delete and Backspace remove it.
 */
export function Tokens({ label, names, onRemove, onLeave, back }: TokensProps) {
  const list = useRef<HTMLUListElement>(null);
  const next = useRef<number | null>(null);
  const focus = (place: number): void => {
    const buttons = list.current?.querySelectorAll("button") ?? [];
    const button = buttons[Math.max(0, Math.min(place, buttons.length - 1))];
    if (button && place <= buttons.length - 1) button.focus();
    else onLeave?.();
  };
  useLayoutEffect(() => {
    if (next.current !== null) focus(next.current);
    next.current = null;
  }, [names]);
  if (back) back.current = () => focus(names.length - 1);

  const remove = (place: number): void => {
    next.current = Math.min(place, names.length - 2);
    if (next.current < 0) onLeave?.();
    onRemove?.(place);
  };
  const onKeyDown = (press: KeyboardEvent, place: number): void => {
    const rtl = getComputedStyle(press.currentTarget as Element).direction === "rtl";
    const { key } = press;
    if (key === "Delete" || key === "Backspace") remove(place);
    else if (key === (rtl ? "ArrowRight" : "ArrowLeft")) focus(place - 1);
    else if (key === (rtl ? "ArrowLeft" : "ArrowRight")) focus(place + 1);
    else return;
    press.preventDefault();
  };
  return (
    <ul ref={list} class="fl-tokens" aria-label={label}>
      {names.map((name, place) => (
        <li key={place} class="fl-token">
          <span dir="auto">{name}</span>
          {onRemove && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={say("Remove {name}", { name })}
              onClick={() => remove(place)}
              onKeyDown={(press) => onKeyDown(press, place)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
