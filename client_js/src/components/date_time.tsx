import "./date_time.css";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { type ControlProps, Field } from "../parts/field";
import { Shape } from "../parts/icon";
import { asMoment, forPicker } from "../parts/moment";

interface DateTimeProps extends ComponentProps<string | null> {
  include_time: boolean;
  timezone: string | null;
}

interface PartProps {
  node: Node<DateTimeProps>;
  control: ControlProps;
}

/** From Lucide 1.65, as those in parts/icon.tsx. */
const CALENDAR =
  "M8 2v4M16 2v4M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM3 10h18";

export default function DateTime({ node }: { node: Node<DateTimeProps> }) {
  return <Field node={node}>{(control) => <Moment node={node} control={control} />}</Field>;
}

/** A field to write in and the browser's own picker. What is no moment stays in the field, and it says so. */
function Moment({ node, control }: PartProps) {
  const { value, include_time, timezone, interactive } = node.props;
  const written = useSignal<string | null>(null);
  const fault = useSignal<{ of: string | null; text: string } | null>(null);
  const edit = (moment: string | null): void => {
    written.value = null;
    fault.value = null;
    if (moment === node.props.value) return;
    node.edit(moment);
    if (moment !== null && include_time) void check(moment);
  };
  /** Only the server knows when the clocks of its place, or of the zone, skip an hour. */
  const check = async (moment: string): Promise<void> => {
    const said = await node.call("fault", moment).catch(() => null);
    if (typeof said === "string" && node.props.value === moment)
      fault.value = { of: moment, text: say(said) };
  };
  /** Tells what was written; gives whether it is a moment. */
  const settle = (): boolean => {
    if (written.value === null) return true;
    const moment = written.value.trim() === "" ? null : asMoment(written.value, include_time);
    if (moment === undefined) fault.value = { of: value, text: unread(include_time) };
    else edit(moment);
    return moment !== undefined;
  };
  const said = fault.value && (written.value !== null || fault.value.of === value) ? fault.value.text : "";
  const wrong = `${control.id}-wrong`;
  const described = [control["aria-describedby"], said && wrong].filter(Boolean).join(" ");
  return (
    <>
      <div class="fl-moment">
        <input
          {...control}
          {...(described ? { "aria-describedby": described } : {})}
          {...(said ? { "aria-invalid": "true" } : {})}
          type="text"
          value={written.value ?? value ?? ""}
          placeholder={interactive ? (include_time ? "YYYY-MM-DD hh:mm:ss" : "YYYY-MM-DD") : "–"}
          readOnly={!interactive}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="none"
          dir="ltr"
          onInput={({ currentTarget }) => {
            written.value = currentTarget.value;
            if (asMoment(currentTarget.value, include_time) !== undefined) fault.value = null;
          }}
          onKeyDown={({ key, isComposing }) =>
            key === "Enter" && !isComposing && interactive && settle() && node.emit("submit")
          }
          onBlur={settle}
        />
        {timezone !== null && (
          <span class="fl-zone" title={timezone}>
            {timezone}
          </span>
        )}
        {interactive && (
          <Picker hasTime={include_time} label={node.props.label} value={value} onPick={edit} />
        )}
      </div>
      <p class="fl-wrong" id={wrong} role="status">
        {said}
      </p>
    </>
  );
}

function unread(hasTime: boolean): string {
  return hasTime
    ? say("This is no date and time: write it as 2026-11-21 14:30:00.")
    : say("This is no date: write it as 2026-11-21.");
}

interface PickerProps {
  hasTime: boolean;
  label: string;
  value: string | null;
  onPick: (moment: string | null) => void;
}

function Picker({ hasTime, label, value, onPick }: PickerProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span class="fl-picker">
      <input
        ref={picker}
        type={hasTime ? "datetime-local" : "date"}
        step={hasTime ? 1 : "any"}
        min="0001-01-01T00:00:00"
        max="9999-12-31T23:59:59"
        tabIndex={-1}
        aria-hidden="true"
        value={forPicker(value)}
        onChange={({ currentTarget }) => onPick(asMoment(currentTarget.value, hasTime) ?? null)}
      />
      <button
        type="button"
        class="fl-tool"
        aria-label={say("{label} (calendar)", { label })}
        onClick={() => picker.current?.showPicker()}
      >
        <Shape d={CALENDAR} />
      </button>
    </span>
  );
}
