import "./upload_button.css";
import { useSignal } from "@preact/signals";

import type { FileHandle } from "../core/files";
import type { Node } from "../core/store";
import { say } from "../core/words";
import { Face, face, type FaceProps } from "../parts/button_face";
import { useChooser } from "../parts/chooser";
import { filesIn } from "../parts/dropped";
import { acceptOf, refuseOthers } from "../parts/file_types";
import { type Uploads, useUploads } from "../parts/uploads";

interface UploadButtonProps extends FaceProps<FileHandle | FileHandle[] | null> {
  file_count: "single" | "multiple" | "directory";
  file_types: string[] | null;
}

export default function UploadButton({ node }: { node: Node<UploadButtonProps> }) {
  const { label, file_count, file_types, interactive } = node.props;
  const isOver = useSignal(false);
  const isSingle = file_count === "single";
  const types = file_count === "directory" ? null : file_types;
  const uploads = useUploads(node, refuseOthers(types), (files) => {
    node.edit(isSingle ? files[0] : files);
    node.emit("upload");
  });
  const send = (files: File[]): void => uploads.send(isSingle ? files.slice(0, 1) : files);
  const chooser = useChooser({ label, accept: acceptOf(types), count: file_count, onFiles: send });
  const isSending = uploads.sending.value.length > 0;
  const text = isSending ? say("Cancel") : label;
  const press = (): void => {
    if (isSending) return uploads.cancel();
    node.emit("click");
    return chooser.open();
  };
  const onDrag = (drag: DragEvent): void => {
    if (!interactive || isSending || !drag.dataTransfer?.types.includes("Files")) return;
    drag.preventDefault(); // else the browser opens the file in place of the page
    isOver.value = drag.type === "dragover";
    if (drag.type === "drop") void filesIn(drag.dataTransfer).then(send);
  };
  const { class: classes, ...attributes } = face(node, text);
  const problem = uploads.problem.value;
  return (
    <>
      <button
        type="button"
        {...attributes}
        class={`${classes} ${isOver.value ? "fl-over" : ""}`}
        disabled={!interactive}
        aria-describedby={problem ? `fl-${node.id}-problem` : undefined}
        onClick={press}
        onDragOver={onDrag}
        onDrop={onDrag}
        onDragLeave={() => (isOver.value = false)}
      >
        <Face node={node} text={text}>
          {isSending && <Sent label={label} uploads={uploads} />}
        </Face>
      </button>
      {chooser.input}
      <p role="alert" id={`fl-${node.id}-problem`} class="fl-upload-problem" dir="auto">
        {problem}
      </p>
    </>
  );
}

/** How far all that was chosen is. */
function Sent({ label, uploads }: { label: string; uploads: Uploads }) {
  const { done, total } = uploads.count.value;
  const under = uploads.sending.value.reduce((sum, { share }) => sum + share.value, 0);
  const isLost = uploads.sending.value.some((one) => one.isLost.value);
  const share = total ? Math.min(1, (done + under) / total) : 0;
  return (
    <>
      <span class="fl-sent">
        {isLost ? say("Waiting for the connection") : `${Math.floor(share * 100)} %`}
      </span>
      <progress class="fl-unseen" aria-label={label} value={share} max={1} />
      <span class="fl-sent-bar" style={{ inlineSize: `${share * 100}%` }} />
    </>
  );
}
