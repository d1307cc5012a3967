import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from "vitest";

import { Wire } from "../testing_wire";
import { Client } from "./client";
import { type Config, readConfig } from "./config";
import { Page } from "./page";
import type { ServerMessage } from "./protocol";

const SHARED = {
  visible: true,
  elem_id: null,
  elem_classes: [],
  info: null,
  show_label: true,
  container: true,
  scale: null,
  min_width: null,
  buttons: [],
};
const TEXT = {
  type: "text",
  lines: 1,
  max_lines: 1,
  placeholder: null,
  max_length: null,
  html_attributes: {},
};
const CONFIG = {
  version: "1",
  protocol: 1,
  page: "p",
  title: "Greeter <b>",
  path: "",
  pages: [],
  scripts: [],
  fill_height: false,
  fill_width: false,
  blocks: [
    { id: 1, type: "textbox", props: { ...SHARED, ...TEXT, label: "Name", value: "", interactive: true } },
    {
      id: 2,
      type: "button",
      props: { ...SHARED, label: "Button", value: "Greet", interactive: true, link: null },
    },
    { id: 3, type: "textbox", props: { ...SHARED, ...TEXT, label: "Out", value: "", interactive: false } },
    { id: 4, type: "column", props: { ...SHARED, variant: "default", show_progress: true } },
  ],
  tree: { id: 0, children: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }] },
  listeners: [
    { index: 0, triggers: [[2, "click"]], outputs: [3], show_progress: "full", progress_on: null },
    { index: 1, triggers: [[0, "load"]], outputs: [3], show_progress: "full", progress_on: null },
    { index: 2, triggers: [[4, "tick"]], outputs: [3], show_progress: "hidden", progress_on: null },
  ].map((one) => Object.assign(one, { looks_back: [], foreseen: [] })),
};

let clients: Client[] = [];
let listened: MockInstance<typeof document.addEventListener>;

function load(): void {
  const config: Config = readConfig(document);
  const client = new Client(config);
  clients.push(client);
  render(<Page client={client} config={config} />);
  client.start();
}

/** The visitor presses F5. */
function reload(): void {
  window.dispatchEvent(new Event("pagehide"));
  wire().close();
  cleanup();
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([
    { type: "reload" } as PerformanceNavigationTiming as PerformanceEntry,
  ]);
  load();
}

beforeEach(() => {
  listened = vi.spyOn(document, "addEventListener");
  Wire.all = [];
  vi.stubGlobal("WebSocket", Wire);
  const data = document.createElement("script");
  data.type = "application/json";
  data.id = "fanlight-config";
  data.textContent = JSON.stringify(CONFIG);
  document.body.append(data);
  load();
});

