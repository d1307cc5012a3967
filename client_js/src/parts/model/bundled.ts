/** glTF as text, with its data written into it, as the one binary file that it could have been (glTF 2.0, chapter 4). */
import { say } from "../../core/words";

interface Gltf {
  buffers?: { uri?: string; byteLength: number }[];
  bufferViews?: { buffer: number; byteOffset?: number }[];
  images?: { uri?: string }[];
}

/** A part of it lies in another file. */
export class Elsewhere extends Error {}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

/**
 * A .gltf as .glb: the page's policy forbids to fetch what is written as a data: address.
 *
 * @throws Elsewhere its data lie in other files
 * @throws Error it is no glTF
 */
export function bundled(content: ArrayBuffer): ArrayBuffer {
  const gltf = JSON.parse(new TextDecoder().decode(content)) as Gltf;
  const pieces: Uint8Array[] = [];
  const starts: number[] = [];
  let size = 0;
  for (const { uri } of gltf.buffers ?? []) {
    const bytes = bytesOf(uri);
    starts.push(size);
    pieces.push(bytes);
    size += aligned(bytes.length);
  }
  for (const { uri } of gltf.images ?? []) if (uri !== undefined) check(uri);
  for (const view of gltf.bufferViews ?? []) {
    view.byteOffset = (view.byteOffset ?? 0) + (starts[view.buffer] ?? 0);
    view.buffer = 0;
  }
  if (size > 0) gltf.buffers = [{ byteLength: size }];
  return packed(new TextEncoder().encode(JSON.stringify(gltf)), pieces, starts, size);
}

function packed(text: Uint8Array, pieces: Uint8Array[], starts: number[], size: number): ArrayBuffer {
  const json = aligned(text.length);
  const total = 20 + json + (size > 0 ? 8 + size : 0);
  const whole = new Uint8Array(total);
  const view = new DataView(whole.buffer);
  [MAGIC, 2, total, json, JSON_CHUNK].forEach((number, at) => view.setUint32(4 * at, number, true));
  whole.fill(0x20, 20, 20 + json); // JSON is filled up with spaces
  whole.set(text, 20);
  if (size > 0) {
    view.setUint32(20 + json, size, true);
    view.setUint32(24 + json, BINARY_CHUNK, true);
    pieces.forEach((piece, at) => whole.set(piece, 28 + json + (starts[at] ?? 0)));
  }
  return whole.buffer;
}

function bytesOf(uri: string | undefined): Uint8Array {
  check(uri);
  const comma = uri.indexOf(",");
  const text = decodeURIComponent(uri.slice(comma + 1));
  return Uint8Array.from(uri.slice(0, comma).endsWith(";base64") ? atob(text) : text, (one) =>
    one.charCodeAt(0),
  );
}

function check(uri: string | undefined): asserts uri is string {
  if (uri?.startsWith("data:")) return;
  throw new Elsewhere(
    say("Its data lie in other files ({name}): save it as .glb.", { name: (uri ?? "?").slice(0, 80) }),
  );
}

function aligned(size: number): number {
  return Math.ceil(size / 4) * 4;
}
