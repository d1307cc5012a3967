/** Packs files into one, uncompressed: pictures and films are compressed already. See PKWARE's APPNOTE.TXT, 4.3. */

interface Entry {
  name: string;
  content: Blob;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first day that the format knows: the files have no date. */
const DATE = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x800;

/** A ZIP of the files; of several with one name, all but the first get a number. */
export async function zipped(entries: Entry[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let offset = 0;
  let size = 0;
  const used = new Set<string>();
  for (const { name, content } of entries) {
    // one after the other: not all of them are in memory at once
    const label = new TextEncoder().encode(unused(name, used));
    // oxlint-disable-next-line no-await-in-loop
    const sum = crc32(new Uint8Array(await content.arrayBuffer()));
    const facts = [10, FLAGS, 0, 0, DATE];
    const lengths = [sum, content.size, content.size];
    const local = record([LOCAL], facts, lengths, [label.length, 0]);
    const central = record([CENTRAL], [10, ...facts], lengths, [label.length, 0, 0, 0, 0], [0, offset]);
    parts.push(local, label, content);
    directory.push(central, label);
    offset += local.length + label.length + content.size;
    size += central.length + label.length;
  }
  const count = entries.length;
  const end = record([END], [0, 0, count, count], [size, offset], [0]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** Numbers as they stand in a record: groups of 4 bytes and of 2, in turns. */
function record(...groups: number[][]): Uint8Array<ArrayBuffer> {
  const bytes = groups.flatMap((numbers, at) =>
    numbers.flatMap((number) =>
      [0, 8, 16, 24].slice(0, at % 2 === 0 ? 4 : 2).map((shift) => (number >>> shift) & 0xff),
    ),
  );
  return Uint8Array.from(bytes);
}

function unused(name: string, used: Set<string>): string {
  let free = name;
  const [, stem, suffix] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  for (let number = 2; used.has(free); number++) free = `${stem} (${number})${suffix ?? ""}`;
  used.add(free);
  return free;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
