import "./drop_zone.css";
import { useRef } from "preact/hooks";

import { canReadClipboard, readClipboard } from "./clipboard_file";
import { Icon, type IconName } from "./icon";
import type { Uploads } from "./uploads";

interface DropZoneProps {
  icon: IconName;
  label: string;
  prompt: string;
  /** What it takes, as the start of a MIME type. */
  kind: `${string}/`;
  upload: boolean;
  paste: boolean;
  uploads: Uploads;
}

/** The empty place of a component that takes files: it says what to do there. Put it into a Receiver. */
export function DropZone({ icon, label, prompt, kind, upload, paste, uploads }: DropZoneProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const { sending, send, say } = uploads;
  const read = (): void => {
    readClipboard(kind).then(send, (error: Error) => say(error.message));
  };
  const choose = (): void => {
    const file = chooser.current?.files?.[0];
    if (file) void send(file);
    if (chooser.current) chooser.current.value = ""; // so that the same file can be chosen again
  };
  const readable = paste && canReadClipboard();
  return (
    <div class="fl-drop">
      {upload && (
        <input ref={chooser} type="file" hidden aria-label={label} accept={`${kind}*`} onChange={choose} />
      )}
      {sending.value ? (
        <Sending uploads={uploads} />
      ) : (
        <>
          <button
            type="button"
            class="fl-choose"
            onClick={() => (upload ? chooser.current?.click() : readable && read())}
          >
            <Icon name={icon} />
            <span>{prompt}</span>
          </button>
          {upload && readable && (
            <button type="button" class="fl-paste" onClick={read}>
              <Icon name="clipboard" />
              Paste
            </button>
          )}
        </>
      )}
      <Problem uploads={uploads} />
    </div>
  );
}

/** How far the file on its way is. */
export function Sending({ uploads }: { uploads: Uploads }) {
  const { value: file } = uploads.sending;
  if (!file) return null;
  return (
    <div class="fl-sending">
      <span>{file.name}</span>
      <span>{Math.floor(file.share * 100)} %</span>
      <progress aria-label={`Sending ${file.name}`} value={file.share} max={1} />
    </div>
  );
}

/** Why a file was not taken. */
export function Problem({ uploads }: { uploads: Uploads }) {
  const { value: problem } = uploads.problem;
  return (
    <div role="alert">
      {problem && (
        <p class="fl-error">
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}
