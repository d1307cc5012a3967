import { beforeEach, expect, test } from "vitest";

import { drawnOn, useCanvases } from "../../testing_canvas";
import type { Pen } from "./draft";
import { Editor } from "./editor";
import type { Rect } from "./geometry";
import { Surface } from "./surface";

useCanvases();

const PEN: Pen = { shape: null, erases: false, color: "#ff0000", opacity: 0.5, radius: 2, isFilled: false };
const AT = { x: 5, y: 5, pressure: 1 };

let told: { touches: number; changes: number; dirty: (Rect | null)[] };
let editor: Editor;

const start = (isFixed = false): Editor => {
  told = { touches: 0, changes: 0, dirty: [] };
  return new Editor(() => ({ size: { width: 40, height: 20 }, isFixed, names: ["A", "B"] }), {
    onTouch: () => told.touches++,
    onChange: () => told.changes++,
    onDirty: (rect) => told.dirty.push(rect),
  });
};

beforeEach(() => {
  editor = start();
});

function stroke(pen = PEN): void {
  editor.begin(pen, AT);
  editor.extend([{ x: 15, y: 8, pressure: 1 }]);
  editor.end();
}

/** What there is, without pixels. */
const form = () => {
  const { size, background, layers } = editor.picture.value;
  return JSON.stringify([
    size,
    background?.size,
    layers.map(({ id, isHidden, surface }) => [id, isHidden, surface?.size]),
  ]);
};

test("a stroke is laid on the active layer, as transparent as its colour, when it ends", () => {
  editor.begin(PEN, AT);
  expect([told.touches, told.changes]).toEqual([1, 0]);
  editor.extend([{ x: 15, y: 8, pressure: 1 }]);
  expect(told.dirty.at(-1)?.width).toBeLessThan(25);
  editor.end();
  expect(told.changes).toBe(1);
  const [lower, upper] = editor.picture.value.layers;
  expect(lower?.surface).toBeNull();
  expect(upper?.surface?.context.globalAlpha).toBe(0.5);
  expect(drawnOn(upper?.surface?.canvas as HTMLCanvasElement)).toContain("drawImage 0 0 40 20 0 0 40 20");
});

test("what is cancelled leaves nothing", () => {
  editor.begin(PEN, AT);
  editor.cancel();
  editor.end();
  expect(told.changes).toBe(0);
  expect(editor.history.canUndo.value).toBe(false);
});

test("there is nothing to erase where nothing was drawn", () => {
  stroke({ ...PEN, erases: true });
  expect(told.changes).toBe(0);
  stroke();
  stroke({ ...PEN, erases: true });
  expect(told.changes).toBe(2);
});

test("all of it can be undone and done again", () => {
  const forms = [form()];
  const does: (() => void)[] = [
    () => stroke(),
    () => editor.addLayer("C"),
    () => stroke(),
    () => editor.setBackground(new Surface({ width: 100, height: 60 })),
    () => editor.moveLayer(editor.picture.value.active, -1),
    () => editor.hideLayer(editor.picture.value.active, true),
    () => editor.crop({ x: 10, y: 10, width: 30, height: 30 }),
    () => editor.resize({ width: 15, height: 15 }),
    () => editor.removeLayer(editor.picture.value.active),
    () => editor.show(editor.blank()),
    () => stroke(),
    () => editor.clear(),
  ];
  for (const act of does) {
    act();
    forms.push(form());
  }
  const last = forms.length - 1;
  for (let at = last - 1; at >= 0; at--) {
    editor.undo();
    expect(form()).toBe(forms[at]);
  }
  expect(editor.history.canUndo.value).toBe(false);
  for (let at = 1; at <= last; at++) {
    editor.redo();
    expect(form()).toBe(forms[at]);
  }
});

test("a second stroke keeps only the parts that it touches", () => {
  editor.resize({ width: 4000, height: 4000 });
  stroke();
  const surface = editor.picture.value.layers[1]?.surface;
  const before = surface?.changes;
  stroke();
  expect(surface?.changes).toBe((before ?? 0) + 1);
  editor.undo();
  expect(editor.picture.value.layers[1]?.surface).toBe(surface);
  expect(drawnOn(surface?.canvas as HTMLCanvasElement)).toContain("clearRect 0 0 128 128");
});

test("a background gives the image its size, and takes nothing away", () => {
  stroke();
  editor.setBackground(new Surface({ width: 10, height: 90 }));
  const { size, layers } = editor.picture.value;
  expect(size).toEqual({ width: 10, height: 90 });
  expect(layers[1]?.surface?.size).toEqual(size);
});

test("a fixed canvas stays as large as it is", () => {
  editor = start(true);
  editor.setBackground(new Surface({ width: 100, height: 100 }));
  expect(editor.picture.value.background?.size).toEqual({ width: 40, height: 20 });
  editor.crop({ x: 0, y: 0, width: 5, height: 5 });
  expect(editor.picture.value.size).toEqual({ width: 40, height: 20 });
});

test("layers are added above the active one, and one always stays", () => {
  const names = () => editor.picture.value.layers.map(({ name }) => name).join("");
  const idOf = (name: string) => editor.picture.value.layers.find((one) => one.name === name)?.id ?? 0;
  editor.activate(idOf("A"));
  editor.addLayer("C");
  expect(names()).toBe("ACB");
  editor.moveLayer(idOf("C"), 5);
  editor.moveLayer(idOf("C"), 1);
  expect(names()).toBe("ABC");
  for (const name of ["A", "B", "C"]) editor.removeLayer(idOf(name));
  expect(names()).toBe("C");
  expect(editor.picture.value.active).toBe(idOf("C"));
});

test("who draws on a hidden layer sees it", () => {
  const { active } = editor.picture.value;
  stroke();
  editor.hideLayer(active, true);
  stroke();
  expect(editor.picture.value.layers.some(({ isHidden }) => isHidden)).toBe(false);
});

test("there are as many layers as the server takes", () => {
  editor.resize({ width: 7000, height: 7000 });
  expect(editor.canAddLayer.value).toBe(true);
  editor.addLayer("C");
  expect(editor.canAddLayer.value).toBe(false);
});
