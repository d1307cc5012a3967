import "../parts/chips.css";
import "../parts/tick_box.css";
import "./checkbox_group.css";
import { say } from "../core/words";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

type Choice = string | number | bigint | boolean | null;

interface CheckboxGroupProps extends ComponentProps<Choice[] | null> {
  choices: [name: string, value: Choice][];
  show_select_all: boolean;
}

export default function CheckboxGroup({ node }: { node: Node<CheckboxGroupProps> }) {
  const { choices, show_select_all, interactive } = node.props;
  const values = choices.map(([, value]) => value);
  const ticked = new Set(node.props.value?.filter((one) => values.includes(one)));
  /** Ticks or clears one; what is ticked stands in the order in which that was done. */
  const toggle = (index: number, value: Choice): void => {
    const selected = !ticked.delete(value);
    node.edit(selected ? [...ticked, value] : [...ticked]);
    node.emit("select", { index, value, selected });
  };
  const count = values.filter((value) => ticked.has(value)).length;
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
                onChange={() => node.edit(hasAll ? [] : values)}
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
