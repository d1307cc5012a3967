import "../parts/chips.css";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

type Choice = string | number | bigint | boolean | null;

interface RadioProps extends ComponentProps<Choice> {
  choices: [name: string, value: Choice][];
  rtl: boolean;
}

export default function Radio({ node }: { node: Node<RadioProps> }) {
  const { value, choices, rtl, interactive } = node.props;
  const chosen = choices.findIndex(([, choice]) => choice === value);
  const choose = (index: number, choice: Choice): void => {
    node.edit(choice);
    node.emit("select", { index, value: choice });
  };
  return Field({
    node,
    role: "radiogroup",
    children: ({ id }) => (
      <div class="fl-chips" {...(rtl ? { dir: "rtl" } : {})}>
        {choices.map(([name, choice], index) => (
          <label key={index} class="fl-chip">
            <input
              type="radio"
              name={id}
              checked={index === chosen}
              disabled={!interactive}
              onChange={() => choose(index, choice)}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
    ),
  });
}
