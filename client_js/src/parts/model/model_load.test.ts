import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { read } from "./model_load";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const DAMAGED = "The file is damaged, or something else than its name says.";

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined)); // a reader says more there
afterEach(() => void vi.restoreAllMocks());

test.each([
  ["cut.glb", "glTF\u0001\u0002"],
  ["empty.glb", ""],
  ["text.obj", "this is no model\n"],
  ["cut.stl", "abc"],
  ["text.ply", "this is no model"],
  ["cut.gltf", '{"asset":'],
])("of a file that is no model, %s, it is said that it is damaged", async (name, content) => {
  await expect(read(name, bytes(content))).rejects.toThrow(DAMAGED);
});

test("of a model whose data lie elsewhere it is said where they belong", async () => {
  const model = { asset: { version: "2.0" }, buffers: [{ uri: "cube.bin", byteLength: 4 }] };
  await expect(read("cube.gltf", bytes(JSON.stringify(model)))).rejects.toThrow(/cube\.bin.*\.glb/);
});

test("a model has its faces", async () => {
  const { object } = await read("face.OBJ", bytes("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"));
  let corners = 0;
  object.traverse((one) => {
    if ("geometry" in one)
      corners += (one.geometry as { attributes: { position: { count: number } } }).attributes.position.count;
  });
  expect(corners).toBe(3);
});

test("a file of another kind is no model", async () => {
  await expect(read("cube.step", bytes("x"))).rejects.toThrow("cube.step is no 3D model that can be shown.");
});
