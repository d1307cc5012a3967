import "../parts/chips.css";
import "../parts/tick_box.css";
import "./checkbox_group.css";
import { say } from "../core/words";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

type Choice = string | number | bigint | boolean;

interface CheckboxGroupProps extends ComponentProps<Choice[] | null> {
  choices: [name: string, value: Choice][];
  show_select_all: boolean;
}

export default function CheckboxGroup({ node }: { node: Node<CheckboxGroupProps> }) {
  const { choices, show_select_all, interactive } = node.props;
  const ticked = new Set(node.props.value);
  /** Edits to the choices that `keep` says, in the order of the choices. */
  const edit = (keep: (value: Choice) => boolean): void =>
    node.edit(choices.map(([, value]) => value).filter(keep));
  const toggle = (index: number, value: Choice): void => {
    const selected = !ticked.has(value);
    edit((one) => (one === value ? selected : ticked.has(one)));
    node.emit("select", { index, value, selected });
  };
  const count = choices.filter(([, value]) => ticked.has(value)).length;
  const hasAll = count === choices.length;
  return (
    <Field node={node} role="group">
      {() => (
        <div class="fl-chips">
          {show_select_all && (
            <label class="fl-chip fl-all">
              <input
                type="checkbox"
                checked={hasAll && count > 0}
                indeterminate={count > 0 && !hasAll}
                disabled={!interactive || choices.length === 0}
                onChange={() => edit(() => !hasAll)}
              />
              <span>{say("Select all")}</span>
            </label>
          )}
          {choices.map(([name, value], index) => (
            <label key={index} class="fl-chip">
              <input
                type="checkbox"
                checked={ticked.has(value)}
                disabled={!interactive}
                onChange={() => toggle(index, value)}
              />
              <span dir="auto">{name}</span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
