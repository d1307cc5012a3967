import "./panes.css";
import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { Block } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { say } from "../core/words";
import { host, length } from "../parts/host";
import { shares, shifted } from "../parts/shares";

interface PanesProps extends BlockProps {
  orientation: "row" | "column";
  sizes: number[] | null;
  min_size: number;
  height: number | string | null;
}

/** How much of the whole an arrow key moves a line by, in percent. */
const STEP = 2;

/** Panes with a line between two of them: the window splitter of the WAI-ARIA Authoring Practices. */
export default function Panes({ node }: { node: Node<PanesProps> }) {
  const p = node.props;
  const box = useRef<HTMLDivElement>(null);
  const given = useRef(p.sizes);
  const panes = node.children.filter((child) => child.props.visible === true);
  const all = shares(p.sizes, panes.length);
  const isRow = p.orientation === "row";
  const key = `fanlight panes ${location.pathname} ${node.id}`;

  useEffect(() => {
    const kept = recall(key);
    if (kept) p.sizes = kept;
  }, []);
  const set = (sizes: number[] | null): void => {
    p.sizes = sizes;
    remember(key, sizes);
  };
  const whole = (): number => (isRow ? box.current?.clientWidth : box.current?.clientHeight) || 1;
  const least = (): number => Math.min((100 * p.min_size) / whole(), 100 / panes.length);
  const isMirrored = (): boolean => isRow && getComputedStyle(box.current as Element).direction === "rtl";
  const move = (from: number[], pane: number, step: number): void => set(shifted(from, pane, step, least()));

  const onPointerDown = (press: PointerEvent, pane: number): void => {
    const line = press.currentTarget as HTMLElement;
    const from = isRow ? press.clientX : press.clientY;
    const stop = new AbortController();
    line.setPointerCapture(press.pointerId);
    const follow = (now: PointerEvent): void => {
      const far = ((isRow ? now.clientX : now.clientY) - from) * (isMirrored() ? -1 : 1);
      move(all, pane, (100 * far) / whole());
    };
    line.addEventListener("pointermove", follow, { signal: stop.signal });
    line.addEventListener("lostpointercapture", () => stop.abort(), { signal: stop.signal });
  };
  const onKeyDown = (press: KeyboardEvent, pane: number): void => {
    const step = isMirrored() ? -STEP : STEP;
    const steps: Record<string, number> = isRow
      ? { ArrowLeft: -step, ArrowRight: step, Home: -100, End: 100 }
      : { ArrowUp: -step, ArrowDown: step, Home: -100, End: 100 };
    const by = steps[press.key];
    if (by === undefined) return;
    press.preventDefault();
    move(all, pane, by);
  };
  return (
    <div {...host(node, `fl-orientation-${p.orientation}`)}>
      <div class="fl-split" ref={box} style={{ height: length(p.height) }}>
        {panes.map((child, pane) => (
          <Fragment key={child.id}>
            <div class="fl-pane" id={`fl-${child.id}-pane`} style={{ "--fl-share": all[pane] }}>
              <Block node={child} />
            </div>
            {pane < panes.length - 1 && (
              <div
                class="fl-line"
                // oxlint-disable-next-line prefer-tag-over-role -- an <hr> cannot be moved
                role="separator"
                tabIndex={0}
                aria-label={say("Resize")}
                aria-orientation={isRow ? "vertical" : "horizontal"}
                aria-controls={`fl-${child.id}-pane`}
                aria-valuenow={Math.round(all[pane] ?? 0)}
                aria-valuemin={0}
                aria-valuemax={100}
                onPointerDown={(press) => onPointerDown(press, pane)}
                onKeyDown={(press) => onKeyDown(press, pane)}
                onDblClick={() => set(given.current)}
              />
            )}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function remember(key: string, sizes: number[] | null): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(sizes));
  } catch {
    // no storage: nothing is kept
  }
}

function recall(key: string): number[] | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as number[] | null;
  } catch {
    return null;
  }
}
