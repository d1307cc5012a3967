/** What is selected in an element, in characters of its text. */
import type { Range } from "./spans";

/** Where the selection is; null where it is elsewhere. */
export function selectionIn(element: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (
    !selection?.rangeCount ||
    !element.contains(selection.anchorNode) ||
    !element.contains(selection.focusNode)
  ) {
    return null;
  }
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  return [lengthBefore(element, startContainer, startOffset), lengthBefore(element, endContainer, endOffset)];
}

/** Selects a part of the element's text. */
export function selectIn(element: HTMLElement, [start, end]: Range): void {
  const range = document.createRange();
  range.setStart(...placeOf(element, start));
  range.setEnd(...placeOf(element, end));
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}

function lengthBefore(element: HTMLElement, container: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(container, offset);
  return range.toString().length;
}

function placeOf(element: HTMLElement, place: number): [Node, number] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = place;
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return [element, element.childNodes.length];
}
