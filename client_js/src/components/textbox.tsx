import "./textbox.css";
import type { Node } from "../core/store";
import { Field } from "../parts/field";
import { TextEntry, type TextProps } from "../parts/text_entry";
import { CopyTool } from "../parts/tool";

export default function Textbox({ node }: { node: Node<TextProps<string | null>> }) {
  const text = (): string => node.props.value ?? "";
  const tellCopy = (): void => node.emit("copy", { value: text() });
  return Field({
    node,
    offers: { copy: <CopyTool text={text} onCopy={tellCopy} /> },
    children: (control) => <TextEntry {...{ node, control, text }} onText={(value) => node.edit(value)} />,
  });
}
