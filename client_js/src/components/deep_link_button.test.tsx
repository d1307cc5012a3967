import { screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { encode } from "../core/codec";
import { show } from "../testing";

const LINK = { variant: "secondary", size: "lg", icon: null, value: "Share", copied_value: "Copied!" };
const FILE = { $file: "f1", name: "cat.png", mime: "image/png", size: 3 };
const TEXT = { lines: 1, max_lines: 1, type: "text", buttons: [] };
const inside = (id: number, type: string, props: object) => ({
  id,
  type,
  props: { label: "Name", ...props },
});

let copied = "";

afterEach(() => {
  history.replaceState(null, "", "/");
});

async function share(inputs: ReturnType<typeof inside>[] = []) {
  const shown = show("deep_link_button", LINK, inputs);
  await screen.findByRole("button", { name: "Share" });
  vi.stubGlobal("navigator", {
    clipboard: { writeText: (text: string) => Promise.resolve((copied = text)) },
  });
  return shown;
}
/** What the copied link says was entered. */
function said(): unknown {
  return JSON.parse(decodeURIComponent(new URL(copied).hash.slice("#inputs=".length)));
}

test("it copies what is entered, says so, and tells of the click", async () => {
  const { events } = await share([inside(5, "textbox", { ...TEXT, value: "Ada 𝕏" })]);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(said()).toEqual([[5, "textbox", "Name", "Ada 𝕏"]]);
  expect((await screen.findByRole("status")).textContent).toBe("Copied!");
  expect(events).toEqual(["click"]);
});

test("what is secret, shown only, not to be seen or no input stays here", async () => {
  await share([
    inside(5, "textbox", { ...TEXT, type: "password", value: "secret" }),
    inside(6, "textbox", { ...TEXT, interactive: false, value: "result" }),
    inside(7, "textbox", { ...TEXT, visible: false, value: "hidden" }),
    inside(8, "button", { value: "Run" }),
    inside(9, "browser_state", { value: { token: "t" } }),
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(said()).toEqual([]);
});

test("of files it is said that they are missing, and of too much that it is", async () => {
  const { warnings, node } = await share([inside(5, "image", { value: FILE })]);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect([said(), warnings]).toEqual([[], ["Files are not part of the link."]]);
  Object.assign(node.find(5)?.props ?? {}, { value: "x".repeat(30_001) });
  copied = "";
  await userEvent.click(screen.getByRole("button", { name: /Copied/ }));
  expect([copied, warnings[1]]).toEqual(["", "What is entered here is too long for a link."]);
});

test("a link that is opened fills in what it says, starts nothing, and leaves the address", async () => {
  location.hash = `#inputs=${encodeURIComponent(encode([[5, "textbox", "Name", "Ada"]]))}`;
  const { edits, events, warnings } = await share([inside(5, "textbox", { ...TEXT, value: "" })]);
  await vi.waitFor(() => expect(edits).toEqual(["Ada"]));
  expect([events, warnings, location.hash]).toEqual([[], [], ""]);
});

test.each([
  ["another label", [[5, "textbox", "Email", "Ada"]]],
  ["another type", [[5, "number", "Name", 1]]],
  ["a place that is not there", [[6, "textbox", "Name", "Ada"]]],
])("what fits no more, such as %s, is left out, and that is said", async (_what, values) => {
  location.hash = `#inputs=${encodeURIComponent(encode(values))}`;
  const { edits, warnings } = await share([inside(5, "textbox", { ...TEXT, value: "" })]);
  await vi.waitFor(() => expect(warnings).toHaveLength(1));
  expect(edits).toEqual([]);
});

test.each(["%", "{", "1", '[[5,"textbox"', "null", "[1,null]"])(
  "half a link, %s, fills in nothing",
  async (text) => {
    location.hash = `#inputs=${text}`;
    const { edits } = await share([inside(5, "textbox", { ...TEXT, value: "" })]);
    await vi.waitFor(() => expect(location.hash).toBe(""));
    expect(edits).toEqual([]);
  },
);
