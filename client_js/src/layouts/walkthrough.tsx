import "./walkthrough.css";
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import { Block } from "../core/block";
import type { BlockProps, Node } from "../core/store";
import { say } from "../core/words";
import { host } from "../parts/host";
import { Icon } from "../parts/icon";
import type { StepProps } from "./step";

interface WalkthroughProps extends BlockProps {
  selected: number | null;
}

type StepNode = Node<StepProps>;

/**
 * Steps in order: the visitor goes back by the list, on by what the step itself offers.
 *
 * A step that is gone to tells `select`, whoever went there: its author may fill it then.
 */
export default function Walkthrough({ node }: { node: Node<WalkthroughProps> }) {
  const p = node.props;
  const list = useRef<HTMLOListElement>(null);
  const panel = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const all = node.children as StepNode[];
  const steps = all.filter((step) => step.props.visible === true);
  const found = steps.findIndex((step) => (step.props.step_id ?? all.indexOf(step)) === p.selected);
  const at = Math.max(found, 0);
  const current = steps[at];
  const shown = useRef(current);
  hadFocus.current = !!panel.current?.contains(document.activeElement);
  const told = useSignal("");
  const place = say("Step {number} of {total}", { number: at + 1, total: steps.length });
  const said = (step: StepNode) => ({ index: all.indexOf(step), value: step.props.label });
  useLayoutEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    if (hadFocus.current) panel.current?.focus(); // the button that led on has gone, and the step says its name
    told.value = hadFocus.current ? "" : place;
    current?.emit("select", said(current));
    node.emit("change");
  }, [current]);

  const goTo = (step: StepNode): void => {
    if (step === current) return;
    p.selected = step.props.step_id ?? all.indexOf(step);
    node.emit("select", said(step));
  };
  const nameOf = (step: StepNode): string =>
    step.props.label ?? say("Step {number}", { number: steps.indexOf(step) + 1 });
  useFit(list, steps.map(nameOf).join("\n"));
  return (
    <div {...host(node)}>
      <ol class="fl-stepper" ref={list} aria-label={say("Steps")}>
        {steps.map((step, index) => (
          <li key={step.id} class={index < at ? "fl-done" : ""}>
            <button
              type="button"
              disabled={index > at || !step.props.interactive}
              title={nameOf(step)}
              {...(step === current ? { "aria-current": "step" } : {})}
              onClick={() => goTo(step)}
            >
              <span class="fl-stepper-number">{index < at ? <Icon name="check" /> : index + 1}</span>
              <span dir="auto">{nameOf(step)}</span>
            </button>
          </li>
        ))}
      </ol>
      <output class="fl-unseen">{told}</output>
      {current && (
        <section key={current.id} ref={panel} tabIndex={-1} aria-label={`${place}: ${nameOf(current)}`}>
          <Block node={current} />
        </section>
      )}
    </div>
  );
}

/** Where the names find no room in one line, only that of the step that is shown is. */
function useFit(list: RefObject<HTMLElement | null>, names: string): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const fit = (): void => {
      element.classList.remove("fl-short");
      element.classList.toggle("fl-short", element.scrollWidth > element.clientWidth);
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    return () => watch.disconnect();
  }, [names]);
}
