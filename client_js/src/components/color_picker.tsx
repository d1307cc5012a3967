import "./color_picker.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { asHex } from "../parts/color";
import { type ControlProps, Field } from "../parts/field";
import { useLastOfFrame } from "../parts/last_of_frame";

type ColorProps = ComponentProps<string | null>;

export default function ColorPicker({ node }: { node: Node<ColorProps> }) {
  return <Field node={node}>{(control) => <Color node={node} control={control} />}</Field>;
}

function Color({ node, control }: { node: Node<ColorProps>; control: ControlProps }) {
  const { value, interactive, label } = node.props;
  const whole = useRef<HTMLDivElement>(null);
  const isWithin = ({ relatedTarget }: FocusEvent): boolean =>
    relatedTarget instanceof Element && whole.current?.contains(relatedTarget) === true;
  const edit = (color: string | null): void => {
    if (color !== node.props.value) node.edit(color);
  };
  return (
    <div
      ref={whole}
      class="fl-color"
      onFocusIn={(event) => interactive && !isWithin(event) && node.emit("focus")}
      onFocusOut={(event) => interactive && !isWithin(event) && node.emit("blur")}
    >
      <span class="fl-swatch" style={{ "--fl-color": value ?? "transparent" }} data-empty={value === null}>
        {interactive && (
          <Palette
            label={say("{label} (palette)", { label })}
            value={value}
            onPick={edit}
            onRelease={() => node.emit("release")}
          />
        )}
      </span>
      <Written
        control={control}
        value={value}
        interactive={interactive}
        onEdit={edit}
        onEnter={() => node.emit("submit")}
      />
    </div>
  );
}

interface PaletteProps {
  label: string;
  value: string | null;
  onPick: (color: string) => void;
  onRelease: () => void;
}

/** The browser's own palette, which knows nothing of transparency: what there is of it stays. */
function Palette({ label, value, onPick, onRelease }: PaletteProps) {
  const pick = useLastOfFrame((color: string) => onPick(color + (value ?? "").slice(7)));
  return (
    <input
      type="color"
      aria-label={label}
      value={(value ?? "#000000").slice(0, 7)}
      onInput={({ currentTarget }) => pick.put(currentTarget.value)}
      onChange={() => {
        pick.flush();
        onRelease();
      }}
    />
  );
}

interface WrittenProps {
  control: ControlProps;
  value: string | null;
  interactive: boolean;
  onEdit: (color: string | null) => void;
  onEnter: () => void;
}

/** The colour in letters. What is none yet stays in the field and is not told; left, it is the last one again. */
function Written({ control, value, interactive, onEdit, onEnter }: WrittenProps) {
  const text = useSignal<string | null>(null);
  const isWrong = text.value !== null && text.value.trim() !== "" && asHex(text.value) === undefined;
  return (
    <input
      {...control}
      {...(isWrong ? { "aria-invalid": "true" } : {})}
      type="text"
      value={text.value ?? value ?? ""}
      placeholder={interactive ? "#rrggbb" : "–"}
      readOnly={!interactive}
      spellcheck={false}
      autocomplete="off"
      autocapitalize="none"
      dir="ltr"
      onInput={({ currentTarget }) => {
        text.value = currentTarget.value;
        const said = text.value.trim() === "" ? null : asHex(text.value);
        if (said !== undefined) onEdit(said);
      }}
      onKeyDown={({ key, isComposing }) => {
        if (key !== "Enter" || isComposing || !interactive) return;
        text.value = null;
        onEnter();
      }}
      onBlur={() => (text.value = null)}
    />
  );
}
