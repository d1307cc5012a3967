import * as fc from "fast-check";
import { expect, test } from "vitest";

import { bundled } from "./bundled";

const encode = (json: unknown) => new TextEncoder().encode(JSON.stringify(json)).buffer;
const uri = (bytes: Uint8Array) =>
  `data:application/octet-stream;base64,${btoa(String.fromCharCode(...bytes))}`;

/** What is in a .glb, read as its chapter says. */
function opened(glb: ArrayBuffer) {
  const view = new DataView(glb);
  const json = view.getUint32(12, true);
  const text = new TextDecoder().decode(glb.slice(20, 20 + json));
  const hasData = glb.byteLength > 20 + json;
  return {
    magic: view.getUint32(0, true),
    length: view.getUint32(8, true),
    json: JSON.parse(text),
    data: new Uint8Array(hasData ? glb.slice(28 + json) : []),
  };
}

test("each view finds its bytes again, whichever buffer they were in", () => {
  const buffer = fc.uint8Array({ minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(buffer, { minLength: 1, maxLength: 4 }), fc.string(), (buffers, name) => {
      const glb = bundled(
        encode({
          asset: { version: "2.0", name },
          buffers: buffers.map((bytes) => ({ uri: uri(bytes), byteLength: bytes.length })),
          bufferViews: buffers.map((_, at) => ({ buffer: at, byteOffset: 0 })),
        }),
      );
      const { magic, length, json, data } = opened(glb);
      expect([magic, length]).toEqual([0x46546c67, glb.byteLength]);
      expect(json.asset.name).toBe(name);
      buffers.forEach((bytes, at) => {
        const { buffer: one, byteOffset } = json.bufferViews[at];
        expect(one).toBe(0);
        expect(byteOffset % 4).toBe(0);
        expect(data.slice(byteOffset, byteOffset + bytes.length)).toEqual(bytes);
      });
    }),
  );
});

test("what lies in other files is told, and so is what is no glTF", () => {
  const elsewhere = encode({ buffers: [{ uri: "cube.bin", byteLength: 3 }] });
  expect(() => bundled(elsewhere)).toThrow("Its data lie in other files (cube.bin): save it as .glb.");
  expect(() => bundled(encode({ images: [{ uri: "a.png" }] }))).toThrow("a.png");
  expect(() => bundled(encode("no").slice(1))).toThrow("JSON");
  expect(opened(bundled(encode({ asset: {} }))).data).toHaveLength(0);
});
