import "./number.css";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";
import type { Bounds, Numeric } from "../parts/number";
import { useNumberBox } from "../parts/number_box";

interface NumberProps extends ComponentProps<Numeric | null>, Bounds {
  placeholder: string | null;
}

export default function Number({ node }: { node: Node<NumberProps> }) {
  const p = node.props;
  const { minimum, maximum, step, precision } = p;
  return Field({
    node,
    children: (control) =>
      useNumberBox({
        value: p.value,
        bounds: { minimum, maximum, step, precision },
        mayBeEmpty: true,
        steppers: true,
        interactive: p.interactive,
        attributes: {
          ...control,
          ...(p.placeholder === null ? {} : { placeholder: p.placeholder }),
          onFocus: () => node.emit("focus"),
        },
        onEdit: (value) => node.edit(value),
        onSettle: (by) => node.emit(by === "Enter" ? "submit" : "blur"),
      }),
  });
}
