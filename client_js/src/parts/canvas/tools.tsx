/** What draws, and with what. */
import "./tools.css";
import { say } from "../../core/words";
import { type Desk, type DrawingProps, type Ink, inkOf, type Tool } from "./desk";
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

export function ToolChoice({ id, desk, tools }: { id: string; desk: Desk; tools: Tool[] }) {
  return (
    <div class="fl-choices" role="radiogroup" aria-label={say("Tool")}>
      {tools.map((tool) => {
        const key = Object.keys(TOOL_KEYS).find((one) => TOOL_KEYS[one] === tool);
        return (
          <label key={tool} class="fl-choice fl-tool" title={`${nameOf(tool)} (${key?.toUpperCase()})`}>
            <input
              type="radio"
              class="fl-unseen"
              name={`${id}-tool`}
              aria-label={nameOf(tool)}
              checked={desk.tool.value === tool}
              onChange={() => (desk.tool.value = tool)}
            />
            <SignOf sign={tool satisfies Sign} />
          </label>
        );
      })}
    </div>
  );
}

/** Colour, size and opacity of what is drawn. What does not matter for a tool keeps its room: nothing jumps. */
export function InkChoice({ id, desk, p }: { id: string; desk: Desk; p: DrawingProps }) {
  const { brush } = p;
  if (!brush) return null;
  const tool = desk.tool.value;
  const draws = tool !== "hand" && tool !== "eraser";
  const isFree = brush.color_mode === "defaults";
  const { width, height } = desk.editor.picture.value.size;
  const radius = desk.radius.value;
  return (
    <div class="fl-inks">
      {(brush.colors.length > 1 || isFree) && (
        <Colors id={id} desk={desk} inks={brush.colors.map(inkOf)} isFree={isFree} isUsed={draws} />
      )}
      <Dial
        label={say("Size")}
        isUsed={tool !== "hand"}
        range={[1, Math.max(radius, Math.ceil(Math.min(width, height) / 8)), 1]}
        value={radius}
        onChange={(size) => desk.setRadius(size)}
      />
      {isFree && (
        <Dial
          label={say("Opacity")}
          isUsed={draws}
          range={[0.05, 1, 0.05]}
          value={desk.ink.value.opacity}
          onChange={(opacity) => (desk.ink.value = { ...desk.ink.value, opacity })}
        />
      )}
      <label class={`fl-solid fl-tool ${tool === "rectangle" || tool === "ellipse" ? "" : "fl-unused"}`}>
        <input
          type="checkbox"
          class="fl-unseen"
          aria-label={say("Filled")}
          checked={desk.isFilled.value}
          onChange={({ currentTarget }) => (desk.isFilled.value = currentTarget.checked)}
        />
        <i title={say("Filled")} />
      </label>
    </div>
  );
}

interface ColorsProps {
  id: string;
  desk: Desk;
  inks: Ink[];
  isFree: boolean;
  isUsed: boolean;
}

function Colors({ id, desk, inks, isFree, isUsed }: ColorsProps) {
  const { color, opacity } = desk.ink.value;
  const isListed = inks.some((ink) => ink.color === color);
  return (
    <div class={`fl-choices ${isUsed ? "" : "fl-unused"}`} role="radiogroup" aria-label={say("Color")}>
      {inks.map((ink) => (
        <label key={ink.color + ink.opacity} class="fl-choice fl-ink" title={ink.color}>
          <input
            type="radio"
            class="fl-unseen"
            name={`${id}-ink`}
            aria-label={ink.color}
            checked={ink.color === color && (isFree || ink.opacity === opacity)}
            onChange={() => (desk.ink.value = ink)}
          />
          <i style={{ "--fl-color": ink.color, opacity: ink.opacity }} />
        </label>
      ))}
      {isFree && (
        <label class={`fl-choice fl-ink fl-any ${isListed ? "" : "fl-taken"}`} title={say("Another color")}>
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
  );
}

interface DialProps {
  label: string;
  isUsed: boolean;
  range: [from: number, to: number, step: number];
  value: number;
  onChange: (value: number) => void;
}

function Dial({ label, isUsed, range: [min, max, step], value, onChange }: DialProps) {
  return (
    <label class={`fl-dial ${isUsed ? "" : "fl-unused"}`}>
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
