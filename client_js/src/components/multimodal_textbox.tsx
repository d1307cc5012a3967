import "./multimodal_textbox.css";
import { useEffect, useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { Node } from "../core/store";
import { say } from "../core/words";
import { Attached } from "../parts/attached";
import { useChooser } from "../parts/chooser";
import { Field } from "../parts/field";
import type { Listed } from "../parts/file_list";
import { acceptOf, refuseOthers } from "../parts/file_types";
import { Shape } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { TextEntry, type TextProps } from "../parts/text_entry";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

interface Message {
  text: string;
  files: Listed[];
}

interface MultimodalTextboxProps extends TextProps<Message | null> {
  sources: ("upload" | "microphone")[];
  file_types: string[] | null;
  file_count: "single" | "multiple" | "directory";
  max_plain_text_length: number;
}

const CLIP =
  "m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551";
const NOTHING: Message = { text: "", files: [] };

export default function MultimodalTextbox({ node }: { node: Node<MultimodalTextboxProps> }) {
  const p = node.props;
  const area = useRef<HTMLDivElement>(null);
  const { files } = p.value ?? NOTHING;
  const isSingle = p.file_count === "single";
  const types = p.file_count === "directory" ? null : p.file_types;
  const refuse = refuseOthers(types);
  const takes = p.interactive && p.sources.includes("upload");
  const edit = (change: Partial<Message>): void => node.edit({ ...(node.props.value ?? NOTHING), ...change });
  const arrived = (sent: FileHandle[]): void => {
    edit({ files: isSingle ? sent : [...(node.props.value ?? NOTHING).files, ...sent] });
  };
  const uploads = useUploads(node, refuse, arrived);
  const submit = useSubmit(() => node.emit("submit"), uploads.sending.value.length > 0);
  const send = (chosen: File[]): void => {
    if (isSingle) uploads.cancel();
    uploads.send(isSingle ? chosen.slice(0, 1) : chosen);
    focus();
  };
  const focus = (): void => area.current?.querySelector("textarea")?.focus();
  const remove = (index: number): void => {
    edit({ files: files.filter((_, at) => at !== index) });
    focus();
  };
  const onPaste = (paste: ClipboardEvent): void => {
    const pasted = takes
      ? filesOf(paste, p.max_plain_text_length).filter((file) => refuse(file) === null)
      : [];
    if (pasted.length === 0) return; // a text of a length, or of what is not taken as a file, stays a text
    paste.preventDefault();
    send(pasted);
  };
  const chooser = useChooser({
    label: say("Files for {label}", { label: p.label }),
    accept: acceptOf(types),
    count: p.file_count,
    onFiles: send,
  });
  return (
    <Field node={node}>
      {(control) => (
        <Receiver area={area} class="fl-message" style={{}} kind="" drop={takes} paste={false} onFiles={send}>
          <Attached files={files} onRemove={p.interactive ? remove : null} />
          <Transfers uploads={uploads} />
          <Problem uploads={uploads} />
          <div class="fl-entry">
            {takes && (
              <>
                {chooser.input}
                <button
                  type="button"
                  class="fl-tool"
                  aria-label={say("Add files")}
                  title={say("Add files")}
                  onClick={chooser.open}
                >
                  <Shape d={CLIP} />
                </button>
              </>
            )}
            <TextEntry
              {...{ node, control, onPaste }}
              text={() => (node.props.value ?? NOTHING).text}
              onText={(text) => edit({ text })}
              onSubmit={submit}
            />
          </div>
        </Receiver>
      )}
    </Field>
  );
}

/** Submits; while files are on their way it waits for them. */
function useSubmit(submit: () => void, isSending: boolean): () => void {
  const isMeant = useRef(false);
  useEffect(() => {
    if (isMeant.current && !isSending) submit();
    isMeant.current = false;
  }, [isSending]);
  return () => {
    if (isSending) isMeant.current = true;
    else submit();
  };
}

/** The files in a clipboard; a text of more characters than `most` is one of them. */
function filesOf({ clipboardData }: ClipboardEvent, most: number): File[] {
  const text = clipboardData?.getData("text/plain") ?? "";
  if (text.length > most) return [new File([text], "pasted_text.txt", { type: "text/plain" })];
  return text === "" ? [...(clipboardData?.files ?? [])] : []; // a table of a spreadsheet comes as a picture, too
}
