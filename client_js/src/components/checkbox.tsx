import "../parts/tick_box.css";
import "./checkbox.css";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

/** The style puts the label, which stands above other controls, beside the box. */
export default function Checkbox({ node }: { node: Node<ComponentProps<boolean>> }) {
  const { value, interactive } = node.props;
  const tick = (selected: boolean): void => {
    node.edit(selected);
    node.emit("select", { index: null, value: node.props.label, selected });
  };
  return Field({
    node,
    children: (control) => (
      <input
        {...control}
        type="checkbox"
        checked={value === true}
        disabled={!interactive}
        onChange={({ currentTarget }) => tick(currentTarget.checked)}
      />
    ),
  });
}
