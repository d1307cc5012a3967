/** Runs beside the page, in the browser's thread for sound: hands all that comes in to the page, as 16 bits. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, kind: new () => AudioWorkletProcessor): void;

/** Samples that are handed over together: about 40 ms. */
const BATCH = 2048;

class SoundTap extends AudioWorkletProcessor {
  private batch = new Int16Array(BATCH);
  private filled = 0;

  constructor() {
    super();
    // asked for what is left: hands it over, and says that this was all
    this.port.addEventListener("message", () => {
      this.handOver();
      this.port.postMessage(null, []);
    });
    this.port.start();
  }

  process([input]: Float32Array[][]): boolean {
    for (const sample of input?.[0] ?? []) {
      this.batch[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
      if (this.filled === BATCH) this.handOver();
    }
    return true;
  }

  private handOver(): void {
    const numbers = this.batch.slice(0, this.filled);
    this.port.postMessage(numbers, [numbers.buffer]);
    this.filled = 0;
  }
}

registerProcessor("sound_tap", SoundTap);
