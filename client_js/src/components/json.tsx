import "./json.css";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import { jsonText } from "../parts/json_text";
import { Tree } from "../parts/json_tree";
import { CopyTool } from "../parts/tool";

interface JsonProps extends ComponentProps {
  open: boolean;
  show_indices: boolean;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
}

/** How many levels are open where the author does not want all. */
const LEVELS = 3;

export default function Json({ node }: { node: Node<JsonProps> }) {
  const p = node.props;
  const size = { height: length(p.height), maxHeight: length(p.max_height), minHeight: length(p.min_height) };
  const copy = <CopyTool text={() => jsonText(p.value)} />;
  return (
    // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
    <Field node={node} role="group" offers={p.value === null ? {} : { copy }}>
      {() => (
        <div class="fl-json-scroll" dir="ltr" style={size}>
          {p.value === null ? (
            <p class="fl-json-nothing" dir="auto">
              {say("No data")}
            </p>
          ) : (
            <Tree
              key={p.open}
              value={p.value}
              labelledBy={`fl-${node.id}-label`}
              showIndices={p.show_indices}
              levels={p.open ? Infinity : LEVELS}
            />
          )}
        </div>
      )}
    </Field>
  );
}
