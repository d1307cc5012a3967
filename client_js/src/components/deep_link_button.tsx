import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { decode, encode } from "../core/codec";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Face, face, type FaceProps } from "../parts/button_face";
import { Icon } from "../parts/icon";
import { writeClipboard } from "../parts/tool";

interface DeepLinkButtonProps extends FaceProps<string> {
  copied_value: string;
}

/** A value that was entered, with what tells whether the page still has the place that it was entered in. */
type Entered = [id: number, type: string, label: string, value: unknown];

const MARK = "#inputs=";
const REJOICING = 2000;
/** Characters: what is longer, programs that pass links on begin to cut. */
const LONGEST = 30_000;
/** What has a value that nobody enters, or that is the browser's own. */
const NO_INPUT = /button$|^(browser_state|dataset|timer)$/;

export default function DeepLinkButton({ node }: { node: Node<DeepLinkButtonProps> }) {
  const { value, copied_value, interactive, icon } = node.props;
  const copied = useSignal(false);
  useEffect(() => fillIn(node), []);
  const copy = async (): Promise<void> => {
    node.emit("click");
    const inputs = node.all.filter(isInput);
    const kept = inputs.filter(({ props }) => !holdsFile(props.value));
    const address = new URL(location.href);
    address.hash = MARK + encodeURIComponent(encode(kept.map(entered)));
    if (address.href.length > LONGEST) {
      node.warn(say("What is entered here is too long for a link."));
      return;
    }
    try {
      await writeClipboard(address.href);
    } catch {
      node.warn(say("The browser does not let this page copy."));
      return;
    }
    if (kept.length < inputs.length) node.warn(say("Files are not part of the link."));
    copied.value = true;
    setTimeout(() => (copied.value = false), REJOICING);
  };
  const text = copied.value ? copied_value : value;
  return (
    <button type="button" {...face(node, text)} disabled={!interactive} onClick={() => void copy()}>
      {!icon && <Icon name={copied.value ? "check" : "link"} />}
      <Face node={node} text={text} />
      <output class="fl-unseen">{copied.value ? copied_value : ""}</output>
    </button>
  );
}

/** What the visitor sees, can change, and would show to others. */
function isInput(node: Node): node is Node<ComponentProps> {
  const { interactive, visible, value, ...more } = node.props as ComponentProps & { type?: unknown };
  const isThere = interactive && visible === true && value !== undefined;
  return isThere && more.type !== "password" && !NO_INPUT.test(node.type);
}

function entered({ id, type, props }: Node<ComponentProps>): Entered {
  return [id, type, props.label, props.value];
}

function holdsFile(value: unknown): boolean {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? 0 : one)).includes(
    '"$file":',
  );
}

/** Enters what the page's address holds, once: after that it is the visitor's own. */
function fillIn(node: Node): void {
  if (!location.hash.startsWith(MARK)) return;
  let isWhole = true;
  for (const [id, type, label, value] of read(location.hash.slice(MARK.length))) {
    const found = node.find(id);
    const fits = found?.type === type && isInput(found) && found.props.label === label;
    if (fits) found.enter(value);
    else isWhole = false;
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!isWhole) node.warn(say("The page has changed since this link was copied: not all of it is entered."));
}

function read(text: string): Entered[] {
  try {
    const found = decode(decodeURIComponent(text));
    return Array.isArray(found) ? found.filter(Array.isArray as (one: unknown) => one is Entered) : [];
  } catch {
    return []; // half a link
  }
}
