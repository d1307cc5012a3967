/** Feeds a video element with pieces that follow each other, as fast as it plays them. */

/** Seconds that are loaded ahead, and that are kept behind. */
const AHEAD = 60;
const BEHIND = 30;

export class PieceFeed {
  private readonly video: HTMLVideoElement;
  private readonly onRefused: () => void;
  private readonly source = new MediaSource();
  private readonly address: string;
  private readonly stop = new AbortController();
  private buffer: SourceBuffer | undefined;
  private kind = "";
  private urls: string[] = [];
  private isOpen = true;
  private taken = 0;
  private isBusy = false;

  /** @param onRefused is called where the browser does not take the pieces */
  constructor(video: HTMLVideoElement, onRefused: () => void) {
    this.video = video;
    this.onRefused = onRefused;
    this.address = URL.createObjectURL(this.source);
    const { signal } = this.stop;
    this.source.addEventListener("sourceopen", () => void this.go(), { signal });
    video.addEventListener("timeupdate", () => void this.go(), { signal });
    video.src = this.address;
  }

  /** All pieces so far, and whether there will be more. */
  offer(urls: string[], isOpen: boolean): void {
    this.urls = urls;
    this.isOpen = isOpen;
    void this.go();
  }

  close(): void {
    this.stop.abort();
    URL.revokeObjectURL(this.address);
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Takes the pieces that there are, one after the other, as far as they are wanted now. */
  private async go(): Promise<void> {
    if (this.isBusy || this.source.readyState === "closed") return;
    this.isBusy = true;
    const hasTaken = await this.take().catch(() => {
      if (!this.stop.signal.aborted) this.onRefused();
      return false;
    });
    this.isBusy = false;
    if (hasTaken) void this.go();
  }

  private async take(): Promise<boolean> {
    const url = this.urls[this.taken];
    if (url === undefined) {
      if (this.taken > 0 && !this.isOpen && this.source.readyState === "open") this.source.endOfStream();
      return false;
    }
    if (this.ahead() >= AHEAD) return false;
    const response = await fetch(url, { signal: this.stop.signal });
    if (!response.ok) throw new Error(response.statusText);
    await this.append(await response.arrayBuffer());
    this.taken += 1;
    return true;
  }

  private async append(piece: ArrayBuffer): Promise<void> {
    const kind = kindOf(piece);
    this.buffer ??= this.source.addSourceBuffer((this.kind = kind));
    if (kind !== this.kind) this.buffer.changeType((this.kind = kind));
    this.buffer.mode = "sequence"; // each begins at zero, and is to begin where pictures or sound of the last one ended
    const { buffered } = this.buffer;
    if (buffered.length > 0) this.buffer.timestampOffset = buffered.end(buffered.length - 1);
    const old = this.video.currentTime - BEHIND;
    if (old > BEHIND) await this.done(this.buffer, (buffer) => buffer.remove(0, old));
    await this.done(this.buffer, (buffer) => buffer.appendBuffer(piece));
  }

  private done(buffer: SourceBuffer, act: (buffer: SourceBuffer) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = this.stop;
      buffer.addEventListener("updateend", () => resolve(), { once: true, signal });
      buffer.addEventListener("error", () => reject(new Error("refused")), { once: true, signal });
      act(buffer);
    });
  }

  private ahead(): number {
    const { buffered, currentTime } = this.video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) - currentTime : 0;
  }
}

/** What is in a piece, as a MediaSource wants to be told: its head says so. */
export function kindOf(piece: ArrayBuffer): string {
  const head = new Uint8Array(piece, 0, Math.min(piece.byteLength, 8192));
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join("");
  const at = text.indexOf("avcC");
  const profile = Array.from(head.subarray(at + 5, at + 8), (byte) => byte.toString(16).padStart(2, "0"));
  const codecs = [at < 0 ? "" : `avc1.${profile.join("")}`, text.includes("mp4a") ? "mp4a.40.2" : ""];
  return `video/mp4; codecs="${codecs.filter(Boolean).join(", ")}"`;
}
