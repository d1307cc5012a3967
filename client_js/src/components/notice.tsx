import "./notice.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { host } from "../parts/host";
import { Icon, type IconName } from "../parts/icon";

interface Said {
  tone: "done" | "info" | "failed";
  /** Sentences, each of which has a translation or none. */
  text: string[];
  /** What stands for {name} in them. */
  name: string;
  offer: { label: string; seconds: number; data: unknown } | null;
  /** What takes the place of the text when a further run has begun, as long as the offer holds. */
  after: string | null;
}

type NoticeNode = Node<ComponentProps<Said | null>>;

const ICONS: Record<Said["tone"], IconName> = { done: "check", info: "info", failed: "alert" };

/** The line is there before it says anything: screen readers hear only what changes in one that they know. */
export default function Notice({ node }: { node: NoticeNode }) {
  const { value } = node.props;
  const line = useRef<HTMLOutputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** The button goes: the focus that is on it has to go somewhere. */
  const leave = (): void => {
    if (button.current === document.activeElement) line.current?.focus();
  };
  const isOffered = useOffer(value, leave);
  const isOld = useRunSince(node, value);
  const text = !isOld ? (value?.text ?? []) : isOffered && value?.after ? [value.after] : [];
  return (
    <div {...host(node, value && text.length > 0 ? `fl-tone-${value.tone}` : "fl-nothing")}>
      <output ref={line} tabIndex={-1}>
        {value && text.length > 0 && (
          <>
            <Icon name={ICONS[value.tone]} />
            <span>
              {text.map((one) => say(one, value.name ? { name: value.name } : undefined)).join(" ")}
            </span>
          </>
        )}
      </output>
      {text.length > 0 && isOffered && (
        <button
          ref={button}
          type="button"
          onClick={() => {
            leave();
            node.emit("take", { offer: value?.offer?.data });
          }}
        >
          {say(value?.offer?.label ?? "")}
        </button>
      )}
    </div>
  );
}

/** Whether there is an offer; it is withdrawn after its seconds. */
function useOffer(value: Said | null, onEnd: () => void): boolean {
  const over = useSignal<Said | null>(null);
  useLayoutEffect(() => {
    if (!value?.offer) return undefined;
    const end = setTimeout(() => {
      onEnd();
      over.value = value;
    }, value.offer.seconds * 1000);
    return () => clearTimeout(end);
  }, [value]);
  return value?.offer != null && over.value !== value;
}

/** Whether a run that is shown here has begun since this was said: it was about the one before. */
function useRunSince(node: NoticeNode, value: Said | null): boolean {
  const { state, show } = node.status;
  const old = useSignal<Said | null>(null);
  const begins = state === "pending" && show !== "hidden";
  useLayoutEffect(() => {
    if (begins) old.value = value;
  }, [begins]);
  return value !== null && old.value === value;
}
