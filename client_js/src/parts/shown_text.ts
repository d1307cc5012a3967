import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows a text in a field. Where the text around what the visitor has selected stays, it stays selected: a
 * browser would forget it with each word that a result grows by.
 *
 * Returns whether the selection is one that was put back, and no new one of the visitor's.
 */
export function useShownText(box: RefObject<TextField | null>, text: string): () => boolean {
  const kept = useRef("");
  useLayoutEffect(() => {
    const field = box.current as TextField;
    if (field.value !== text) kept.current = showText(field, text);
    if (!("fieldSizing" in document.body.style)) grow(field);
  });
  return () => kept.current === selection(box.current);
}

function showText(field: TextField, text: string): string {
  const { value: old, selectionStart: start, selectionEnd: end, selectionDirection } = field;
  const hasCaretWithin = start !== null && end !== null && start < old.length && field.matches(":focus");
  field.value = text;
  if (!hasCaretWithin) return "";
  const isBefore = text.startsWith(old.slice(0, end));
  if (!isBefore && !text.endsWith(old.slice(start))) return "";
  const shift = isBefore ? 0 : text.length - old.length;
  field.setSelectionRange(start + shift, end + shift, selectionDirection ?? "none");
  return selection(field);
}

/** Where the style sheet's `field-sizing` is not known, the field takes the height of its text this way. */
function grow(field: TextField): void {
  field.style.height = "auto";
  if (field.tagName === "TEXTAREA") field.style.height = `${field.scrollHeight}px`;
}

function selection(field: TextField | null): string {
  return `${field?.selectionStart}-${field?.selectionEnd}`;
}
