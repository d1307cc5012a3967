import "./tabs.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Block } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { host } from "../parts/host";
import type { TabMenu } from "../parts/tab_menu";
import type { TabProps } from "./tab";

interface TabsProps extends BlockProps {
  selected: number | string | null;
  overflow_behavior: "menu" | "wrap";
}

type TabNode = Node<TabProps>;

/**
 * The tabs pattern of the WAI-ARIA Authoring Practices: the Tab key stops at the list once, the arrows, Home
 * and End move in it. What a tab holds is made when it is first opened and kept from then on.
 *
 * A tab that is open tells `select`, whoever opened it and at the beginning too: its author may fill it then.
 */
export default function Tabs({ node }: { node: Node<TabsProps> }) {
  const p = node.props;
  const list = useRef<HTMLDivElement>(null);
  const opened = useRef(new Set<TabNode>());
  const told = useRef<TabNode>(undefined);
  const all = node.children as TabNode[];
  const tabs = all.filter((tab) => tab.props.visible === true);
  const isNamed = (tab: TabNode): boolean => (tab.props.tab_id ?? all.indexOf(tab)) === p.selected;
  const current = tabs.find(isNamed) ?? tabs.find((tab) => tab.props.interactive) ?? tabs[0];
  if (current) opened.current.add(current);
  const Menu = useMenu(list, p.overflow_behavior === "menu", tabs);

  const said = (tab: TabNode) => ({ index: all.indexOf(tab), value: tab.props.label });
  useLayoutEffect(() => {
    if (current === told.current) return;
    current?.emit("select", said(current));
    if (told.current) node.emit("change");
    told.current = current;
  }, [current]);
  const select = (tab: TabNode): void => {
    list.current?.querySelector<HTMLElement>(`#fl-${tab.id}-tab`)?.focus();
    if (tab === current) return;
    p.selected = tab.props.tab_id ?? all.indexOf(tab);
    node.emit("select", said(tab));
  };
  const onKeyDown = (press: KeyboardEvent): void => {
    const open = tabs.filter((tab) => tab.props.interactive);
    const at = current ? open.indexOf(current) : 0;
    const step = getComputedStyle(press.currentTarget as Element).direction === "rtl" ? -1 : 1;
    const places: Record<string, number> = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 };
    const place = places[press.key];
    const next = place === undefined ? undefined : open[(place + open.length) % open.length];
    if (!next) return;
    press.preventDefault();
    select(next);
  };
  return (
    <div {...host(node, `tabs fl-overflow-${p.overflow_behavior}`)}>
      <div class={`fl-tabrow ${Menu ? "fl-crowded" : ""}`}>
        <div
          class="fl-tablist tab-nav tab-container"
          role="tablist"
          tabIndex={-1}
          ref={list}
          onKeyDown={onKeyDown}
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`fl-${tab.id}-tab`}
              class={`fl-align-${tab.props.alignment} ${tab === current ? "selected" : ""}`}
              aria-selected={tab === current}
              dir="auto"
              {...(isMade(tab, opened.current) ? { "aria-controls": `fl-${tab.id}-panel` } : {})}
              tabIndex={tab === current ? 0 : -1}
              disabled={!tab.props.interactive}
              onClick={() => select(tab)}
            >
              {tab.props.label}
            </button>
          ))}
        </div>
        {Menu && <Menu list={list} tabs={tabs} current={current} onSelect={select} />}
      </div>
      {tabs
        .filter((tab) => isMade(tab, opened.current))
        .map((tab) => (
          <div
            key={tab.id}
            class="tabitem"
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

/** What offers all tabs where they find no room side by side; it is loaded when that is so. */
function useMenu(
  list: { current: HTMLElement | null },
  isWanted: boolean,
  tabs: TabNode[],
): typeof TabMenu | null {
  const menu = useSignal<typeof TabMenu | null>(null);
  const isCrowded = useSignal(false);
  const labels = tabs.map((tab) => tab.props.label).join();
  useLayoutEffect(() => {
    if (!isWanted) return undefined;
    const element = list.current as HTMLElement;
    const watch = new ResizeObserver(() => {
      isCrowded.value = element.scrollWidth > element.clientWidth + 1;
      if (isCrowded.value && !menu.value)
        void import("../parts/tab_menu").then(({ TabMenu }) => (menu.value = TabMenu));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [isWanted, labels]);
  return isCrowded.value ? menu.value : null;
}

function isMade(tab: TabNode, opened: Set<TabNode>): boolean {
  return opened.has(tab) || tab.props.render_children;
}
