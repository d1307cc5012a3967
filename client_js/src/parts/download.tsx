import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { Icon } from "./icon";

/** The small button in a component's corner that saves its file; of a file elsewhere the browser decides. */
export function Download({ file }: { file: FileHandle | Elsewhere }) {
  return (
    <a
      class="fl-tool"
      href={fileUrl(file, { download: true })}
      download={"url" in file ? "" : file.name}
      {...("url" in file ? { target: "_blank", rel: "noopener noreferrer" } : {})}
      aria-label="Download"
      title="Download"
    >
      <Icon name="download" />
    </a>
  );
}
