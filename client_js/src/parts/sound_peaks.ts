/** How loud a sound is from its beginning to its end, for drawing it. */
import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import type { ComponentProps, Node } from "../core/store";
import { peaksOf } from "./wave_shape";

/** Decoded, a sound of this length takes some 100 MB here. */
const LONGEST = 300;
const COUNT = 1000;
const RATE = 44_100;

/** From the server, which reads it block by block; else by decoding it here, where it is short; null: nobody knows. */
export async function knownPeaks(
  node: Node<ComponentProps>,
  file: FileHandle | Elsewhere,
  seconds: Promise<number>,
): Promise<number[] | null> {
  try {
    if ("$file" in file) return ((await node.call("peaks", file)) as number[]).map((peak) => peak / 255);
  } catch {
    // it has no program that reads this format
  }
  if (!((await seconds) <= LONGEST)) return null;
  return decoded(fileUrl(file), RATE).then(
    (sound) => peaksOf(sound, COUNT),
    () => null,
  );
}

/** What the browser hears in a file. */
export async function decoded(url: string, rate: number): Promise<AudioBuffer> {
  const answer = await fetch(url);
  return new OfflineAudioContext(1, 1, rate).decodeAudioData(await answer.arrayBuffer());
}
