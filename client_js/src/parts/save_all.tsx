import { useSignal } from "@preact/signals";

import { type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";
import { fileOf, type Item } from "./gallery_item";
import { Shape } from "./icon";
import { zipped } from "./zip";

interface SaveAllProps {
  /** What the file is called. */
  label: string;
  items: Item[];
  onProblem: (text: string) => void;
}

const ARCHIVE =
  "M3 4h18a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M4 9v9a2 2 0 0 0 2 2h2M20 9v9a2 2 0 0 1-2 2h-2M9 17l3 3 3-3M12 12v8";
/** Bytes: a ZIP of this form holds no more, nor would a browser hold it well. */
const MOST = 2 ** 31;

/** The small button that saves all files in one. What lies elsewhere is left out: it may not be read from here. */
export function SaveAll({ label, items, onProblem }: SaveAllProps) {
  const isBusy = useSignal(false);
  const files = items.map(fileOf).filter((file) => "$file" in file);
  const save = async (): Promise<void> => {
    isBusy.value = true;
    try {
      if (files.reduce((sum, { size }) => sum + size, 0) > MOST) {
        throw new Error(say("These files are too large to be saved as one."));
      }
      offer(await zipped(await Promise.all(files.map(fetched))), `${label}.zip`);
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
    }
    isBusy.value = false;
  };
  if (files.length === 0) return null;
  return (
    <button
      type="button"
      class="fl-tool"
      aria-label={say("Download all")}
      title={say("Download all")}
      disabled={isBusy.value}
      onClick={() => void save()}
    >
      <Shape d={ARCHIVE} />
    </button>
  );
}

async function fetched(file: FileHandle): Promise<{ name: string; content: Blob }> {
  const answer = await fetch(fileUrl(file));
  if (!answer.ok) throw new Error(`${file.name}: ${answer.status}`);
  return { name: file.name, content: await answer.blob() };
}

function offer(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the download has begun by then
}
