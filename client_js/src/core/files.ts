/** Files by their handles: a payload never holds a path or an address. */
/** The payload that stands for a file; the twin of StoredFile.handle in blocks/wire/media.py. */
export interface FileHandle {
  $file: string;
  name: string;
  mime: string;
  size: number;
}

export interface SendOptions {
  /** Gets the share that has been sent, 0 to 1, and whether the connection is lost: it goes on when it is back. */
  onProgress?: ((share: number, isLost?: boolean) => void) | undefined;
  /** Gives it up. */
  signal?: AbortSignal | undefined;
}

/** A file that its author keeps elsewhere. */
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