afterEach(() => {
  for (const client of clients) client.socket.end(""); // else it would hear the next test's events
  clients = [];
  for (const [type, listener] of listened.mock.calls) document.removeEventListener(type, listener);
  cleanup();
  document.body.replaceChildren();
  sessionStorage.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const wire = () => Wire.all.at(-1) as Wire;
const out = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Out" });

test("the page is drawn before anyone has answered, under its title", () => {
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Greeter <b>");
  expect(screen.getByRole("main").contains(out())).toBe(true);
  expect(wire().url).toBe(new URL("./ws", document.baseURI).href.replace("http", "ws"));
});

test("what is done before the welcome is sent with it, the load first", async () => {
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Ada");
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  wire().open().welcome();
  expect(wire().sent.slice(1)).toMatchObject([
    { block: 0, event: "load", values: {} },
    { block: 2, event: "click", values: { 1: "Ada" } },
  ]);
});

test("a result appears where it was awaited", async () => {
  wire().open().welcome();
  const { id } = wire().sent[1] as { id: string };
  expect(out().closest("[aria-busy=true]")).not.toBeNull();
  wire().frame(
    1,
    { t: "patch", block: 3, props: { value: "Hello Ada" } },
    { t: "run", run: `${id}.0`, listener: 1, state: "done", message: null },
  );
  await vi.waitFor(() => expect(out().value).toBe("Hello Ada"));
  expect(out().closest("[aria-busy=true]")).toBeNull();
});

test("a refused event is said over the page and on its output", async () => {
  wire().open().welcome();
  const { id } = wire().sent[1] as { id: string };
  wire().frame(1, { t: "fault", code: "busy", message: "Too many events.", event: id });
  expect((await screen.findByRole("alert")).textContent).toContain("Too many events.");
  expect(out().getAttribute("aria-invalid")).toBe("true");
});

test("a tick that the server has no room for now is not worth a word: the next one comes by itself", async () => {
  wire().open().welcome();
  clients[0]?.store.nodes.get(4)?.emit("tick");
  const { id } = wire().sent[2] as { id: string };
  const fault = { t: "fault", message: "The server is about to stop.", event: id } as const;
  wire().frame(1, { ...fault, code: "full" }, { ...fault, code: "busy", message: "Others.", event: null });
  expect((await screen.findByRole("alert")).textContent).toBe("ErrorOthers.");
});

test("after a new session the server is told all that the visitor entered", async () => {
  wire().open().welcome();
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Ada");
  wire().cut();
  await vi.waitFor(() => expect(Wire.all).toHaveLength(2));
  wire().open().welcome();
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  expect(wire().sent.at(-1)).toMatchObject({ event: "click", values: { 1: "Ada", 2: "Greet" } });
});

test("files go with their session: their places are emptied, and it is said", async () => {
  const photo = { $file: "abc", name: "a.png", mime: "image/png", size: 1 };
  wire().open().welcome();
  wire().frame(1, { t: "patch", block: 1, props: { value: photo } });
  wire().cut();
  await vi.waitFor(() => expect(Wire.all).toHaveLength(2));
  wire().open().welcome();
  expect((await screen.findByText(/choose it again/)).textContent).toContain("no longer");
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  expect(wire().sent.at(-1)).toMatchObject({ event: "click", values: { 1: null } });
});

test("nothing is said where the component has what was in its files", async () => {
  wire().open().welcome();
  wire().frame(1, { t: "patch", block: 1, props: { value: { $file: "abc", name: "a.png" } } });
  const node = clients.at(-1)?.store.nodes.get(1);
  await vi.waitFor(() => expect(node?.props).toMatchObject({ value: { $file: "abc" } }));
  if (node) node.hasFiles = true;
  wire().cut();
  await vi.waitFor(() => expect(Wire.all).toHaveLength(2));
  wire().open().welcome();
  await vi.waitFor(() => expect(node?.props).toMatchObject({ value: null }));
  expect(screen.queryByText(/choose it again/)).toBeNull();
});

test("after a reload it is the same visit: what was typed stands there, what is under way is waited for", async () => {
  wire().open().welcome();
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Ada");
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), " L");
  const click = wire().sent.at(-1);
  reload();
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Ada L");
  expect(out().closest("[aria-busy=true]")).not.toBeNull();
  wire().open();
  expect(wire().sent).toMatchObject([{ t: "hello", session: "s", secret: "x", seq: -1 }]);
  wire().welcome(true);
  expect(wire().sent.slice(1)).toMatchObject([
    { event: "load" },
    click,
    { event: "load", values: { 1: "Ada L" } },
  ]);
  wire().frame(7, { t: "snapshot", runs: [] }, { t: "patch", block: 1, props: { value: "Ada" }, edit: 3 });
  wire().frame(8, { t: "patch", block: 3, props: { value: "Hello" }, edit: 3 });
  await vi.waitFor(() => expect(out().value).toBe("Hello"));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Ada L");
});

