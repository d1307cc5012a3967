/** Selecting a part of a text and giving it a label, by pointer and by keyboard. */
import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { say } from "../core/words";
import { around, labelled, type Range, type Span, type SpanLabel, textOf } from "./spans";
import { selectIn, selectionIn } from "./text_selection";

interface LabellerProps {
  spans: Span[];
  labels: { label: string; color: string }[];
  hasScores: boolean;
  direction: "rtl" | "auto";
  name: string;
  onEdit: (spans: Span[]) => void;
  /** The visitor has put the caret into a part that bears a label. */
  onPick: (index: number, span: Span) => void;
  /** The parts as they are drawn. */
  children: ComponentChildren;
}

export function Labeller(props: LabellerProps) {
  const { spans, labels, hasScores, direction, name, onEdit, onPick, children } = props;
  const text = useRef<HTMLDivElement>(null);
  const chosen = useSignal<Range | null>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    const onSelect = (): void => {
      const range = text.current && selectionIn(text.current);
      if (range) chosen.value = range[0] === range[1] ? around(spans, range[0]) : range;
    };
    document.addEventListener("selectionchange", onSelect);
    return () => document.removeEventListener("selectionchange", onSelect);
  }, [spans]);
  useLayoutEffect(() => {
    if (caret.current !== null && text.current) selectIn(text.current, [caret.current, caret.current]);
    caret.current = null;
  }, [spans]);

  const give = (label: SpanLabel): void => {
    const range = chosen.value;
    if (!range) return;
    if (text.current === document.activeElement) caret.current = range[1];
    chosen.value = label === null ? null : range;
    onEdit(labelled(spans, range, label));
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    const label = labels[Number(press.key) - 1]?.label;
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    if (press.key === "Delete" || press.key === "Backspace") give(null);
    else if (label !== undefined && !hasScores) give(label);
  };
  const onClick = (): void => {
    const place = text.current && selectionIn(text.current);
    const part = place && place[0] === place[1] && around(spans, place[0]);
    const index = part ? spans.findIndex((_, at) => textOf(spans.slice(0, at + 1)).length === part[1]) : -1;
    const span = spans[index];
    if (span) onPick(index, span);
  };
  const selected = chosen.value && textOf(spans).slice(...chosen.value);
  return (
    <>
      {/* Editable, so that there is a caret to select with by keyboard; nothing that would edit the text is let through. */}
      <div
        ref={text}
        class="fl-spans fl-editable"
        role="textbox"
        aria-multiline="true"
        aria-readonly="true"
        aria-label={name}
        contentEditable
        tabIndex={0}
        spellcheck={false}
        dir={direction}
        onBeforeInput={(input) => input.preventDefault()}
        onDragStart={(drag) => drag.preventDefault()}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {children}
      </div>
      <div class="fl-labeller">
        <output class="fl-chosen" dir="auto">
          {selected ?? say("Select a part of the text, then its label")}
        </output>
        {!hasScores &&
          labels.map(({ label, color }, index) => (
            <button
              key={label}
              type="button"
              class="fl-mark fl-give"
              style={{ "--fl-hue": color }}
              disabled={selected === null}
              onPointerDown={keepSelection}
              onClick={() => give(label)}
            >
              {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
              <span dir="auto">{label}</span>
            </button>
          ))}
        <NewLabel hasScores={hasScores} disabled={selected === null} onGive={give} />
        <button
          type="button"
          class="fl-give fl-take"
          disabled={selected === null}
          onPointerDown={keepSelection}
          onClick={() => give(null)}
        >
          {say("Remove label")}
        </button>
      </div>
    </>
  );
}

interface NewLabelProps {
  hasScores: boolean;
  disabled: boolean;
  onGive: (label: SpanLabel) => void;
}

/** A field for a label, or a score, that is not offered. */
function NewLabel({ hasScores, disabled, onGive }: NewLabelProps) {
  const name = hasScores ? say("Score from −1 to 1") : say("Another label");
  const onKeyDown = (press: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const field = press.currentTarget;
    const written = field.value.trim();
    if (press.key !== "Enter" || press.isComposing || written === "") return;
    const score = Number(written.replace(",", "."));
    if (hasScores && Number.isNaN(score)) return;
    field.value = "";
    onGive(hasScores ? score : written);
  };
  return (
    <input
      type="text"
      class="fl-new"
      aria-label={name}
      placeholder={name}
      maxLength={200}
      disabled={disabled}
      onKeyDown={onKeyDown}
    />
  );
}

/** Where the pointer goes down, the browser would take the selection away before the click. */
function keepSelection(press: Event): void {
  press.preventDefault();
}
