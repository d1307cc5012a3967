import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { TabProps } from "../layouts/tab";
import type { Node } from "../core/store";
import { Icon } from "./icon";

interface TabMenuProps {
  id: string;
  list: RefObject<HTMLElement | null>;
  tabs: Node<TabProps>[];
  current: Node<TabProps> | undefined;
  onSelect: (tab: Node<TabProps>) => void;
}

/** Where the tabs find no room: a button that opens a list of all of them. */
export function TabMenu({ id, list, tabs, current, onSelect }: TabMenuProps) {
  const crowded = useSignal(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => (crowded.value = element.scrollWidth > element.clientWidth + 1));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const place = (): void => {
    const { bottom, right } = (button.current as HTMLElement).getBoundingClientRect();
    Object.assign((menu.current as HTMLElement).style, {
      top: `${bottom + 4}px`,
      right: `${document.documentElement.clientWidth - right}px`,
    });
  };
  return (
    <>
      <button
        type="button"
        class="fl-tool"
        ref={button}
        hidden={!crowded.value}
        aria-label="All tabs"
        title="All tabs"
        popovertarget={id}
        onClick={place}
      >
        <Icon name="more" />
      </button>
      <div id={id} class="fl-menu" popover="auto" ref={menu}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            aria-current={tab === current}
            disabled={!tab.props.interactive}
            onClick={() => {
              menu.current?.hidePopover();
              onSelect(tab);
            }}
          >
            {tab.props.label}
          </button>
        ))}
      </div>
    </>
  );
}
