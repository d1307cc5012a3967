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
  const told = useSignal("");
  const copy = async (): Promise<void> => {
    try {
      await writeClipboard(text());
      told.value = say("Copied");
      onCopy?.();
    } catch (refused) {
      told.value = (refused as Error).message;
    }
    setTimeout(() => (told.value = ""), 1500);
  };
  return (
    <>
      <Tool
        icon={told.value === say("Copied") ? "check" : "copy"}
        label={say("Copy")}
        onClick={() => void copy()}
      />
      <output class="fl-unseen">{told}</output>
    </>
  );
}

/** The Clipboard API is there on https and localhost only, and not in every frame; elsewhere the old way works. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const { copySelected } = await import("./selection"); // seldom needed: it is not a part of every page
    if (!copySelected(text)) throw new Error(say("The browser does not let this page copy."));
  }
}
