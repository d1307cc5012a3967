/** Files of 16 bits and one channel: what a microphone hears, number by number. */

const HEAD = 44;

/** A WAV file of pieces that follow each other, whose bytes are numbers of 16 bits, the lower byte first. */
export function wavFile(pieces: (Int16Array | Blob)[], rate: number, name: string): File {
  const size = pieces.reduce(
    (sum, piece) => sum + (piece instanceof Blob ? piece.size : piece.byteLength),
    0,
  );
  return new File([head(size, rate, 1), ...(pieces as BlobPart[])], name, { type: "audio/wav" });
}

/** A WAV file of the part of a decoded sound between two times, in seconds; all its channels, as 16 bits. */
export function wavOf(sound: AudioBuffer, start: number, end: number, name: string): File {
  const { sampleRate, numberOfChannels } = sound;
  const first = Math.round(start * sampleRate);
  const frames = Math.max(0, Math.min(sound.length, Math.round(end * sampleRate)) - first);
  const numbers = new Int16Array(frames * numberOfChannels);
  for (let channel = 0; channel < numberOfChannels; channel++) {
    const samples = sound.getChannelData(channel);
    for (let at = 0; at < frames; at++) {
      const sample = Math.round((samples[first + at] ?? 0) * 32768);
      numbers[at * numberOfChannels + channel] = Math.max(-32768, Math.min(32767, sample));
    }
  }
  return new File([head(numbers.byteLength, sampleRate, numberOfChannels), numbers], name, {
    type: "audio/wav",
  });
}

/** The samples per second of a WAV file; null where it is something else. */
export function rateOf(file: ArrayBuffer): number | null {
  const view = new DataView(file);
  const isWav =
    file.byteLength > HEAD && view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x666d7420;
  return isWav ? view.getUint32(24, true) : null;
}

function head(size: number, rate: number, channels: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(HEAD));
  const word = (at: number, text: string): void =>
    [...text].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, size + HEAD - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, size, true);
  return view.buffer;
}
