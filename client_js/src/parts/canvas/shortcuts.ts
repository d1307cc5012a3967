/** The keys that stand for something wherever the focus is among the tools. */
import type { Desk } from "./desk";
import { TOOL_KEYS } from "./tools";

/** By how much one step makes it larger. */
export const CLOSER = 1.5;

/** Does what a key stands for; returns whether it stands for something. */
export function shortcut(event: KeyboardEvent, desk: Desk, tools: string[]): boolean {
  const { editor } = desk;
  const key = event.key.toLowerCase();
  const isWriting = event.target instanceof HTMLInputElement && event.target.type === "number";
  if (isWriting || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z" && !event.shiftKey) editor.undo();
    else if (key === "y" || key === "z") editor.redo();
    else return false;
    return true;
  }
  const tool = TOOL_KEYS[key];
  if (tool && tools.includes(tool)) desk.tool.value = tool;
  else if (key === "+" || key === "=") desk.zoom(CLOSER);
  else if (key === "-") desk.zoom(1 / CLOSER);
  else if (key === "0") desk.screen?.fit();
  else if (key === "[" || key === "]") desk.setRadius(stepped(desk.radius.peek(), key === "]"));
  else return false;
  return true;
}

function stepped(radius: number, isUp: boolean): number {
  const step = Math.max(1, Math.round(radius / 8));
  return Math.max(1, radius + (isUp ? step : -step));
}
