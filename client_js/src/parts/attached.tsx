/** The files of a message: small pictures, or their names. */
import "./attached.css";

import { fileUrl } from "../core/files";
import { say } from "../core/words";
import { type Listed, sizeOf } from "./file_list";
import { Shape } from "./icon";
import { Tool } from "./tool";

const SHEET =
  "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5";

interface AttachedProps {
  files: Listed[];
  onRemove: ((index: number) => void) | null;
}

export function Attached({ files, onRemove }: AttachedProps) {
  if (files.length === 0) return null;
  return (
    <ul class="fl-attached" aria-label={say("Files")}>
      {files.map((file, index) => (
        <li key={`${fileUrl(file)} ${index}`}>
          <a class="fl-attachment" href={fileUrl(file)} target="_blank" rel="noreferrer" title={file.name}>
            {isPicture(file) ? <img src={fileUrl(file)} alt={file.name} /> : <Shape d={SHEET} />}
            {!isPicture(file) && (
              <span class="fl-about">
                <span dir="auto">{file.name}</span>
                {"$file" in file && <small>{sizeOf(file.size)}</small>}
              </span>
            )}
          </a>
          {onRemove && (
            <Tool
              icon="close"
              label={say("Remove {name}", { name: file.name })}
              onClick={() => onRemove(index)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function isPicture(file: Listed): boolean {
  return "$file" in file ? file.mime.startsWith("image/") : /\.(png|jpe?g|gif|webp|avif)$/i.test(file.name);
}
