import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Where letters are text, or choose something. */
const TYPING =
  "textarea, select, [contenteditable], [role=combobox], [role=listbox], " +
  "input:not([type=radio], [type=checkbox], [type=range])";

/** Presses an element when its key, one character, is pressed anywhere on the page but where someone types. */
export function useShortcut(key: string | null | undefined, element: RefObject<HTMLElement | null>): void {
  // before anything is painted: whoever sees the button can press its key
  useLayoutEffect(() => {
    if (!key) return;
    const onKeyDown = (press: KeyboardEvent): void => {
      if (!isThat(press, key) || !isMeant(press) || !isInReach(element.current)) return;
      press.preventDefault();
      element.current?.click();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
}

/** Under a layout of other letters, such as Greek, the key where the letter is on a Latin one counts. */
function isThat({ key, code }: KeyboardEvent, wanted: string): boolean {
  return key.toLowerCase() === wanted.toLowerCase() || (key > "~" && code === `Key${wanted.toUpperCase()}`);
}

/** A key that is held down counts once: nobody accepts ten things by leaning on the keyboard. */
function isMeant(press: KeyboardEvent): boolean {
  const isOther = press.defaultPrevented || press.repeat || press.isComposing;
  const isTyped = press.target instanceof Element && press.target.closest(TYPING) !== null;
  return !isOther && !press.ctrlKey && !press.altKey && !press.metaKey && !isTyped;
}

/** Not what another tab hides, nor what lies behind an open dialog. */
function isInReach(element: HTMLElement | null): boolean {
  const dialog = document.querySelector("dialog[open]");
  return !!element && !element.closest("[hidden]") && (!dialog || dialog.contains(element));
}
