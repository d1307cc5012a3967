import { beforeEach, expect, test, vi } from "vitest";

import type { FileHandle } from "../../core/files";
import { drawnOn, useCanvases } from "../../testing_canvas";
import { type DrawingValue, layerOf, type Picture, pictureOf } from "./picture";
import { Sending } from "./sending";
import { Patch, Surface } from "./surface";

useCanvases();

const SIZE = { width: 10, height: 10 };
let picture: Picture;
let uploads: { file: File; arrive: () => void; fail: (why: string) => void }[];
let entered: (DrawingValue | null)[];
let touched: number;
let held: Promise<void>[];
let said: (string | null)[];
let sending: Sending;

beforeEach(() => {
  [uploads, entered, touched, held, said] = [[], [], 0, [], []];
  picture = pictureOf(SIZE, null, [layerOf("A"), layerOf("B")]);
  sending = new Sending({
    picture: () => picture,
    upload: (file) =>
      new Promise<FileHandle>((resolve, reject) => {
        const handle = { $file: `f${uploads.length}`, name: file.name, mime: file.type, size: file.size };
        uploads.push({ file, arrive: () => resolve(handle), fail: (why) => reject(new Error(why)) });
      }),
    enter: (value) => entered.push(value),
    touch: () => touched++,
    hold: (until) => held.push(until),
    say: (problem) => said.push(problem),
  });
});

/** Draws on a layer. */
function draw(place: number): void {
  sending.touched();
  const layers = [...picture.layers];
  const layer = layers[place];
  if (!layer) return;
  if (layer.surface) void new Patch(layer.surface, []);
  else layers[place] = { ...layer, surface: new Surface(SIZE) };
  picture = { ...picture, layers };
  picture.layers[place]?.surface?.context.fill();
  sending.changed();
}

const until = <T>(what: () => T) => vi.waitUntil(what, 20_000);
const upload = (at: number) => until(() => uploads[at]);
const arrive = async (at: number) => (await upload(at)).arrive();
const all = (count: number) => until(() => entered.length === count && !sending.isBehind);

test("only what has changed travels, as lossless files; the rest is named", async () => {
  draw(0);
  await arrive(0);
  await all(1);
  expect(uploads[0]?.file).toMatchObject({ name: "layer-1.png", type: "image/png" });
  draw(1);
  await arrive(1);
  await all(2);
  expect(uploads).toHaveLength(2);
  expect(entered[1]?.layers.map((file) => file?.$file)).toEqual(["f0", "f1"]);
  expect(entered[1]).toMatchObject({ background: null, composite: null, size: [10, 10] });
});

test("while one state is on its way, of those that follow the last one is sent", async () => {
  draw(0);
  const first = await upload(0);
  for (let n = 0; n < 5; n++) draw(0);
  first.arrive();
  await arrive(1);
  await all(2);
  expect(uploads).toHaveLength(2);
  expect(await uploads[1]?.file.text()).toBe(
    drawnOn(picture.layers[0]?.surface?.canvas as HTMLCanvasElement).join("\n"),
  );
  expect(entered[1]?.layers[0]?.$file).toBe("f1");
});

test("what is drawn while a state is entered is newer than what that brings back", async () => {
  draw(0);
  const before = touched;
  const first = await upload(0);
  sending.touched(); // a stroke begins, and is not over yet
  first.arrive();
  await all(1);
  expect(touched).toBe(before + 2);
});

test("what happens elsewhere waits for the state with all that was drawn before it", async () => {
  const done: number[] = [];
  draw(0);
  void held[0]?.then(() => done.push(entered.length));
  const first = await upload(0);
  draw(0);
  void held[1]?.then(() => done.push(entered.length));
  first.arrive();
  await arrive(1);
  await all(2);
  expect(done).toEqual([1, 2]);
});

test("a state that did not arrive is told, holds nothing up, and goes with the next one", async () => {
  draw(0);
  (await upload(0)).fail("The disk is full.");
  await until(() => !sending.isBehind);
  await held[0];
  expect(said).toEqual(["The disk is full."]);
  expect(entered).toEqual([]);
  draw(1);
  await arrive(1);
  await arrive(2);
  await all(1);
  expect(entered[0]?.layers.map((file) => file?.name)).toEqual(["layer-1.png", "layer-2.png"]);
  expect(said.at(-1)).toBeNull();
});

test("nothing at all is entered as nothing", async () => {
  sending.changed();
  await all(1);
  expect(entered).toEqual([null]);
});
