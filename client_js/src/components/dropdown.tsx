import "./dropdown.css";
import { useMemo, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Combobox } from "../parts/combobox";
import { type ControlProps, Field } from "../parts/field";
import { Tokens } from "../parts/tokens";

type Choice = string | number | bigint | boolean | null;

interface DropdownProps extends ComponentProps<Choice | Choice[] | null> {
  choices: [name: string, value: Choice][];
  multiselect: boolean;
  allow_custom_value: boolean;
  max_choices: number | null;
  filterable: boolean;
}

export default function Dropdown({ node }: { node: Node<DropdownProps> }) {
  const { multiselect, interactive } = node.props;
  const isShown = multiselect && !interactive;
  return (
    <Field node={node} {...(isShown ? { role: "group" } : {})}>
      {(control) =>
        multiselect ? <Several node={node} control={control} /> : <One node={node} control={control} />
      }
    </Field>
  );
}

interface PartProps {
  node: Node<DropdownProps>;
  control: ControlProps;
}

/** What both kinds offer: the names, and where each value stands among them. */
function useChoices({ node, control }: PartProps) {
  const { choices, filterable, allow_custom_value: custom, label } = node.props;
  const names = useMemo(() => choices.map(([name]) => name), [choices]);
  const places = useMemo(() => {
    const found = new Map<Choice, number>();
    for (const [index, [, value]] of choices.entries()) if (!found.has(value)) found.set(value, index);
    return found;
  }, [choices]);
  const events = {
    onFocus: () => node.emit("focus"),
    onBlur: () => node.emit("blur"),
    onKeyUp: (key: string, text: string) => node.emit("key_up", { key, input_value: text }),
  };
  return { names, places, offer: { names, control, label, filterable, custom, ...events } };
}

function One({ node, control }: PartProps) {
  const { choices, value, interactive, allow_custom_value } = node.props;
  const { names, places, offer } = useChoices({ node, control });
  const place = places.get(value as Choice);
  const chosen = useMemo(() => new Set(place === undefined ? [] : [place]), [place]);
  const custom = value !== null && allow_custom_value ? String(value as Choice) : "";
  const text = place === undefined ? custom : (names[place] ?? "");
  if (!interactive)
    return <input {...control} type="text" class="fl-chosen" readOnly dir="auto" value={text} />;
  const onPick = (index: number): void => {
    const picked = choices[index]?.[1];
    if (index !== place) node.edit(picked);
    node.emit("select", { index, value: picked });
  };
  return (
    <Combobox
      {...offer}
      chosen={chosen}
      text={text}
      multiple={false}
      full={null}
      onPick={onPick}
      onWrite={(written) => node.edit(written)}
      onBack={() => undefined}
    />
  );
}

function Several({ node, control }: PartProps) {
  const { choices, value, interactive, max_choices, label } = node.props;
  const { names, places, offer } = useChoices({ node, control });
  const back = useRef<() => void>(undefined);
  const said = useRef("");
  const values = useMemo(() => (Array.isArray(value) ? value : []), [value]);
  const chosen = useMemo(() => new Set(values.flatMap((one) => places.get(one) ?? [])), [values, places]);
  const named = useMemo(
    () => values.map((one) => names[places.get(one) ?? -1] ?? String(one)),
    [values, names, places],
  );
  if (!interactive) return <Tokens label={label} names={named} />;

  const most = say("No more than {count} can be chosen.", { count: max_choices ?? 0 });
  const toggle = (one: Choice): void => {
    const selected = !values.includes(one);
    const name = names[places.get(one) ?? -1] ?? String(one);
    const added = say("{name} added", { name });
    const isLast = values.length + 1 === max_choices;
    said.current = !selected ? say("{name} removed", { name }) : isLast ? `${added}. ${most}` : added;
    node.edit(selected ? [...values, one] : values.filter((other) => other !== one));
    node.emit("select", { index: places.get(one) ?? null, value: one, selected });
  };
  const isFull = max_choices !== null && values.length >= max_choices;
  return (
    <Combobox
      {...offer}
      chosen={chosen}
      text=""
      multiple
      full={isFull ? most : null}
      before={
        <>
          <Tokens
            label={label}
            names={named}
            back={back}
            onRemove={(place) => toggle(values[place] as Choice)}
            onLeave={() => document.getElementById(control.id)?.focus()}
          />
          <span class="fl-unseen" role="status">
            {said.current}
          </span>
        </>
      }
      onPick={(index) => toggle(choices[index]?.[1] as Choice)}
      onWrite={(written) => !values.includes(written) && toggle(written)}
      onBack={(key) =>
        key === "ArrowLeft" ? back.current?.() : values.length > 0 && toggle(values.at(-1) as Choice)
      }
    />
  );
}
