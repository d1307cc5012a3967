import "./drop_zone.css";
import type { ComponentChildren } from "preact";

import { say } from "../core/words";
import { canReadClipboard, readClipboard } from "./clipboard_file";
import { type Choosing, useChooser } from "./chooser";
import { Icon, type IconName } from "./icon";
import { Problem, Transfers } from "./transfers";
import type { Uploads } from "./uploads";

interface DropZoneProps extends Choosing {
  icon: IconName | ComponentChildren;
  prompt: ComponentChildren;
  uploads: Uploads;
  /** Whether files can be chosen, and of which kind they can be read from the clipboard. */
  choose: boolean;
  paste: `${string}/` | null;
  /** What the large button does where no file can be chosen; by default it reads the clipboard. */
  onPress?: (() => void) | undefined;
  /** Other ways to fill the place, as buttons of the class `fl-paste`. */
  children?: ComponentChildren;
}

const isName = (icon: DropZoneProps["icon"]): icon is IconName => typeof icon === "string";

/** The empty place of a component that takes files: it says what to do there. Put it into a Receiver. */
export function DropZone(props: DropZoneProps) {
  const { icon, prompt, uploads, choose, paste, onPress, children, ...choosing } = props;
  const chooser = useChooser(choosing);
  const kind = paste && canReadClipboard() ? paste : null;
  const read = (): void => {
    if (kind) readClipboard(kind).then((file) => choosing.onFiles([file]), fail);
  };
  const fail = (error: Error): void => uploads.say(error.message);
  return (
    <div class="fl-drop">
      {choose && chooser.input}
      {uploads.sending.value.length > 0 ? (
        <Transfers uploads={uploads} />
      ) : (
        <>
          <button type="button" class="fl-choose" onClick={choose ? chooser.open : (onPress ?? read)}>
            {isName(icon) ? <Icon name={icon} /> : icon}
            <span>{prompt}</span>
          </button>
          <div class="fl-ways">
            {choose && kind && (
              <button type="button" class="fl-paste" onClick={read}>
                <Icon name="clipboard" />
                {say("Paste")}
              </button>
            )}
            {children}
          </div>
        </>
      )}
      <Problem uploads={uploads} />
    </div>
  );
}
