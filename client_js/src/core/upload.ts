/**
 * Sends a file in pieces, and goes on where it stopped whatever breaks the connection: the twin of
 * blocks/serve/upload.py. XMLHttpRequest, because fetch does not tell how far it is.
 */
/* oxlint-disable no-await-in-loop -- each piece begins where the last one ended */
import type { FileHandle, SendOptions } from "./files";
import type { Welcome } from "./protocol";
import { say } from "./words";

/** Large enough to fill a line, small enough for the limits of most proxies. */
export const PIECE = 2 ** 23;
const SMALLEST_PIECE = 2 ** 18;
/** No byte went for so long: the line is dead. */
const LONGEST_SILENCE = 30_000;
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 15_000;
/** So often in a row nothing arrives before it is given up: about ten minutes. */
const TRIES = 45;
/** A session that was lost is replaced within seconds. */
const TRIES_TO_ENTER = 6;

/** It did not arrive, which may be otherwise next time. */
class Lost extends Error {
  readonly tries: number;

  constructor(message: string, tries = TRIES) {
    super(message);
    this.tries = tries;
  }
}

interface Answer extends Partial<FileHandle> {
  offset?: number;
  code?: string;
  message?: string;
}

/** Where an upload is found, and who sends it. */
interface Place {
  address: string;
  visitor: Welcome;
}

export async function upload(
  file: File,
  introduced: () => Promise<Welcome>,
  { onProgress, signal }: SendOptions = {},
): Promise<FileHandle> {
  const key = [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36).padStart(7, "0"));
  const address = `./upload?name=${encodeURIComponent(file.name)}&key=${key.join("")}`;
  const share = (sent: number): number => (file.size ? sent / file.size : 0);
  let offset = 0;
  let size = PIECE;
  let failures = 0;
  for (;;) {
    const place = { address, visitor: await introduced() };
    try {
      if (failures) {
        const there = await whereItIs(place, signal);
        if (there > offset) failures = 1;
        offset = there;
      }
      const piece = file.slice(offset, offset + size);
      const from = offset;
      const answer = await send(place, piece, from, file, signal, (sent) => onProgress?.(share(from + sent)));
      if (answer.$file) return answer as FileHandle;
      offset = answer.offset ?? 0;
      failures = 0;
      onProgress?.(share(offset));
    } catch (error) {
      if (signal?.aborted) void giveUp(place);
      if (!(error instanceof Lost) || ++failures > error.tries) throw error;
      await mustBeReadable(file);
      size = Math.max(SMALLEST_PIECE, size / 2);
      onProgress?.(share(offset), true);
      await pause(Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** failures), signal);
    }
  }
}

async function send(
  place: Place,
  piece: Blob,
  offset: number,
  file: File,
  signal: AbortSignal | undefined,
  onSent: (bytes: number) => void,
): Promise<Answer> {
  const request = open("POST", place);
  request.setRequestHeader("Upload-Offset", String(offset));
  request.setRequestHeader("Upload-Length", String(file.size));
  request.upload.addEventListener("progress", ({ loaded }) => onSent(Math.min(loaded, piece.size)));
  await done(request, piece, file.name, signal);
  const { status } = request;
  const answer = parse(request.responseText);
  if (status >= 200 && status < 300 && answer) return answer;
  const message =
    answer?.message ?? say("{name} was refused (status {status}).", { name: file.name, status });
  if (answer?.code === "unauthorised" || answer?.code === "ended") throw new Lost(message, TRIES_TO_ENTER);
  const isMoved = answer?.code === "wrong_offset" || answer?.code === "unknown_upload";
  // what a proxy says: it is too much at once, or nobody is behind it now
  const isPassing = !answer?.code && (status === 408 || status >= 500 || status === 413);
  const isSmallest = status === 413 && piece.size <= SMALLEST_PIECE;
  throw isMoved || (isPassing && !isSmallest) ? new Lost(message) : new Error(message);
}

/** How many bytes the server has; 0 where it does not know the upload. */
async function whereItIs(place: Place, signal: AbortSignal | undefined): Promise<number> {
  const request = open("HEAD", place);
  await done(request, null, "It", signal);
  return request.status === 204 ? Number(request.getResponseHeader("Upload-Offset")) : 0;
}

async function giveUp(place: Place): Promise<void> {
  const request = open("DELETE", place);
  await done(request, null, "It").catch(() => undefined); // then it is swept
}

function open(method: string, { address, visitor }: Place): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open(method, address);
  request.setRequestHeader("X-Fanlight-Session", visitor.session);
  request.setRequestHeader("X-Fanlight-Secret", visitor.secret);
  return request;
}

/** Waits for the answer; rejects with `Lost` where none comes. */
function done(request: XMLHttpRequest, body: Blob | null, name: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => request.abort();
    let silence = setTimeout(abort, LONGEST_SILENCE);
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(abort, LONGEST_SILENCE);
    };
    const end = (): void => {
      clearTimeout(silence);
      signal?.removeEventListener("abort", abort);
    };
    request.upload.addEventListener("progress", heard);
    request.addEventListener("load", () => resolve(end()));
    for (const kind of ["error", "abort"]) {
      request.addEventListener(kind, () => {
        end();
        reject(
          signal?.aborted
            ? signal.reason
            : new Lost(say("{name} was not sent: the connection broke.", { name })),
        );
      });
    }
    signal?.addEventListener("abort", abort);
    request.send(body);
    if (signal?.aborted) abort();
  });
}

/** A file that was moved or changed since it was chosen cannot be gone on with. */
async function mustBeReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error(say("{name} can no longer be read: choose it again.", { name: file.name }));
  }
}

/** Waits, but not on when the browser says that the network is back. */
function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      waiting.abort();
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end, { signal: waiting.signal });
    signal?.addEventListener("abort", end, { signal: waiting.signal });
  });
}

function parse(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null; // a proxy's own page of error
  }
}
