/** Plays pieces of sound one after the other, without a gap, while more of them come. */
import { signal } from "@preact/signals";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { peaksOf } from "./wave_shape";
import { rateOf } from "./wav";

type Piece = FileHandle | Elsewhere;

/** Seconds that are decoded ahead: however fast the pieces come, no more of them is in memory. */
const AHEAD = 15;
/** Seconds between the first piece's arrival and its sound: time for the next one to come. */
const LEAD = 0.1;
const PEAKS_PER_SECOND = 20;

export class SoundStream {
  readonly isPlaying = signal(false);
  /** Whether all that will come was heard. */
  readonly isOver = signal(false);
  readonly problem = signal<string | null>(null);
  /** How loud what is decoded is, and how long. */
  readonly peaks = signal<number[]>([]);
  readonly length = signal(0);
  private context: AudioContext | null = null;
  private volume: GainNode | null = null;
  private loudness = 1;
  private pieces: Piece[] = [];
  private isWhole = false;
  private next = 0;
  private sounding = 0;
  /** When, by the context's clock, the next piece begins. */
  private end = 0;
  /** Seconds in which there was nothing to hear. */
  private silence = 0;
  private filling: Promise<void> | null = null;

  /** All pieces so far, and whether no more will come. */
  put(pieces: Piece[], { isWhole }: { isWhole: boolean }): void {
    if (pieces.length > this.pieces.length) this.isOver.value = false;
    this.pieces = pieces;
    this.isWhole = isWhole;
    this.fill();
  }

  /** Begins, goes on, or begins again where all was heard; false where the browser does not let it before the visitor has done something. */
  async play(): Promise<boolean> {
    if (!this.context) await this.open();
    const context = this.context;
    if (!context) return false;
    if (this.isOver.value) this.rewind(context);
    context.resume().catch(() => undefined); // it is closed first where the page goes on
    if (context.state !== "running") await settled(context);
    this.isPlaying.value = context.state === "running";
    this.fill();
    return this.isPlaying.value;
  }

  async pause(): Promise<void> {
    await this.context?.suspend();
    this.isPlaying.value = false;
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.loudness = volume;
    if (this.volume) this.volume.gain.value = volume;
  }

  /** How much was heard, in seconds. */
  get time(): number {
    if (!this.context) return 0;
    return Math.max(0, Math.min(this.length.value, this.context.currentTime - this.silence));
  }

  async close(): Promise<void> {
    const context = this.context;
    this.context = null;
    this.isPlaying.value = false;
    if (context && context.state !== "closed") await context.close();
  }

  /** Made for the first piece's rate: pieces need no conversion, and fit together to the sample. */
  private async open(): Promise<void> {
    const [first] = this.pieces;
    if (!first) return;
    const rate = rateOf(await content(first));
    const isKnown = rate !== null && rate >= 8000 && rate <= 96_000;
    this.context = new AudioContext(isKnown ? { sampleRate: rate } : {});
    this.volume = this.context.createGain();
    this.volume.gain.value = this.loudness;
    this.volume.connect(this.context.destination);
  }

  private rewind(context: AudioContext): void {
    this.isOver.value = false;
    this.next = 0;
    this.length.value = 0;
    this.peaks.value = [];
    this.end = context.currentTime;
    this.silence = context.currentTime;
  }

  private fill(): void {
    this.filling ??= this.decode().finally(() => {
      this.filling = null;
      if (this.isWanted) this.fill();
      else this.finish();
    });
  }

  private get isWanted(): boolean {
    const { context } = this;
    return context !== null && this.next < this.pieces.length && this.end - context.currentTime < AHEAD;
  }

  private async decode(): Promise<void> {
    const { context } = this;
    if (!context) return;
    while (this.isWanted) {
      const piece = this.pieces[this.next] as Piece;
      this.next += 1;
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is about
        const sound = await context.decodeAudioData(await content(piece));
        if (this.context === context) this.schedule(context, sound);
      } catch (error) {
        this.problem.value = error instanceof Error ? error.message : String(error);
      }
    }
  }

  private schedule(context: AudioContext, sound: AudioBuffer): void {
    const source = context.createBufferSource();
    source.buffer = sound;
    if (this.volume) source.connect(this.volume);
    const isLate = this.end <= context.currentTime;
    const start = isLate ? frame(context.currentTime + LEAD, context.sampleRate) : this.end;
    if (isLate) this.silence += start - this.end;
    source.start(start);
    this.isPlaying.value = context.state === "running";
    this.sounding += 1;
    source.addEventListener("ended", () => {
      this.sounding -= 1;
      if (this.isWanted) this.fill();
      else this.finish();
    });
    this.end = start + sound.duration;
    this.length.value += sound.duration;
    this.peaks.value = [
      ...this.peaks.value,
      ...peaksOf(sound, Math.max(1, Math.round(sound.duration * PEAKS_PER_SECOND))),
    ];
  }

  private finish(): void {
    const isOver = this.isWhole && this.next === this.pieces.length && this.sounding === 0;
    if (!this.context || this.filling || !isOver || this.isOver.value) return;
    this.isPlaying.value = false;
    this.isOver.value = true;
  }
}

async function content(piece: Piece): Promise<ArrayBuffer> {
  const answer = await fetch(fileUrl(piece));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.arrayBuffer();
}

/** A time that falls upon a sample. */
function frame(time: number, rate: number): number {
  return Math.ceil(time * rate) / rate;
}

/** Waits until the browser has let it begin, but not for the visitor. */
async function settled(context: AudioContext): Promise<void> {
  await new Promise<void>((resolve) => {
    context.addEventListener("statechange", () => resolve(), { once: true });
    setTimeout(resolve, 300);
  });
}
