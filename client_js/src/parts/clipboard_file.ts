import { say } from "../core/words";

/** Whether the browser lets a page ask for what is in the clipboard: on https and localhost, not everywhere. */
export function canReadClipboard(): boolean {
  return typeof navigator.clipboard?.read === "function";
}

/**
 * The file of this kind ("image/") in the clipboard.
 *
 * Raises an Error whose message is for the visitor where there is none, or the browser refuses.
 */
export async function readClipboard(kind: `${string}/`): Promise<File> {
  const items = await navigator.clipboard.read().catch(() => {
    throw new Error(say("The browser does not let this page read the clipboard: press Ctrl+V instead."));
  });
  const found = items.flatMap((item) => item.types.map((type) => ({ item, type })));
  const first = found.find(({ type }) => type.startsWith(kind));
  if (!first) throw new Error(say("There is nothing of this kind in the clipboard."));
  const { item, type } = first;
  return new File([await item.getType(type)], `pasted.${type.slice(kind.length)}`, { type });
}
