/** Files by their handles: a payload never holds a path or an address. */
import type { Welcome } from "./protocol";

/** The payload that stands for a file; the twin of StoredFile.handle in blocks/wire/media.py. */
export interface FileHandle {
  $file: string;
  name: string;
  mime: string;
  size: number;
}

/** Gets the share that has been sent, 0 to 1. */
export type OnProgress = (share: number) => void;

/** A picture that its author keeps elsewhere. */
export interface Elsewhere {
  url: string;
}

/** Where the browser finds a file; with `download` the server asks it to save the file. */
export function fileUrl(file: FileHandle | Elsewhere, { download = false } = {}): string {
  if ("url" in file) return file.url;
  return `./file/${file.$file}/${encodeURIComponent(file.name)}${download ? "?download=1" : ""}`;
}

/** Whether a payload is a file or has one in it. */
export function holdsFile(payload: unknown): boolean {
  if (typeof payload !== "object" || payload === null) return false;
  return "$file" in payload || Object.values(payload).some(holdsFile);
}

/** Sends a file as a raw body. XMLHttpRequest, because fetch does not tell how far it is. */
export function upload(file: File, visitor: Welcome, onProgress?: OnProgress): Promise<FileHandle> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `./upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-Fanlight-Session", visitor.session);
    request.setRequestHeader("X-Fanlight-Secret", visitor.secret);
    request.responseType = "text";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress?.(total ? loaded / total : 0),
    );
    request.addEventListener("error", () =>
      reject(new Error(`${file.name} was not sent: the connection broke.`)),
    );
    request.addEventListener("load", () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer?.$file) resolve(answer as FileHandle);
      else reject(new Error(answer?.message ?? `${file.name} was refused (status ${request.status}).`));
    });
    request.send(file);
  });
}

function parse(text: string): (Partial<FileHandle> & { message?: string }) | null {
  try {
    return JSON.parse(text) as Partial<FileHandle> & { message?: string };
  } catch {
    return null; // a proxy's own page of error
  }
}
