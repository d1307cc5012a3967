/** How a sound is drawn: a bar for each place, from peaks from 0 to 1. */

/** The loudest of the peaks that fall upon each of `count` places. */
export function fitted(peaks: ArrayLike<number>, count: number): number[] {
  const places = Math.max(1, Math.min(count, peaks.length || 1));
  return Array.from({ length: places }, (_, place) => {
    const from = Math.floor((place * peaks.length) / places);
    const to = Math.max(from + 1, Math.floor(((place + 1) * peaks.length) / places));
    let peak = 0;
    for (let at = from; at < to; at++) peak = Math.max(peak, peaks[at] ?? 0);
    return peak;
  });
}

/** What is quiet is drawn larger, but not so that noise looks like sound. */
export function enlarged(peaks: readonly number[]): number[] {
  const loudest = Math.max(...peaks, 0.25);
  return peaks.map((peak) => peak / loudest);
}

/** The path of the bars, in a box as wide as their number and 100 high. Silence is a dot. */
export function bars(peaks: readonly number[]): string {
  return peaks
    .map((peak, place) => {
      const half = Math.max(0.5, Math.min(1, peak) * 46);
      return `M${place + 0.5} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`;
    })
    .join("");
}

/** How loud a decoded sound is at `count` places. */
export function peaksOf(sound: AudioBuffer, count: number): number[] {
  const samples = sound.getChannelData(0);
  const step = Math.max(1, Math.floor(samples.length / count));
  const peaks: number[] = [];
  for (let from = 0; from < samples.length; from += step) {
    let peak = 0;
    for (let at = from; at < Math.min(from + step, samples.length); at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    peaks.push(peak);
  }
  return peaks;
}
