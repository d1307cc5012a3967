import "../parts/below.css";
import "./file.css";
import { useRef } from "preact/hooks";

import type { FileHandle } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { useChooser } from "../parts/chooser";
import { DropZone } from "../parts/drop_zone";
import { Field } from "../parts/field";
import { acceptOf, refuseOthers } from "../parts/file_types";
import { FileList, type Listed } from "../parts/file_list";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { Receiver } from "../parts/receiver";
import { Problem, Transfers } from "../parts/transfers";
import { useUploads } from "../parts/uploads";

interface FileProps extends ComponentProps<Listed | Listed[] | null> {
  file_count: "single" | "multiple" | "directory";
  file_types: string[] | null;
  height: number | string | null;
  allow_reordering: boolean;
}

export default function File({ node }: { node: Node<FileProps> }) {
  const p = node.props;
  const stage = useRef<HTMLDivElement>(null);
  const files = listed(p.value);
  const isSingle = p.file_count === "single";
  const types = p.file_count === "directory" ? null : p.file_types;
  const put = (next: Listed[]): void => node.edit(next.length === 0 ? null : isSingle ? next[0] : next);
  const arrived = (sent: FileHandle[]): void => {
    put(isSingle ? sent : [...listed(node.props.value), ...sent]);
    node.emit("upload");
  };
  const uploads = useUploads(node, refuseOthers(types), arrived);
  const send = (chosen: globalThis.File[]): void => {
    if (isSingle) uploads.cancel();
    uploads.send(isSingle ? chosen.slice(0, 1) : chosen);
  };
  const remove = (index: number): void => {
    put(files.filter((_, at) => at !== index));
    node.emit("delete", { file: files[index] });
    if (files.length === 1) stage.current?.focus();
  };
  const clear = (): void => {
    uploads.say(null);
    put([]);
    node.emit("clear");
    stage.current?.focus();
  };
  const choosing = { label: p.label, accept: acceptOf(types), count: p.file_count, onFiles: send };
  const { interactive } = p;
  return (
    <Field node={node} role={interactive ? "group" : "figure"}>
      {() => (
        <Receiver
          area={stage}
          class="fl-files"
          style={{ "--fl-height": length(p.height) }}
          kind=""
          drop={interactive}
          paste={interactive}
          onFiles={send}
        >
          {files.length > 0 ? (
            <>
              <FileList
                files={files}
                onPick={node.listens("select") ? pick : null}
                onDownload={(file) => node.emit("download", { file })}
                onRemove={interactive ? remove : null}
                onMove={interactive && p.allow_reordering ? put : null}
              />
              <Transfers uploads={uploads} />
              <Problem uploads={uploads} />
              {interactive && <Foot {...choosing} files={files.length} onClear={clear} />}
            </>
          ) : interactive ? (
            <DropZone
              {...choosing}
              icon="upload"
              prompt={prompt(p.file_count)}
              uploads={uploads}
              choose={true}
              paste={null}
            />
          ) : (
            <div class="fl-empty">
              <Icon name="download" />
              <span>{say("No file")}</span>
            </div>
          )}
        </Receiver>
      )}
    </Field>
  );

  function pick(index: number): void {
    node.emit("select", { index, value: files[index]?.name });
  }
}

interface FootProps {
  label: string;
  accept: string | undefined;
  count: FileProps["file_count"];
  onFiles: (files: globalThis.File[]) => void;
  files: number;
  onClear: () => void;
}

/** What can be done with the list as a whole. */
function Foot({ files, onClear, ...choosing }: FootProps) {
  const chooser = useChooser(choosing);
  return (
    <div class="fl-below">
      {chooser.input}
      <button type="button" class="fl-act" onClick={chooser.open}>
        {choosing.count === "single" ? say("Choose another file") : say("Add files")}
      </button>
      {files > 1 && (
        <>
          <span class="fl-count">{say("{count} files", { count: files })}</span>
          <button type="button" class="fl-act" onClick={onClear}>
            {say("Remove all")}
          </button>
        </>
      )}
    </div>
  );
}

function listed(value: Listed | Listed[] | null): Listed[] {
  return Array.isArray(value) ? value : value ? [value] : [];
}

function prompt(count: FileProps["file_count"]): string {
  if (count === "directory") return say("Drop a folder here or click to choose");
  return count === "single"
    ? say("Drop a file here, paste, or click to choose")
    : say("Drop files here, paste, or click to choose");
}
