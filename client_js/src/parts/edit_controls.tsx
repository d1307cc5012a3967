/** What stands in the bar of the editor of pictures. */
import { say } from "../core/words";
import { type Box, fitted } from "./box";
import { Shape } from "./icon";
import type { Size } from "./pixels";

interface ActProps {
  /** Its icon. */
  d: string;
  label: string;
  /** Whether it can do nothing now; it keeps the focus all the same. */
  off?: boolean;
  /** Whether its words are seen. */
  isWide?: boolean;
  onClick: () => void;
}

/** A button that does something to the picture. */
export function Act({ d, label, off = false, isWide = false, onClick }: ActProps) {
  return (
    <button
      type="button"
      class={`fl-edit-act ${isWide ? "fl-wide" : ""}`}
      aria-disabled={off}
      {...(isWide ? {} : { "aria-label": label, title: label })}
      onClick={() => !off && onClick()}
    >
      <Shape d={d} />
      {isWide && label}
    </button>
  );
}

interface HeldProps {
  d: string;
  label: string;
  off: boolean;
  isHeld: boolean;
  onHold: (isHeld: boolean) => void;
}

/** A button that does something as long as it is held, by a pointer or by a key. */
export function Held({ d, label, off, isHeld, onHold }: HeldProps) {
  const hold = (): void => onHold(!off);
  const release = (): void => onHold(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    hold();
  };
  return (
    <button
      type="button"
      class="fl-edit-act fl-original"
      aria-disabled={off}
      aria-pressed={isHeld}
      aria-label={label}
      title={label}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      onKeyUp={release}
      onBlur={release}
    >
      <Shape d={d} />
    </button>
  );
}

/** Where the selected part is, in the picture's pixels, as numbers that can be written. */
export function Places({ size, box, onChange }: { size: Size; box: Box; onChange: (box: Box) => void }) {
  const places = [
    { key: "x", label: say("Left"), most: size.width - 1 },
    { key: "y", label: say("Top"), most: size.height - 1 },
    { key: "width", label: say("Width"), most: size.width },
    { key: "height", label: say("Height"), most: size.height },
  ] as const;
  const write = (key: keyof Box, input: HTMLInputElement): void => {
    const written = input.valueAsNumber;
    const next = Number.isNaN(written) ? box : fitted({ ...box, [key]: written }, size);
    input.value = String(next[key]); // also where the box stays as it is
    onChange(next);
  };
  return (
    <div class="fl-edit-group fl-places" role="group" aria-label={say("Selected part")}>
      {places.map(({ key, label, most }) => (
        <label key={key}>
          <span>{label}</span>
          <input
            type="number"
            min={key === "x" || key === "y" ? 0 : 1}
            max={most}
            value={box[key]}
            onChange={({ currentTarget }) => write(key, currentTarget)}
          />
        </label>
      ))}
    </div>
  );
}
