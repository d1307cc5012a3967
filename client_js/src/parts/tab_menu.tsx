import "./tab_menu.css";
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

import type { Node } from "../core/store";
import { say } from "../core/words";
import type { TabProps } from "../layouts/tab";
import { Icon } from "./icon";

type TabNode = Node<TabProps>;

/** Pixels of the list's ends in which what goes on beyond them fades. */
const FADED = 28;

interface TabMenuProps {
  list: RefObject<HTMLElement | null>;
  tabs: TabNode[];
  current: TabNode | undefined;
  onSelect: (tab: TabNode) => void;
}

/** A button that opens a list of all tabs, by the menu button pattern of the WAI-ARIA Authoring Practices. */
export function TabMenu({ list, tabs, current, onSelect }: TabMenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  useEffect(() => {
    const element = list.current as HTMLElement;
    const watch = new ResizeObserver(() => reveal(element));
    watch.observe(element);
    return () => watch.disconnect();
  }, [current]);
  const place = (): void => {
    const { bottom, left, right } = (button.current as HTMLElement).getBoundingClientRect();
    const { direction } = getComputedStyle(button.current as HTMLElement);
    const { style } = menu.current as HTMLElement;
    style.top = `${bottom + 4}px`;
    if (direction === "rtl") style.left = `${left}px`;
    else style.right = `${document.documentElement.clientWidth - right}px`;
  };
  const onToggle = (toggle: Event): void => {
    isOpen.value = (toggle as ToggleEvent).newState === "open";
    if (isOpen.value) menu.current?.querySelector<HTMLElement>("[aria-checked=true]")?.focus();
  };
  const choose = (tab: TabNode): void => {
    menu.current?.hidePopover();
    onSelect(tab);
  };
  return (
    <>
      <button
        type="button"
        class="fl-tool"
        ref={button}
        aria-label={say("All tabs")}
        title={say("All tabs")}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        popovertarget={id}
        onClick={place}
      >
        <Icon name="more" />
      </button>
      <div
        id={id}
        class="fl-menu"
        role="menu"
        tabIndex={-1}
        aria-label={say("All tabs")}
        popover="auto"
        ref={menu}
        onToggle={onToggle}
        onKeyDown={(press) => move(press, menu.current as HTMLElement)}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="menuitemradio"
            aria-checked={tab === current}
            tabIndex={-1}
            dir="auto"
            disabled={!tab.props.interactive}
            onClick={() => choose(tab)}
          >
            {tab.props.label}
          </button>
        ))}
      </div>
    </>
  );
}

/** The arrows, Home and End move the focus; a letter leads to the next tab that begins with it, Tab out. */
function move(press: KeyboardEvent, menu: HTMLElement): void {
  if (press.key === "Tab") {
    menu.hidePopover();
    return;
  }
  const items = [...menu.querySelectorAll<HTMLElement>("button:enabled")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const place = places[press.key];
  const begins = (item: HTMLElement): boolean =>
    item.textContent.toLowerCase().startsWith(press.key.toLowerCase());
  const next =
    place === undefined
      ? [...items.slice(at + 1), ...items.slice(0, at)].find(begins)
      : items[(place + items.length) % items.length];
  if (!next || press.ctrlKey || press.metaKey || press.altKey) return;
  press.preventDefault();
  next.focus();
}

/** Moves the open tab out of the faded ends of the list; the page stays where it is. */
function reveal(list: HTMLElement): void {
  const tab = list.querySelector("[aria-selected=true]");
  if (!tab) return;
  const [inner, outer] = [tab.getBoundingClientRect(), list.getBoundingClientRect()];
  const before = Math.min(inner.left - outer.left - FADED, 0);
  list.scrollBy({ left: before || Math.max(inner.right - outer.right + FADED, 0) });
}
