import "./tabs.css";
import { useRef } from "preact/hooks";

import { Block } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host } from "../parts/host";
import { TabMenu } from "../parts/tab_menu";
import type { TabProps } from "./tab";

interface TabsProps extends BlockProps {
  selected: number | string | null;
  overflow_behavior: "menu" | "wrap";
}

type TabNode = Node<TabProps>;

/**
 * The tabs pattern of the WAI-ARIA Authoring Practices: the Tab key stops at the list once, the arrows, Home
 * and End move in it. What a tab holds is made when it is first opened and kept from then on.
 */
export default function Tabs({ node }: { node: Node<TabsProps> }) {
  const p = node.props;
  const list = useRef<HTMLDivElement>(null);
  const opened = useRef(new Set<TabNode>());
  const all = node.children as TabNode[];
  const tabs = all.filter((tab) => tab.props.visible === true);
  const isNamed = (tab: TabNode): boolean => (tab.props.tab_id ?? all.indexOf(tab)) === p.selected;
  const current = tabs.find(isNamed) ?? tabs.find((tab) => tab.props.interactive) ?? tabs[0];
  if (current) opened.current.add(current);

  const select = (tab: TabNode): void => {
    list.current?.querySelector<HTMLElement>(`#fl-${tab.id}-tab`)?.focus();
    if (tab === current) return;
    const index = all.indexOf(tab);
    p.selected = tab.props.tab_id ?? index;
    const data = { index, value: tab.props.label };
    tab.emit("select", data);
    node.emit("select", data);
    node.emit("change");
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    const open = tabs.filter((tab) => tab.props.interactive);
    const at = current ? open.indexOf(current) : 0;
    const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const place = places[press.key];
    const next = place === undefined ? undefined : open[(place + open.length) % open.length];
    if (!next) return;
    press.preventDefault();
    select(next);
  };
  return (
    <div {...host(node, `fl-overflow-${p.overflow_behavior}`)}>
      <div class="fl-tabrow">
        <div class="fl-tablist" role="tablist" tabIndex={-1} ref={list} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`fl-${tab.id}-tab`}
              class={`fl-align-${tab.props.alignment}`}
              aria-selected={tab === current}
              {...(isMade(tab, opened.current) ? { "aria-controls": `fl-${tab.id}-panel` } : {})}
              tabIndex={tab === current ? 0 : -1}
              disabled={!tab.props.interactive}
              onClick={() => select(tab)}
            >
              {tab.props.label}
            </button>
          ))}
        </div>
        {p.overflow_behavior === "menu" && (
          <TabMenu id={`fl-${node.id}-menu`} list={list} tabs={tabs} current={current} onSelect={select} />
        )}
      </div>
      {tabs
        .filter((tab) => isMade(tab, opened.current))
        .map((tab) => (
          <div
            key={tab.id}
            role="tabpanel"
            id={`fl-${tab.id}-panel`}
            aria-labelledby={`fl-${tab.id}-tab`}
            hidden={tab !== current}
          >
            <Block node={tab} />
          </div>
        ))}
    </div>
  );
}

function isMade(tab: TabNode, opened: Set<TabNode>): boolean {
  return opened.has(tab) || tab.props.render_children;
}
