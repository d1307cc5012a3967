import "./combobox.css";
import type { ComponentChildren, RefObject } from "preact";
import { useRef } from "preact/hooks";

import { say } from "../core/words";
import { ComboboxState, type Offer, WRITTEN } from "./combobox_state";
import type { ControlProps } from "./field";
import { Icon } from "./icon";
import { Listbox, rowId } from "./listbox";
import { Popup } from "./popup";

interface ComboboxProps extends Offer {
  control: ControlProps;
  label: string;
  /** What stands in the frame before the field. */
  before?: ComponentChildren;
  onFocus: () => void;
  onBlur: () => void;
  onKeyUp: (key: string, text: string) => void;
}

/**
 * A field with a list of choices that opens below it: the WAI-ARIA pattern "combobox", editable with list
 * autocomplete or select-only (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The focus stays in the field.
 */
export function Combobox(props: ComboboxProps) {
  const whole = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement & HTMLButtonElement>(null);
  const made = useRef<ComboboxState>(null);
  const state = (made.current ??= new ComboboxState(props));
  state.offer = props;
  const isWithin = ({ relatedTarget }: FocusEvent): boolean =>
    relatedTarget instanceof Node && whole.current?.contains(relatedTarget) === true;
  return (
    <div
      ref={whole}
      class="fl-combobox"
      onFocusIn={(event) => !isWithin(event) && props.onFocus()}
      onFocusOut={(event) => {
        if (isWithin(event)) return;
        state.settle();
        props.onBlur();
      }}
    >
      {props.before}
      <Entry state={state} field={field} {...props} />
      <button
        type="button"
        class="fl-opener"
        tabIndex={-1}
        aria-label={say("Choices")}
        aria-expanded={state.isOpen}
        onMouseDown={(press) => press.preventDefault()}
        onClick={() => {
          field.current?.focus();
          if (state.isOpen) state.hide();
          else state.open();
        }}
      >
        <Icon name="chevron" />
      </button>
      {state.isOpen && (
        <Popup
          anchor={() => whole.current?.closest(".fl-field") as Element}
          onClose={(by) => (by === "Escape" ? state.leave() : state.hide())}
        >
          <Rows state={state} list={listOf(props)} offer={props} label={props.label} />
        </Popup>
      )}
      <span class="fl-unseen" role="status">
        {state.isOpen && state.wanted && found(state)}
      </span>
    </div>
  );
}

function listOf({ control }: ComboboxProps): string {
  return `${control.id}-list`;
}

function found({ rows }: ComboboxState): string {
  return rows.length > 0 ? say("{count} found", { count: rows.length }) : say("No match");
}

interface EntryProps extends ComboboxProps {
  state: ComboboxState;
  field: RefObject<(HTMLInputElement & HTMLButtonElement) | null>;
}

/** What has the focus: a field to write in, or a button where the list cannot be narrowed. */
function Entry({ state, field, ...props }: EntryProps) {
  const { control, names, chosen, text, custom, filterable } = props;
  const { active, rows, written } = state;
  const list = listOf(props);
  const hasList = state.isOpen && rows.length > 0;
  const shared = {
    ...control,
    ref: field,
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": hasList,
    ...(hasList ? { "aria-controls": list } : {}),
    ...(active === null ? {} : { "aria-activedescendant": rowId(list, rows[active] as number) }),
    onKeyDown: (press: KeyboardEvent) => {
      const act = state.keyed(press, (field.current?.selectionEnd ?? 0) === 0);
      if (act) press.preventDefault();
      act?.();
    },
    onKeyUp: ({ key }: KeyboardEvent) => props.onKeyUp(key, field.current?.value ?? ""),
  } as const;
  const isEmpty = text === "" && chosen.size === 0;
  const placeholder = names.length === 0 && !custom ? say("No choices") : say("Choose…");
  if (!filterable)
    return (
      <button {...shared} type="button" onClick={() => (state.isOpen ? state.hide() : state.open())}>
        <span dir="auto" class={isEmpty ? "fl-placeholder" : ""}>
          {isEmpty ? placeholder : text}
        </span>
      </button>
    );
  return (
    <input
      {...shared}
      type="text"
      aria-autocomplete="list"
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      dir="auto"
      value={written ?? text}
      placeholder={isEmpty ? placeholder : ""}
      onInput={({ currentTarget }) => state.write(currentTarget.value)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onClick={({ currentTarget }) => {
        if (state.isOpen) return;
        if (written === null) currentTarget.select();
        state.open();
      }}
    />
  );
}

interface RowsProps {
  state: ComboboxState;
  offer: Offer;
  list: string;
  label: string;
}

function Rows({ state, offer, list, label }: RowsProps) {
  const { names, chosen, multiple, full } = offer;
  const { rows, wanted } = state;
  return (
    <>
      {rows.length > 0 ? (
        <Listbox
          id={list}
          label={label}
          rows={rows}
          name={(row) => (row === WRITTEN ? say("Use “{text}”", { text: wanted }) : (names[row] ?? ""))}
          isChosen={(row) => chosen.has(row)}
          isDisabled={(row) => !state.isFree(row)}
          active={state.active}
          multiple={multiple}
          onHover={(place) => (state.active = place)}
          onPick={(row) => state.take(row)}
        />
      ) : (
        <p class="fl-beside">{names.length === 0 ? say("No choices") : say("No match")}</p>
      )}
      {full !== null && <p class="fl-beside fl-limit">{full}</p>}
    </>
  );
}
