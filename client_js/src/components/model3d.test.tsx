import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";

import { change, show } from "../testing";

const view = vi.hoisted(() => ({
  speeds: vi.fn<(...given: unknown[]) => void>(),
  show: vi.fn<(...given: unknown[]) => void>(),
  look: vi.fn<(...given: unknown[]) => void>(),
  begin: vi.fn<(...given: unknown[]) => void>(),
  turn: vi.fn<(...given: unknown[]) => void>(),
  zoom: vi.fn<(...given: unknown[]) => void>(),
  pan: vi.fn<(...given: unknown[]) => void>(),
  reset: vi.fn<(...given: unknown[]) => void>(),
  dispose: vi.fn<(...given: unknown[]) => void>(),
  hasWebGL: true,
}));
// jsdom has no WebGL: what is asked of the drawing is looked at, and the drawing itself in Chromium.
vi.mock("../parts/model/model_view", () => ({
  ModelView: function () {
    if (!view.hasWebGL) throw new Error("no WebGL");
    return view;
  },
}));
vi.mock("../parts/model/model_load", () => ({
  read: async (name: string) => {
    if (name.startsWith("broken")) throw new Error("no vertices");
    return { name };
  },
}));

beforeAll(() => import("./model3d")); // its chunk may come late
beforeEach(() => {
  vi.clearAllMocks();
  view.hasWebGL = true;
  vi.stubGlobal("fetch", async () => new Response(new ArrayBuffer(1)));
});

const CUBE = { $file: "f1", name: "cube.glb", mime: "model/gltf-binary", size: 3 };
const PROPS = {
  display_mode: null, clear_color: null, camera_position: [30, null, null], zoom_speed: 2, pan_speed: 1, height: null,
}; // prettier-ignore

const model = async (props = {}) => {
  const shown = show("model3d", { ...PROPS, value: CUBE, interactive: false, ...props });
  await screen.findByText(/^Name$/); // it comes in a chunk of its own
  return shown;
};

test("a model is shown as the author says, and turned by keys", async () => {
  await model({ clear_color: [1, 0, 0, 0.5] });
  await screen.findByRole("button", { name: "Reset" });
  expect(view.show).toHaveBeenLastCalledWith({ name: "cube.glb" }, "solid");
  expect(view.speeds).toHaveBeenLastCalledWith(2, 1);
  expect(view.begin).toHaveBeenLastCalledWith({ alpha: 30, beta: null, radius: null });
  const stage = screen.getByRole("application", { name: /^Name: arrow keys turn it/ });
  stage.focus();
  await userEvent.keyboard("{ArrowLeft}{ArrowUp}{Shift>}{ArrowRight}{/Shift}+-{Home}");
  expect(view.turn.mock.calls).toEqual([
    [-10, 0],
    [0, 10],
  ]);
  expect(view.pan.mock.calls).toEqual([[0.05, 0]]);
  expect(view.zoom).toHaveBeenCalledTimes(2);
  await userEvent.click(screen.getByRole("button", { name: "Reset" }));
  expect(view.reset).toHaveBeenCalledTimes(2);
});

test("a function changes the look and the model", async () => {
  const { node, events } = await model();
  await screen.findByRole("button", { name: "Reset" });
  change(() => Object.assign(node.props, { display_mode: "wireframe" }));
  expect(view.look).toHaveBeenLastCalledWith("wireframe");
  change(() => (node.props.value = { ...CUBE, $file: "f2", name: "ball.stl" }));
  await vi.waitFor(() => expect(view.show).toHaveBeenLastCalledWith({ name: "ball.stl" }, "wireframe"));
  change(() => (node.props.value = null));
  expect(screen.getByText("No 3D model")).toBeTruthy();
  expect(view.dispose).toHaveBeenCalled();
  expect(events).toEqual([]);
});

test("what cannot be shown is told, and the next one is shown all the same", async () => {
  const { node } = await model({ value: { ...CUBE, name: "broken.obj" } });
  expect((await screen.findByRole("alert")).textContent).toBe("The 3D model cannot be shown: no vertices");
  change(() => (node.props.value = { ...CUBE, $file: "f2" }));
  await screen.findByRole("button", { name: "Reset" });
  expect(screen.queryByRole("alert")).toBe(null);
});

test("a browser without WebGL is told so", async () => {
  view.hasWebGL = false;
  await model();
  expect((await screen.findByRole("alert")).textContent).toBe(
    "This browser cannot show 3D: it needs WebGL 2.",
  );
});

test("a visitor sends a model and takes it away", async () => {
  const { edits, events, container } = await model({ value: null, interactive: true });
  const file = new File(["v"], "cube.obj");
  await userEvent.upload(container.querySelector("input[type=file]") as HTMLInputElement, file);
  expect(edits).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(edits.at(-1)).toBe(null);
  expect(events).toEqual(["input", "change", "upload", "input", "change", "clear"]);
  const notes = new File([""], "notes.txt", { type: "text/plain" });
  await act(async () => {
    fireEvent.drop(container.querySelector(".fl-model") as Element, {
      dataTransfer: { files: [notes], items: [], types: ["Files"] },
    });
  });
  expect(screen.getByRole("alert").textContent).toContain("notes.txt");
});
