/** What draws, and with what. */
import { say } from "../../core/words";
import { type Desk, type DrawingProps, inkOf, type Tool } from "./desk";
import { type Sign, SignOf } from "./icons";

/** The keys that choose a tool. */
export const TOOL_KEYS: Record<string, Tool> = {
  b: "brush",
  e: "eraser",
  l: "line",
  r: "rectangle",
  o: "ellipse",
  h: "hand",
};

/** The tools that there are. */
export function toolsOf({ brush, eraser }: Pick<DrawingProps, "brush" | "eraser">): Tool[] {
  const drawing: Tool[] = brush ? ["brush"] : [];
  const erasing: Tool[] = brush && eraser ? ["eraser"] : [];
  const shapes: Tool[] = brush ? ["line", "rectangle", "ellipse"] : [];
  return [...drawing, ...erasing, ...shapes, "hand"];
}

function nameOf(tool: Tool): string {
  switch (tool) {
    case "brush":
      return say("Brush");
    case "eraser":
      return say("Eraser");
    case "line":
      return say("Line");
    case "rectangle":
      return say("Rectangle");
    case "ellipse":
      return say("Ellipse");
    case "hand":
      return say("Move the view");
  }
}

interface PickProps {
  group: string;
  label: string;
  isChosen: boolean;
  onPick: () => void;
}

export function ToolChoice({ id, desk, tools }: { id: string; desk: Desk; tools: Tool[] }) {
  return (
    <div class="fl-pickers" role="radiogroup" aria-label={say("Tool")}>
      {tools.map((tool) => {
        const key = Object.keys(TOOL_KEYS).find((one) => TOOL_KEYS[one] === tool);
        return (
          <label key={tool} class="fl-picker fl-tool" title={`${nameOf(tool)} (${key?.toUpperCase()})`}>
            <Pick
              group={`${id}-tool`}
              label={nameOf(tool)}
              isChosen={desk.tool.value === tool}
              onPick={() => (desk.tool.value = tool)}
            />
            <SignOf sign={tool satisfies Sign} />
          </label>
        );
      })}
    </div>
  );
}

function Pick({ group, label, isChosen, onPick }: PickProps) {
  return (
    <input
      type="radio"
      class="fl-unseen"
      name={group}
      aria-label={label}
      checked={isChosen}
      onChange={onPick}
    />
  );
}

/** Colour, size and opacity of what is drawn; the row stays where there is nothing to choose. */
export function InkChoice({ id, desk, p }: { id: string; desk: Desk; p: DrawingProps }) {
  const tool = desk.tool.value;
  const draws = tool !== "hand" && tool !== "eraser";
  const { brush } = p;
  const isFree = brush && brush.color_mode === "defaults";
  const { color, opacity } = desk.ink.value;
  const { width, height } = desk.editor.picture.value.size;
  const inks = brush ? brush.colors.map(inkOf) : [];
  return (
    <div class="fl-inks">
      {draws && (inks.length > 1 || isFree) && (
        <div class="fl-pickers" role="radiogroup" aria-label={say("Color")}>
          {inks.map((ink) => (
            <label key={ink.color + ink.opacity} class="fl-picker fl-ink" title={ink.color}>
              <Pick
                group={`${id}-ink`}
                label={ink.color}
                isChosen={ink.color === color}
                onPick={() => (desk.ink.value = ink)}
              />
              <i style={{ "--fl-color": ink.color, opacity: ink.opacity }} />
            </label>
          ))}
          {isFree && (
            <label
              class={`fl-picker fl-ink fl-any ${inks.some((ink) => ink.color === color) ? "" : "fl-taken"}`}
              title={say("Another color")}
            >
              <input
                type="color"
                aria-label={say("Another color")}
                value={color}
                onInput={({ currentTarget }) =>
                  (desk.ink.value = { ...desk.ink.value, color: currentTarget.value })
                }
              />
            </label>
          )}
        </div>
      )}
      {tool !== "hand" && (
        <label class="fl-dial">
          <span>{say("Size")}</span>
          <input
            type="range"
            min={1}
            max={Math.max(desk.radius.value, Math.ceil(Math.min(width, height) / 8))}
            value={desk.radius.value}
            onInput={({ currentTarget }) => desk.setRadius(currentTarget.valueAsNumber)}
          />
        </label>
      )}
      {draws && isFree && (
        <label class="fl-dial">
          <span>{say("Opacity")}</span>
          <input
            type="range"
            min={0.05}
            max={1}
            step={0.05}
            value={opacity}
            onInput={({ currentTarget }) =>
              (desk.ink.value = { ...desk.ink.value, opacity: currentTarget.valueAsNumber })
            }
          />
        </label>
      )}
      {(tool === "rectangle" || tool === "ellipse") && (
        <label class="fl-filled">
          <input
            type="checkbox"
            checked={desk.isFilled.value}
            onChange={({ currentTarget }) => (desk.isFilled.value = currentTarget.checked)}
          />
          {say("Filled")}
        </label>
      )}
    </div>
  );
}
