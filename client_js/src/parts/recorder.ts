/** Records what a microphone hears, without a gap: every number that comes is kept until it is taken. */
import { signal } from "@preact/signals";

import tap from "./sound_tap?worker&url";
import { wavFile } from "./wav";

/** Seconds after which what was recorded is handed to the browser, which may put it on the disk. */
const KEPT_HERE = 30;
/** How many of the last levels are kept for drawing. */
const LEVELS = 400;

export class Recorder {
  /** How loud it is now, 0 to 1. */
  readonly level = signal(0);
  /** How much was recorded, in seconds, whether it was taken or not. */
  readonly seconds = signal(0);
  readonly isPaused = signal(false);
  /** How loud it was, about 25 times a second; the newest last. */
  readonly levels: number[] = [];
  private readonly context: AudioContext;
  private readonly node: AudioWorkletNode;
  private source: MediaStreamAudioSourceNode | null = null;
  private pieces: (Int16Array | Blob)[] = [];
  private fresh = 0;
  private count = 0;
  private flushed: (() => void) | null = null;

  private constructor(context: AudioContext) {
    this.context = context;
    this.node = new AudioWorkletNode(context, "sound_tap", {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    this.node.port.addEventListener("message", ({ data }: MessageEvent<Int16Array | null>) => {
      if (data === null) this.flushed?.();
      else this.keep(data);
    });
    this.node.port.start();
  }

  /** Begins to record. */
  static async start(stream: MediaStream): Promise<Recorder> {
    const context = new AudioContext();
    await context.audioWorklet.addModule(tap);
    const recorder = new Recorder(context);
    recorder.hear(stream);
    await context.resume();
    return recorder;
  }

  /** Goes on with another microphone. */
  hear(stream: MediaStream): void {
    this.source?.disconnect();
    this.source = this.context.createMediaStreamSource(stream);
    this.source.connect(this.node);
  }

  async pause(): Promise<void> {
    await this.context.suspend();
    this.level.value = 0;
    this.isPaused.value = true;
  }

  async resume(): Promise<void> {
    await this.context.resume().catch(() => undefined); // it may be stopped first
    this.isPaused.value = false;
  }

  /** What was recorded since it was last taken, as a WAV file; null where that is nothing. */
  take(name: string): File | null {
    if (this.pieces.length === 0) return null;
    const file = wavFile(this.pieces, this.context.sampleRate, name);
    this.pieces = [];
    this.fresh = 0;
    return file;
  }

  /** Ends it; what comes until then can be taken. */
  async stop(): Promise<void> {
    if (this.context.state === "closed") return;
    this.source?.disconnect();
    await new Promise<void>((resolve) => {
      this.flushed = resolve;
      this.node.port.postMessage("the rest", []);
    });
    this.node.port.close();
    await this.context.close();
  }

  private keep(numbers: Int16Array): void {
    if (numbers.length === 0) return;
    this.pieces.push(numbers);
    this.count += numbers.length;
    if (this.pieces.length - this.fresh > (KEPT_HERE * this.context.sampleRate) / numbers.length) {
      this.pieces = [new Blob(this.pieces as BlobPart[])];
      this.fresh = 1;
    }
    let peak = 0;
    for (const number of numbers) peak = Math.max(peak, Math.abs(number));
    this.levels.push(peak / 32768);
    if (this.levels.length > LEVELS) this.levels.shift();
    this.level.value = peak / 32768;
    this.seconds.value = this.count / this.context.sampleRate;
  }
}
