/** What is on its way to the server, and what was not taken. */
import "./below.css";
import "./transfers.css";
import { say } from "../core/words";
import { Icon } from "./icon";
import { Tool } from "./tool";
import type { Sending, Uploads } from "./uploads";

/** How far each file is that is being sent; each can be called off, and several at once. */
export function Transfers({ uploads }: { uploads: Uploads }) {
  const { value: sending } = uploads.sending;
  const { done, total } = uploads.count.value;
  if (sending.length === 0) return null;
  return (
    <div class="fl-transfers">
      {total > 1 && (
        <p class="fl-transfer">
          <span>{say("{done} of {total} files sent", { done, total })}</span>
          <button type="button" class="fl-act" onClick={uploads.cancel}>
            {say("Cancel all")}
          </button>
        </p>
      )}
      {sending.map((one) => (
        <Transfer key={one.name} one={one} />
      ))}
    </div>
  );
}

function Transfer({ one }: { one: Sending }) {
  const { name, share, isLost, cancel } = one;
  return (
    <div class={`fl-transfer ${isLost.value ? "fl-lost" : ""}`}>
      <span dir="auto" title={name}>
        {name}
      </span>
      <span role={isLost.value ? "status" : undefined}>
        {isLost.value ? say("Waiting for the connection") : `${Math.floor(share.value * 100)} %`}
      </span>
      <Tool icon="close" label={say("Cancel sending {name}", { name })} onClick={cancel} />
      <progress aria-label={say("Sending {name}", { name })} value={share.value} max={1} />
    </div>
  );
}

/** Why files were not taken, a line for each. */
export function Problem({ uploads }: { uploads: Uploads }) {
  const { value: problem } = uploads.problem;
  return (
    <div role="alert">
      {problem && (
        <p class="fl-error fl-problem">
          <Icon name="alert" />
          <span dir="auto">{problem}</span>
        </p>
      )}
    </div>
  );
}
