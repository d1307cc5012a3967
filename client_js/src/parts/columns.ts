import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * Spreads `count` things over the rows of a grid evenly: ten that find room for nine come as five and five. Its number
 * of columns is `--fl-columns`, each at least `narrowest` pixels wide with the gap beside it. 0 things: nothing is done.
 */
export function useColumns(grid: RefObject<HTMLElement | null>, count: number, narrowest: number): void {
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || count === 0) return undefined;
    const spread = (): void =>
      element.style.setProperty("--fl-columns", String(columns(count, element.clientWidth / narrowest)));
    spread();
    const watch = new ResizeObserver(spread);
    watch.observe(element);
    return () => watch.disconnect();
  }, [count, narrowest]);
}

/** How many columns make rows as even as can be, where `most` find room. */
export function columns(count: number, most: number): number {
  const rows = Math.ceil(count / Math.max(1, Math.floor(most)));
  return Math.ceil(count / rows);
}
