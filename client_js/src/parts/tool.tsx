/** The small buttons in a component's corner. */
import { useSignal } from "@preact/signals";

import { say } from "../core/words";
import { Icon, type IconName } from "./icon";

/** One of them: an icon whose name is heard and shown on hover. */
export function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="fl-tool" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** Copies a text and says so for a moment. */
export function CopyTool({ text, onCopy }: { text: () => string; onCopy?: () => void }) {
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    await writeClipboard(text());
    copied.value = true;
    setTimeout(() => (copied.value = false), 1500);
    onCopy?.();
  };
  return (
    <>
      <Tool icon={copied.value ? "check" : "copy"} label={say("Copy")} onClick={() => void copy()} />
      <output class="fl-unseen">{copied.value ? say("Copied") : ""}</output>
    </>
  );
}

/** The Clipboard API is there on https and localhost only; elsewhere the old way still works. */
export async function writeClipboard(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "fl-unseen";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  return undefined;
}
