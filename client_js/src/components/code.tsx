import "./code.css";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { CodeEditor, type EditorOptions } from "../parts/code_editor";
import { fileName } from "../parts/code_languages";
import { type ControlProps, Field } from "../parts/field";
import { saveText } from "../parts/save_text";
import { CopyTool, Tool } from "../parts/tool";

interface CodeProps extends ComponentProps<string | null> {
  language: string | null;
  lines: number;
  max_lines: number | null;
  wrap_lines: boolean;
  show_line_numbers: boolean;
  autocomplete: boolean;
}

export default function Code({ node }: { node: Node<CodeProps> }) {
  const text = (): string => node.props.value ?? "";
  const save = (): void => saveText(text(), fileName(node.props.language));
  const offers = {
    copy: <CopyTool text={text} />,
    download: <Tool icon="download" label={say("Download")} onClick={save} />,
  };
  return (
    <Field node={node} offers={offers}>
      {(control) => <Editor node={node} control={control} />}
    </Field>
  );
}

function Editor({ node, control }: { node: Node<CodeProps>; control: ControlProps }) {
  const p = node.props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor>(undefined);
  const help = `${control.id}-help`;
  const options: EditorOptions = {
    language: p.language,
    interactive: p.interactive,
    lineNumbers: p.show_line_numbers,
    wrapLines: p.wrap_lines,
    autocomplete: p.autocomplete,
    attributes: attributes(control, p.label, p.interactive ? help : ""),
  };
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const made = new CodeEditor(box.current, p.value ?? "", options, {
      onEdit: (text) => node.edit(text),
      onFocus: () => node.emit("focus"),
      onBlur: () => node.emit("blur"),
    });
    editor.current = made;
    return () => made.destroy();
  }, []);
  useLayoutEffect(() => editor.current?.set(options), [JSON.stringify(options)]);
  return (
    <>
      <Text node={node} editor={editor} />
      <div
        ref={box}
        class="fl-editor"
        dir="ltr"
        style={{ "--fl-lines": p.lines, "--fl-max-lines": p.max_lines ?? "initial" }}
      />
      <span id={help} class="fl-unseen">
        {say("Tab indents. To leave with Tab, press Escape before it.")}
      </span>
    </>
  );
}

/** Draws nothing; a component of its own, so that a new value makes nothing but this run again. */
function Text({
  node,
  editor,
}: {
  node: Node<CodeProps>;
  editor: { readonly current: CodeEditor | undefined };
}) {
  const { value } = node.props;
  useLayoutEffect(() => editor.current?.show(value ?? ""), [value]);
  return null;
}

function attributes(control: ControlProps, label: string, help: string): Record<string, string> {
  const { "aria-describedby": described = "", ...given } = control;
  const all = [described, help].filter(Boolean).join(" ");
  return { ...given, "aria-label": label, ...(all ? { "aria-describedby": all } : {}) };
}
