import "./draggable.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Block } from "../core/block";
import type { BlockProps, ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { host } from "../parts/host";
import { Shape } from "../parts/icon";
import { inOrder, moved, placeAt } from "../parts/ordering";

interface DraggableProps extends BlockProps {
  orientation: "row" | "column";
  /** The ids of the children as the visitor has put them; the server knows nothing of it. */
  order?: number[];
}

const GRIP = "M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01";

/** Which child is moved, by what, and the order that Escape brings back. */
interface Held {
  id: number;
  before: number[];
  /** Where in the child the pointer took it; nowhere when it is moved by keys. */
  grip: { x: number; y: number } | null;
}

/** Children with a handle each: it is dragged, or taken with Space, moved with the arrows and put down with Space. */
export default function Draggable({ node }: { node: Node<DraggableProps> }) {
  const p = node.props;
  const box = useRef<HTMLDivElement>(null);
  const held = useSignal<Held | null>(null);
  const said = useSignal("");
  const shown = inOrder(
    node.children.filter((child) => child.props.visible === true),
    p.order ?? [],
  );
  const ids = shown.map(({ id }) => id);
  const item = (id: number) => box.current?.querySelector<HTMLElement>(`[data-item="${id}"]`);
  const nameOf = (child: Node) => {
    const { label } = child.props as Partial<ComponentProps>;
    return label || say("Item {place}", { place: node.children.indexOf(child) + 1 });
  };
  const tell = (id: number, place: number, what = ""): void => {
    const name = nameOf(shown.find((one) => one.id === id) as Node);
    said.value = `${what} ${say("{name}: place {place} of {total}", { name, place, total: ids.length })}`;
  };
  const put = (id: number, place: number): void => {
    if (place < 0 || place >= ids.length || ids[place] === id) return;
    p.order = moved(ids, id, place);
    tell(id, place + 1);
  };
  const take = (id: number, grip: Held["grip"]): void => {
    held.value = { id, before: ids, grip };
    tell(id, ids.indexOf(id) + 1, say("Taken."));
  };
  const drop = (id: number): void => {
    held.value = null;
    tell(id, ids.indexOf(id) + 1, say("Put down."));
  };
  const giveUp = (): void => {
    if (held.value) p.order = held.value.before;
    held.value = null;
  };

  // what is put elsewhere in the document loses the focus
  const id = held.value?.id;
  useLayoutEffect(() => {
    if (id !== undefined) item(id)?.querySelector<HTMLElement>(".fl-grip")?.focus({ preventScroll: true });
  }, [p.order]);

  const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    const now = held.value;
    const element = now && item(now.id);
    if (!now?.grip || !element) return;
    const others = ids.filter((one) => one !== now.id).map((one) => item(one) as HTMLElement);
    put(now.id, placeAt(others, { x, y }, p.orientation));
    element.style.translate = "none";
    const { left, top } = element.getBoundingClientRect();
    element.style.translate = `${x - now.grip.x - left}px ${y - now.grip.y - top}px`;
  };
  const onEnd = (): void => {
    const now = held.value;
    if (!now) return;
    item(now.id)?.style.removeProperty("translate");
    drop(now.id);
  };
  const pointer = useRef({ onMove, onEnd });
  pointer.current = { onMove, onEnd };
  const onPointerDown = (press: PointerEvent, child: number): void => {
    const element = item(child);
    if (press.button !== 0 || !element) return;
    const { left, top } = element.getBoundingClientRect();
    take(child, { x: press.clientX - left, y: press.clientY - top });
    followPointer(pointer);
  };
  const onKeyDown = (press: KeyboardEvent, child: number): void => {
    const isHeld = held.value?.id === child;
    const place = ids.indexOf(child);
    const isMirrored = getComputedStyle(press.currentTarget as Element).direction === "rtl";
    const places: Record<string, number> = {
      ArrowUp: place - 1,
      ArrowDown: place + 1,
      ArrowLeft: place + (isMirrored ? 1 : -1),
      ArrowRight: place + (isMirrored ? -1 : 1),
      Home: 0,
      End: ids.length - 1,
    };
    const next = places[press.key];
    if (press.key === " " || press.key === "Enter") (isHeld ? drop : () => take(child, null))(child);
    else if (isHeld && press.key === "Escape") giveUp();
    else if (isHeld && next !== undefined) put(child, next);
    else {
      if (isHeld && press.key === "Tab") drop(child);
      return;
    }
    press.preventDefault();
  };
  return (
    <div {...host(node, `fl-orientation-${p.orientation}`)} ref={box}>
      {shown.map((child) => (
        <div key={child.id} class={`fl-item ${id === child.id ? "fl-held" : ""}`} data-item={child.id}>
          <button
            type="button"
            class="fl-grip"
            aria-label={say("Move {name}", { name: nameOf(child) })}
            aria-pressed={id === child.id}
            onPointerDown={(press) => onPointerDown(press, child.id)}
            onKeyDown={(press) => onKeyDown(press, child.id)}
          >
            <Shape d={GRIP} />
          </button>
          <Block node={child} />
        </div>
      ))}
      <output class="fl-unseen">{said.value}</output>
    </div>
  );
}

/** Until the button is let go. On the window: what is put elsewhere in the document loses the pointer. */
function followPointer(pointer: {
  current: { onMove: (move: PointerEvent) => void; onEnd: () => void };
}): void {
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
    pointer.current.onEnd();
  };
  window.addEventListener("pointermove", (move) => pointer.current.onMove(move), { signal: stop.signal });
  window.addEventListener("pointerup", end, { signal: stop.signal });
  window.addEventListener("pointercancel", end, { signal: stop.signal });
}
