import "./run_link.css";
import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";

import { say } from "../core/words";
import { Icon } from "./icon";
import { writeClipboard } from "./tool";

const REJOICING = 2000;

/** At the page's foot: the link to what was run last. */
export function RunLink({ link }: { link: ReadonlySignal<string | null> }) {
  return link.value === null ? null : <Foot key={link.value} address={addressOf(link.value)} />;
}

function Foot({ address }: { address: string }) {
  const state = useSignal<"" | "copied" | "shown">("");
  const copy = async (): Promise<void> => {
    try {
      await writeClipboard(address);
      state.value = "copied";
      setTimeout(() => (state.value = ""), REJOICING);
    } catch {
      state.value = "shown"; // the browser does not let us: the visitor can
    }
  };
  return (
    <footer class="fl-foot">
      <button type="button" onClick={() => void copy()}>
        <Icon name={state.value === "copied" ? "check" : "link"} />
        {say("Copy link to this run")}
      </button>
      {state.value === "shown" && (
        <input
          readOnly
          aria-label={say("Link to this run")}
          value={address}
          onFocus={(focus) => focus.currentTarget.select()}
        />
      )}
      <output>{state.value === "copied" ? say("Link copied") : ""}</output>
    </footer>
  );
}

function addressOf(key: string): string {
  const address = new URL(location.href);
  address.searchParams.set("run", key);
  address.hash = "";
  return address.href;
}
