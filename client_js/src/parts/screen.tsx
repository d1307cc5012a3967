/** A video file, or the version of it that this browser can play. */
import { useSignal } from "@preact/signals";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Icon } from "./icon";
import { Player, type PlayerProps } from "./player";

interface ScreenProps extends Omit<PlayerProps, "src" | "onRefused"> {
  /** A component that serves `playable`. */
  node: Node<ComponentProps>;
  film: FileHandle | Elsewhere;
}

interface Other {
  /** Of which file. */
  of: string;
  file: FileHandle | null;
  problem: string | null;
}

/** Plays a file; one that the browser does not know is converted on the server, which takes a while. */
export function Screen({ node, film, ...playing }: ScreenProps) {
  const found = useSignal<Other | null>(null);
  const src = fileUrl(film);
  const other = found.value?.of === src ? found.value : null;
  const convert = async (): Promise<void> => {
    if (other || "url" in film) {
      found.value = { of: src, file: null, problem: say("This browser cannot play the video.") };
      return;
    }
    const waiting: Other = { of: src, file: null, problem: null };
    found.value = waiting;
    const result = await node.call("playable", film).then(
      (file) => ({ file: file as FileHandle, problem: null }),
      (error: Error) => ({ file: null, problem: error.message }),
    );
    if (found.value === waiting) found.value = { of: src, ...result };
  };
  if (other?.problem) {
    return (
      <div class="fl-empty" role="alert">
        <p class="fl-error">
          <Icon name="alert" />
          <span dir="auto">{other.problem}</span>
        </p>
      </div>
    );
  }
  if (other && !other.file) {
    return (
      <div class="fl-empty fl-converting" role="status">
        <span class="fl-gauge" aria-hidden="true" />
        {say("Making a version that this browser can play…")}
      </div>
    );
  }
  return (
    <Player {...playing} src={other?.file ? fileUrl(other.file) : src} onRefused={() => void convert()} />
  );
}