test("a page that is another one now sends nothing, and keeps the values that fit when it is loaded again", async () => {
  wire().open().welcome();
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Ada");
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  wire().cut();
  await vi.waitFor(() => expect(Wire.all).toHaveLength(2));
  wire().open().welcome(false, "later", "q");
  expect(wire().sent.map((one) => one["t"])).toEqual(["hello"]);
  expect((await screen.findAllByText(/the result of .*“Greet” is lost/)).length).toBe(1);
  expect(await screen.findByText(/Load it again/)).toBeTruthy();
  const data = document.querySelector("#fanlight-config");
  if (data) data.textContent = JSON.stringify({ ...CONFIG, page: "q" }).replace('"Out"', '"Other"');
  reload();
  wire().open().welcome(true, "later", "q");
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Ada");
  expect(wire().sent.slice(1)).toMatchObject([{ event: "load", values: { 1: "Ada" } }]);
});

test("a server that was started again: what is lost is named once, and not done again", async () => {
  wire().open().welcome();
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  wire().cut();
  await vi.waitFor(() => expect(Wire.all).toHaveLength(2));
  wire().open().welcome(false, "later");
  expect((await screen.findAllByText(/started again: the result of .*“Greet” is lost/)).length).toBe(1);
  expect(wire().sent.map((one) => one["t"])).toEqual(["hello"]);
  expect(out().getAttribute("aria-invalid")).toBe("true");
});

const RENDERED = {
  t: "render",
  block: 4,
  blocks: [
    {
      id: 10,
      type: "textbox",
      props: { ...SHARED, ...TEXT, label: "Inside", value: "first", interactive: true },
    },
  ],
  tree: { id: 4, children: [{ id: 10 }] },
  listeners: [],
  edit: 0,
} as const;

test("what is rendered is drawn, and a key that crosses the next render stays", async () => {
  wire()
    .open()
    .welcome()
    .frame(1, RENDERED as unknown as ServerMessage);
  const inside = await screen.findByRole<HTMLInputElement>("textbox", { name: "Inside" });
  expect(inside.value).toBe("first");
  await userEvent.type(inside, "!");
  wire().frame(2, RENDERED as unknown as ServerMessage, {
    t: "patch",
    block: 10,
    props: { label: "Other" },
    edit: 0,
  });
  await screen.findByRole("textbox", { name: "Other" });
  expect([inside.isConnected, inside.value]).toEqual([true, "first!"]);
});

test("what was entered in it is there after a reload, once it is rendered again", async () => {
  wire()
    .open()
    .welcome()
    .frame(1, RENDERED as unknown as ServerMessage);
  await userEvent.type(await screen.findByRole("textbox", { name: "Inside" }), "!");
  reload();
  wire()
    .open()
    .welcome(true)
    .frame(2, { t: "snapshot", runs: [] }, RENDERED as unknown as ServerMessage);
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Inside" })).value).toBe("first!");
});

test("what happened at a block that is gone is not complained of", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  wire().open().welcome();
  const event = (wire().sent.at(-1) as { id: string }).id;
  wire().frame(1, { t: "fault", code: "gone", message: "replaced", event });
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Greet" }).ariaBusy).not.toBe("true"));
  expect(screen.queryByText("replaced")).toBeNull();
});

test("how far a run is stands where its result will appear, and is read out by the name of that place", async () => {
  wire().open().welcome();
  await userEvent.click(screen.getByRole("button", { name: "Greet" }));
  const run = `${String(wire().sent.at(-1)?.["id"])}.0`;
  const bars = [{ desc: "Reading", done: 2, total: 4, unit: "pages" }];
  wire().frame(1, { t: "place", run, ahead: 1, seconds: null });
  expect(await screen.findByText("Out: waiting, 1 ahead")).toBeTruthy();
  wire().frame(2, { t: "progress", run, bars });
  expect(await screen.findByRole("progressbar", { name: "Reading" })).toBeTruthy();
  wire().frame(3, { t: "run", run, listener: 0, state: "cancelled", message: "Stopped." });
  expect(await screen.findByText("Out: Stopped.")).toBeTruthy();
  wire().frame(4, { t: "invalid", block: 1, message: "Too short" });
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" }).ariaInvalid).toBe("true"));
});
