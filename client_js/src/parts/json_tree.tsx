import "./json_tree.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

import { say } from "../core/words";
import { Icon } from "./icon";
import { onTreeFocus, onTreeKey } from "./json_keys";
import { jsonText } from "./json_text";

interface TreeProps {
  value: unknown;
  /** The id of what names the tree. */
  labelledBy: string;
  showIndices: boolean;
  /** So many levels are open at first. */
  levels: number;
}

interface EntryProps {
  /** The key or index in the parent; null: none is shown. */
  name: string | null;
  value: unknown;
  showIndices: boolean;
  levels: number;
  /** No more than so many entries are drawn below by themselves: a tree of millions must not stop the page. */
  share: number;
  level: number;
  place: number;
  siblings: number;
}

const PAGE = 100;
const AT_FIRST = 400;
const WHEN_OPENED = 200;

/** A value as a tree that opens and closes; what is closed is not drawn. */
export function Tree({ value, labelledBy, showIndices, levels }: TreeProps) {
  return (
    <div
      role="tree"
      tabIndex={-1}
      class="fl-tree"
      aria-labelledby={labelledBy}
      onKeyDown={onTreeKey}
      onFocusIn={onTreeFocus}
    >
      <Entry
        name={null}
        value={value}
        showIndices={showIndices}
        levels={levels}
        share={AT_FIRST}
        level={1}
        place={1}
        siblings={1}
      />
    </div>
  );
}

function Entry(props: EntryProps) {
  const { name, value } = props;
  if (typeof value === "object" && value !== null) return <Branch {...props} value={value} />;
  return (
    <Item {...props}>
      <Name name={name} />
      <span class={`fl-json-${value === null ? "null" : typeof value}`}>{jsonText(value)}</span>
    </Item>
  );
}

function Branch(props: EntryProps & { value: object }) {
  const { name, value, showIndices, level } = props;
  const isList = Array.isArray(value);
  const keys = isList ? value.length : Object.keys(value).length;
  const isOpen = useSignal(props.levels > 0 && Math.min(keys, PAGE) <= props.share);
  const share = useSignal(props.share);
  const shown = useSignal(PAGE);
  const [start, end] = isList ? "[]" : "{}";
  if (keys === 0) {
    return (
      <Item {...props}>
        <Name name={name} />
        {start}
        {end}
      </Item>
    );
  }
  const toggle = (): void => {
    share.value = WHEN_OPENED;
    isOpen.value = !isOpen.value;
  };
  const entries = isOpen.value ? first(value, shown.value) : [];
  return (
    <>
      <Item {...props} isOpen={isOpen.value} onClick={toggle}>
        <Icon name="chevron" />
        <Name name={name} />
        {start}
        {!isOpen.value && `…${end}`}
        <span class="fl-count">{count(keys, isList)}</span>
      </Item>
      {entries.map(([key, item], index) => (
        <Entry
          key={key}
          name={isList && !showIndices ? null : key}
          value={item}
          showIndices={showIndices}
          levels={props.levels - 1}
          share={share.value / entries.length}
          level={level + 1}
          place={index + 1}
          siblings={keys}
        />
      ))}
      {isOpen.value && keys > shown.value && (
        <Item level={level + 1} place={shown.value + 1} siblings={keys} onClick={() => (shown.value += PAGE)}>
          <span class="fl-further">
            {say("Show {count} more", { count: Math.min(PAGE, keys - shown.value) })}
          </span>
        </Item>
      )}
      {isOpen.value && (
        <div class="fl-end-of-branch" aria-hidden="true" style={{ "--fl-level": level }}>
          {end}
        </div>
      )}
    </>
  );
}

interface ItemProps {
  level: number;
  place: number;
  siblings: number;
  isOpen?: boolean;
  onClick?: () => void;
  children: ComponentChildren;
}

/** A line of the tree. The keys are the whole tree's. */
function Item({ level, place, siblings, isOpen, onClick, children }: ItemProps) {
  return (
    // oxlint-disable-next-line click-events-have-key-events -- see onTreeKey
    <div
      role="treeitem"
      class={onClick ? "fl-twig fl-knot" : "fl-twig"}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={isOpen}
      tabIndex={level === 1 ? 0 : -1}
      style={{ "--fl-level": level }}
      onClick={onClick}
    >
      {children}
    </div>
  );
}

/** The first entries of a list or object, which may be very long. */
function first(value: object, most: number): [key: string, item: unknown][] {
  if (Array.isArray(value)) return value.slice(0, most).map((item, index) => [String(index), item]);
  const keys = Object.keys(value).slice(0, most);
  return keys.map((key) => [key, (value as Record<string, unknown>)[key]]);
}

function count(keys: number, isList: boolean): string {
  const number = keys.toLocaleString();
  if (isList) return keys === 1 ? say("1 item") : say("{count} items", { count: number });
  return keys === 1 ? say("1 key") : say("{count} keys", { count: number });
}

function Name({ name }: { name: string | null }) {
  return name === null ? null : <span class="fl-json-key">{name || '""'}: </span>;
}
