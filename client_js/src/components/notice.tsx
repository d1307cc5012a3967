import "./notice.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { host } from "../parts/host";
import { Icon, type IconName } from "../parts/icon";

interface Offer {
  label: string;
  seconds: number;
  data: unknown;
}

interface Said {
  tone: "done" | "info" | "failed";
  text: string;
  offer: Offer | null;
}

const ICONS: Record<Said["tone"], IconName> = { done: "check", info: "info", failed: "alert" };

/** The line is there before it says anything: screen readers hear only what changes in one that they know. */
export default function Notice({ node }: { node: Node<ComponentProps<Said | null>> }) {
  const value = useCurrent(node);
  const line = useRef<HTMLOutputElement>(null);
  return (
    <div {...host(node, value ? `fl-tone-${value.tone}` : "fl-nothing")}>
      <output ref={line} tabIndex={-1}>
        {value && (
          <>
            <Icon name={ICONS[value.tone]} />
            <span>{value.text}</span>
          </>
        )}
      </output>
      {value?.offer && (
        <Offered
          offer={value.offer}
          onTake={(data) => node.emit("take", { offer: data })}
          onLeave={() => line.current?.focus()}
        />
      )}
    </div>
  );
}

/** What is said, until a run begins that is shown here: it was about the one before. */
function useCurrent(node: Node<ComponentProps<Said | null>>): Said | null {
  const { value } = node.props;
  const { state, show } = node.status;
  const over = useSignal<Said | null>(null);
  const begins = state === "pending" && show !== "hidden";
  useLayoutEffect(() => {
    if (begins) over.value = value;
  }, [begins]);
  return value === over.value ? null : value;
}

interface OfferedProps {
  offer: Offer;
  onTake: (data: unknown) => void;
  /** It goes with the focus on it, which has to go somewhere. */
  onLeave: () => void;
}

function Offered({ offer, onTake, onLeave }: OfferedProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isOver = useSignal(false);
  useLayoutEffect(() => {
    isOver.value = false;
    const leave = (): void => {
      if (button.current === document.activeElement) onLeave();
    };
    const end = setTimeout(() => {
      leave();
      isOver.value = true;
    }, offer.seconds * 1000);
    return () => clearTimeout(end);
  }, [offer]);
  if (isOver.value) return null;
  return (
    <button
      ref={button}
      type="button"
      onClick={() => {
        onLeave();
        onTake(offer.data);
      }}
    >
      {offer.label}
    </button>
  );
}
