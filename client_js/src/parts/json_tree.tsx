import "./json_tree.css";
import { useSignal } from "@preact/signals";

import { Icon } from "./icon";
import { jsonText } from "./json_text";

interface TreeProps {
  /** The key or index in the parent; null: none is shown. */
  name: string | null;
  value: unknown;
  showIndices: boolean;
  /** So many levels are open at first. */
  levels: number;
  /** At first, no more than so many entries are drawn below: a tree of millions must not stop the page. */
  share: number;
}

const PAGE = 100;

/** A value as a tree that opens and closes; what is closed is not drawn. */
export function Tree(props: TreeProps) {
  const { name, value } = props;
  if (typeof value === "object" && value !== null) return <Branch {...props} value={value} />;
  return (
    <div class="fl-leaf">
      <Name name={name} />
      <span class={`fl-json-${value === null ? "null" : typeof value}`}>{jsonText(value)}</span>
    </div>
  );
}

function Branch({ name, value, showIndices, levels, share }: TreeProps & { value: object }) {
  const isList = Array.isArray(value);
  const keys = isList ? value.length : Object.keys(value).length;
  const isOpen = useSignal(levels > 0 && keys <= share);
  const shown = useSignal(PAGE);
  const [start, end] = isList ? "[]" : "{}";
  if (keys === 0) {
    return (
      <div class="fl-leaf">
        <Name name={name} />
        {start}
        {end}
      </div>
    );
  }
  const count = `${keys.toLocaleString("en")} ${isList ? "item" : "key"}${keys === 1 ? "" : "s"}`;
  const entries = isOpen.value ? first(value, shown.value) : [];
  return (
    <div class="fl-branch">
      <button
        type="button"
        class="fl-knot"
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <Icon name="chevron" />
        <Name name={name} />
        {start}
        {!isOpen.value && `…${end}`}
        <span class="fl-count">{count}</span>
      </button>
      {isOpen.value && (
        <>
          <div class="fl-twigs">
            {entries.map(([key, item]) => (
              <Tree
                key={key}
                name={isList && !showIndices ? null : key}
                value={item}
                showIndices={showIndices}
                levels={levels - 1}
                share={share / entries.length}
              />
            ))}
            {keys > shown.value && (
              <button type="button" class="fl-further" onClick={() => (shown.value += PAGE)}>
                Show {Math.min(PAGE, keys - shown.value)} more
              </button>
            )}
          </div>
          <div class="fl-end-of-branch">{end}</div>
        </>
      )}
    </div>
  );
}

/** The first entries of a list or object, which may be very long. */
function first(value: object, count: number): [key: string, item: unknown][] {
  return Array.isArray(value)
    ? value.slice(0, count).map((item, index) => [String(index), item])
    : Object.entries(value).slice(0, count);
}

function Name({ name }: { name: string | null }) {
  return name === null ? null : <span class="fl-json-key">{name}: </span>;
}
