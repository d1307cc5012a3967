/** The field of all components for text, with its buttons. */
import "./text_entry.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { useAutoscroll } from "./autoscroll";
import type { ControlProps } from "./field";
import { Icon } from "./icon";
import { useShownText } from "./shown_text";

/** How far a text grows where its author says nothing; text_entry.css knows it. */
const MOST_LINES = 20;

export interface TextProps<V> extends ComponentProps<V> {
  type?: "text" | "password" | "email";
  lines: number;
  max_lines: number | null;
  placeholder: string | null;
  max_length?: number | null;
  text_align: "left" | "right" | null;
  rtl: boolean;
  autofocus: boolean;
  autoscroll: boolean;
  submit_btn: string | boolean | null;
  stop_btn: string | boolean | null;
  html_attributes: Record<string, unknown> | null;
}

interface EntryProps<V> {
  node: Node<TextProps<V>>;
  control: ControlProps;
  /** Reads the text: it is read here, so that a new one draws nothing but this again. */
  text: () => string;
  onText: (text: string) => void;
  onSubmit?: () => void;
  onPaste?: (paste: ClipboardEvent) => void;
}

export function TextEntry<V>(props: EntryProps<V>) {
  const { node, control, onText, onSubmit = () => node.emit("submit"), onPaste } = props;
  const p = node.props;
  const text = props.text();
  const { type = "text", max_length = null } = p;
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const isPutBack = useShownText(box, text);
  useAutoscroll(box, p.autoscroll, text);
  useLayoutEffect(() => {
    if (p.autofocus) box.current?.focus();
  }, []);

  const most = Math.max(p.lines, p.max_lines ?? MOST_LINES);
  const oneLine = type !== "text" || most === 1;
  const onKeyDown = (press: KeyboardEvent): void => {
    // Enter ends a short text and breaks a long one; Shift+Enter does the other. An Enter that picks a word
    // of an input method does neither.
    const ends = oneLine || press.shiftKey === p.lines > 1;
    if (press.key !== "Enter" || press.isComposing || !ends) return;
    press.preventDefault();
    onSubmit();
  };
  const onSelect = (): void => {
    const { selectionStart: start, selectionEnd: end, value = "" } = box.current ?? {};
    if (start == null || end == null || start === end || isPutBack()) return;
    node.emit("select", { index: [start, end], value: value.slice(start, end) });
  };
  const attributes = {
    ...allowed(p.html_attributes),
    ...control,
    ref: box,
    ...(p.interactive ? {} : { readOnly: true }),
    ...(p.placeholder === null ? {} : { placeholder: p.placeholder }),
    ...(max_length === null ? {} : { maxLength: max_length }),
    dir: p.rtl ? "rtl" : "auto",
    onInput: () => onText(box.current?.value ?? ""),
    ...(node.listens("focus") ? { onFocus: () => node.emit("focus") } : {}),
    ...(node.listens("blur") ? { onBlur: () => node.emit("blur") } : {}),
    onKeyDown,
    ...(node.listens("select") ? { onSelect } : {}),
    ...(onPaste ? { onPaste } : {}),
  } as const;
  const aligned = p.text_align === null ? {} : { textAlign: p.text_align };
  const lines = {
    ...aligned,
    ...(p.lines === 1 ? {} : { "--fl-lines": p.lines }),
    ...(most === MOST_LINES ? {} : { "--fl-max-lines": most }),
  };
  return (
    <>
      {oneLine ? (
        <input {...attributes} type={type as "text"} style={aligned} />
      ) : (
        <textarea {...attributes} rows={p.lines} style={lines} />
      )}
      {p.stop_btn && (
        <EndButton given={p.stop_btn} icon="stop" name={say("Stop")} onClick={() => node.emit("stop")} />
      )}
      {p.interactive && p.submit_btn && (
        <EndButton given={p.submit_btn} icon="send" name={say("Submit")} onClick={onSubmit} />
      )}
    </>
  );
}

interface EndButtonProps {
  given: string | true;
  icon: "send" | "stop";
  name: string;
  onClick: () => void;
}

/** The button at the end of the text: True shows an icon, a string its words. */
function EndButton({ given, icon, name, onClick }: EndButtonProps) {
  return (
    <button
      type="button"
      class={`fl-end fl-end-${icon}`}
      aria-label={given === true ? name : given}
      onClick={onClick}
    >
      {given === true ? <Icon name={icon} /> : given}
    </button>
  );
}

const ATTRIBUTES = new Set([
  "autocapitalize",
  "autocomplete",
  "autocorrect",
  "enterkeyhint",
  "inputmode",
  "lang",
  "spellcheck",
  "tabindex",
]);

/** Of the author's attributes those that only describe the text: no handlers, no markup. */
function allowed(given: Record<string, unknown> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([name]) => ATTRIBUTES.has(name)));
}
