/**
 * The keys of a tree (WAI-ARIA Authoring Practices, "Tree View"). One of its items can be reached with Tab; the others
 * with the arrows. Items are all drawn as siblings, in the order in which they are seen.
 */
export function onTreeKey(press: KeyboardEvent): void {
  const item = (press.target as Element).closest<HTMLElement>("[role=treeitem]");
  if (!item || press.ctrlKey || press.metaKey || press.altKey) return;
  const isDone = act(item, press.key);
  if (isDone) press.preventDefault();
}

/** What has the focus is what Tab comes back to. */
export function onTreeFocus({ target, currentTarget }: FocusEvent): void {
  for (const one of items(currentTarget as Element)) one.tabIndex = one === target ? 0 : -1;
}

function act(item: HTMLElement, key: string): boolean {
  const expanded = item.getAttribute("aria-expanded");
  switch (key) {
    case "ArrowDown":
      return go(next(item, 1));
    case "ArrowUp":
      return go(next(item, -1));
    case "ArrowRight":
      return expanded === "false" ? click(item) : expanded === "true" && go(next(item, 1));
    case "ArrowLeft":
      return expanded === "true" ? click(item) : go(parent(item));
    case "Home":
      return go(siblings(item)[0]);
    case "End":
      return go(siblings(item).at(-1));
    case "Enter":
    case " ":
      return click(item);
    default:
      return key.length === 1 && go(beginning(item, key));
  }
}

function go(item: HTMLElement | undefined): boolean {
  item?.focus();
  return true;
}

function click(item: HTMLElement): boolean {
  item.click();
  return true;
}

function items(tree: Element): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
}

function siblings(item: HTMLElement): HTMLElement[] {
  return items(item.closest("[role=tree]") as Element);
}

function next(item: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const all = siblings(item);
  return all[all.indexOf(item) + step];
}

/** The item in which this one stands: the last one before it that is less deep. */
function parent(item: HTMLElement): HTMLElement | undefined {
  const all = siblings(item);
  return all.slice(0, all.indexOf(item)).findLast((one) => level(one) < level(item));
}

function level(item: Element): number {
  return Number(item.getAttribute("aria-level"));
}

/** The next item whose text begins with a letter, around the end of the tree. */
function beginning(item: HTMLElement, letter: string): HTMLElement | undefined {
  const all = siblings(item);
  const at = all.indexOf(item);
  const turned = [...all.slice(at + 1), ...all.slice(0, at)];
  return turned.find((one) => one.textContent?.toLowerCase().startsWith(letter.toLowerCase()));
}
