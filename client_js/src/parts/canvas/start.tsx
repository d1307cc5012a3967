import "./start.css";
import { useRef } from "preact/hooks";

import { say } from "../../core/words";
import { useHandOver } from "./focus";

interface StartProps {
  prompt: string | null;
  choose: (() => void) | null;
  paste: (() => void) | null;
  film: (() => void) | null;
  /** It goes, and had the focus. */
  onLeave: () => void;
}

/** What can be done where there is nothing yet, beside drawing. */
export function Start({ prompt, choose, paste, film, onLeave }: StartProps) {
  const element = useRef<HTMLDivElement>(null);
  useHandOver(element, onLeave);
  if (!prompt && !choose && !paste && !film) return null;
  return (
    <div ref={element} class="fl-begin">
      <p dir="auto">{prompt ?? say("Draw here, or bring an image")}</p>
      <div>
        {choose && (
          <button type="button" class="fl-plain" onClick={choose}>
            {say("Choose an image")}
          </button>
        )}
        {paste && (
          <button type="button" class="fl-plain" onClick={paste}>
            {say("Paste")}
          </button>
        )}
        {film && (
          <button type="button" class="fl-plain" onClick={film}>
            {say("Camera")}
          </button>
        )}
      </div>
    </div>
  );
}
