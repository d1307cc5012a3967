import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";
import { Icon } from "./icon";

interface DownloadProps {
  file: FileHandle | Elsewhere;
  label?: string;
  onClick?: () => void;
}

/** The small button that saves a file; of one elsewhere the browser decides. */
export function Download({ file, label = say("Download"), onClick }: DownloadProps) {
  return (
    <a
      class="fl-tool"
      href={fileUrl(file, { download: true })}
      download={"url" in file ? "" : file.name}
      {...("url" in file ? { target: "_blank", rel: "noopener noreferrer" } : {})}
      aria-label={label}
      onClick={onClick}
      title={label}
    >
      <Icon name="download" />
    </a>
  );
}
