/** A video file, or the version of it that this browser can play. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Icon } from "./icon";
import { Player, type PlayerProps } from "./player";

/** Milliseconds. */
const EVERY = 1000;

interface ScreenProps extends Omit<PlayerProps, "src" | "position" | "onTime" | "onRefused"> {
  /** A component that serves `playable` and is told its `playback_position`. */
  node: Node<ComponentProps & { playback_position: number }>;
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
  const tell = useRef<Telling>({ at: -Infinity, isOpen: false });
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
    <Player
      {...playing}
      position={node.props.playback_position}
      onTime={(seconds) => keep(node, tell.current, seconds)}
      onPause={() => {
        keep(node, { at: -Infinity, isOpen: false }, node.props.playback_position);
        playing.onPause?.();
      }}
      src={other?.file ? fileUrl(other.file) : src}
      onRefused={() => void convert()}
    />
  );
}

interface Telling {
  /** When the server was last told. */
  at: number;
  /** Whether it has not answered. */
  isOpen: boolean;
}

/** Keeps where the film is, for functions that ask; the server is told once a second at most. */
function keep(node: ScreenProps["node"], telling: Telling, seconds: number): void {
  node.props.playback_position = seconds;
  if (telling.isOpen || performance.now() - telling.at < EVERY) return;
  Object.assign(telling, { at: performance.now(), isOpen: true });
  const done = (): void => void (telling.isOpen = false);
  node.call("playback_position", seconds).then(done, done);
}
