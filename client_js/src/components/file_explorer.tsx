import "../parts/below.css";
import "./file_explorer.css";
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Field } from "../parts/field";
import { FolderTree, keyOf, type Listing, type Row } from "../parts/folder_tree";
import { length } from "../parts/host";
import { Icon, Shape } from "../parts/icon";
import { useRowWindow } from "../parts/row_window";
import { useTreeKeys } from "../parts/tree_keys";

interface FileExplorerProps extends ComponentProps<string[][] | null> {
  file_count: "single" | "multiple";
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  /** Names what the tree is made of: when it changes, it is another tree. */
  tree: string;
}

const FOLDER =
  "M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2z";
const FILE = "M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v4a2 2 0 0 0 2 2h4";
/** The height of a row in pixels, as file_explorer.css has it. */
const ROW = 30;
/** So many chosen entries are brought into sight at first. */
const REVEALED = 20;

export default function FileExplorer({ node }: { node: Node<FileExplorerProps> }) {
  const p = node.props;
  const isSingle = p.file_count === "single";
  const ask = (parts: string[]): Promise<Listing> => node.call("ls", parts) as Promise<Listing>;
  const tree = useMemo(() => new FolderTree(ask), [p.tree]);
  const value = p.value ?? [];
  const chosen = new Set(value.map(keyOf));
  useEffect(() => {
    for (const parts of (node.props.value ?? []).slice(0, REVEALED)) tree.reveal(parts);
  }, [tree]);
  const choose = ({ parts, text, isOffered }: Row): void => {
    if (!isOffered || !p.interactive) return;
    const key = keyOf(parts);
    const selected = !chosen.has(key);
    const others = isSingle ? [] : value.filter((one) => keyOf(one) !== key);
    node.edit(selected ? [...others, parts] : others);
    node.emit("select", { index: parts, value: text, selected });
  };
  return (
    <Field node={node} role="group">
      {() => (
        <>
          <TreeView
            id={`fl-${node.id}`}
            tree={tree}
            chosen={chosen}
            choose={p.interactive ? choose : null}
            isSingle={isSingle}
            size={{
              height: length(p.height),
              maxHeight: length(p.height === null ? p.max_height : null),
              minHeight: length(p.min_height),
            }}
          />
          <div class="fl-below">
            <span role="status">
              {isSingle
                ? (value[0] && keyOf(value[0])) || say("Nothing chosen")
                : say("{count} chosen", { count: value.length })}
            </span>
            {p.interactive && value.length > 0 && (
              <button type="button" class="fl-act" onClick={() => node.edit([])}>
                {say("Choose none")}
              </button>
            )}
            <button type="button" class="fl-act" onClick={() => void tree.reload()}>
              {say("Reload")}
            </button>
          </div>
        </>
      )}
    </Field>
  );
}

interface TreeViewProps {
  id: string;
  tree: FolderTree;
  chosen: Set<string>;
  choose: ((row: Row) => void) | null;
  isSingle: boolean;
  size: Record<string, string | undefined>;
}

/** The tree: of its rows only those in sight are in the document. */
function TreeView({ id, tree, chosen, choose, isSingle, size }: TreeViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const rows = tree.rows.value;
  const { first, end, inSight, onScroll } = useRowWindow(element, rows.length, ROW);
  const show = (at: number): void => {
    const box = element.current;
    if (!box) return;
    box.scrollTop = Math.min(at * ROW, Math.max(box.scrollTop, (at + 1) * ROW - box.clientHeight));
    onScroll();
  };
  const { active, onKeyDown, goTo } = useTreeKeys({ rows, tree, choose, page: inSight - 1, show });
  const drawn = rows.slice(first, end);
  const click = ({ target }: MouseEvent): void => {
    const hit = target as Element;
    const at = Number(hit.closest("[data-row]")?.getAttribute("data-row") ?? -1);
    const row = rows[at];
    if (!row) return;
    goTo(at);
    if (row.kind === "file" || hit.closest(".fl-box")) choose?.(row);
    else if (row.kind === "folder") tree.toggle(row.parts);
  };
  return (
    <div
      ref={element}
      class="fl-explorer"
      role="tree"
      tabIndex={0}
      aria-labelledby={`${id}-label`}
      aria-multiselectable={!isSingle}
      aria-activedescendant={
        rows[active] && active >= first && active < first + drawn.length ? `${id}-row-${active}` : undefined
      }
      style={size}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onClick={click}
    >
      <div role="none" style={{ height: `${rows.length * ROW}px` }}>
        <div role="none" style={{ translate: `0 ${first * ROW}px` }}>
          {drawn.map((row, index) => (
            <TreeRow
              key={keyOf(row.parts)}
              id={`${id}-row-${first + index}`}
              at={first + index}
              row={row}
              isActive={first + index === active}
              isChosen={chosen.has(keyOf(row.parts))}
              hasBox={choose !== null}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface TreeRowProps {
  id: string;
  at: number;
  row: Row;
  isActive: boolean;
  isChosen: boolean;
  hasBox: boolean;
}

function TreeRow({ id, at, row, isActive, isChosen, hasBox }: TreeRowProps) {
  const { kind, text, parts, isOpen, isOffered, place, count } = row;
  const isFolder = kind === "folder";
  return (
    // The tree has the focus and the keys; this is not what is tabbed to.
    // oxlint-disable-next-line interactive-supports-focus
    <div
      id={id}
      role="treeitem"
      data-row={at}
      class={`fl-row-of-tree ${isActive ? "fl-active" : ""} ${isChosen ? "fl-chosen" : ""}`}
      style={{ "--fl-level": parts.length - 1 }}
      aria-level={parts.length}
      aria-posinset={place}
      aria-setsize={count}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-selected={isOffered ? isChosen : undefined}
      aria-disabled={kind === "note" ? "true" : undefined}
    >
      <span class={`fl-turn ${isOpen ? "fl-turned" : ""}`}>{isFolder && <Icon name="chevron" />}</span>
      {hasBox && <span class="fl-box">{isOffered && isChosen && <Icon name="check" />}</span>}
      {kind !== "note" && <Shape d={isFolder ? FOLDER : FILE} />}
      <span class="fl-row-name" dir="auto" title={text}>
        {text}
      </span>
    </div>
  );
}
