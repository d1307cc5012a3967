import { configure, screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { HtmlScript } from "../parts/html_view";
import { TEMPLATE_WORDS } from "../parts/template_words";

configure({ asyncUtilTimeout: 20_000 }); // the chunks that it loads are large
vi.setConfig({ testTimeout: 30_000 });

const { scripts } = vi.hoisted(() => ({ scripts: new Map<string, unknown>() }));
vi.mock("../core/scripts", () => ({
  scriptOf: async (name: string) => {
    if (!scripts.has(name)) throw new SyntaxError("Unexpected end of input");
    return scripts.get(name);
  },
}));
vi.resetModules(); // test files share them, and another one may have loaded HTML with the real scripts
const { change, show } = await import("../testing");

const HTML = {
  label: "HTML",
  show_label: false,
  container: false,
  known: { label: null, visible: true },
  script: null,
  clicks: true,
  apply_default_css: true,
  min_height: null,
  max_height: null,
  padding: false,
  autoscroll: false,
};

const content = () => document.querySelector<HTMLElement>(".fl-markup");
const html = async (props = {}, script?: HtmlScript, inside: Parameters<typeof show>[2] = []) => {
  if (script) scripts.set("s", script);
  const shown = show(
    "html",
    { ...HTML, ...props, ...(script ? { script: "s", clicks: false } : {}) },
    inside,
  );
  await waitFor(() => expect(content()?.hasChildNodes()).toBe(true));
  return shown;
};

test("a value is shown as HTML, and a click anywhere is told", async () => {
  const { node, events } = await html({
    value: '<button id="go">Go</button> <a href="https://example.org">there</a>',
  });
  await userEvent.click(screen.getByRole("button", { name: "Go" }));
  expect(events).toEqual(["load", "click"]);
  const { target, rel } = screen.getByRole<HTMLAnchorElement>("link");
  expect([target, rel]).toEqual(["_blank", "noopener noreferrer"]);
  change(() => (node.props.value = null));
  expect(content()?.innerHTML).toBe("");
});

test.each([
  "<script>alert(1)</script>x",
  '<img src="x" onerror="alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  "<svg onload=alert(1)><script>alert(1)</script></svg>x",
  '<my-part onclick="alert(1)">x</my-part>',
  '<object data="x"></object><embed src="x">x',
  '<base href="https://example.org"><meta http-equiv="refresh" content="0">x',
])("nothing runs: %s", async (value) => {
  await html({ value });
  expect(content()?.innerHTML).not.toMatch(/script|onerror|onload|onclick|object|embed|base|meta/);
});

test("what people write is there: forms, players, pictures, parts of their own", async () => {
  await html({
    value:
      '<form><input name="a" type="file"><select><option>b</select><textarea>c</textarea></form>' +
      '<details open><summary>d</summary></details><audio controls src="a.mp3"></audio><canvas></canvas>' +
      '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><my-part data-x="1"></my-part>',
  });
  for (const name of "form input select textarea details audio canvas path my-part".split(" ")) {
    expect(content()?.querySelector(name)).toBeTruthy();
  }
});

test("a frame cannot lead the page away; only one from elsewhere runs", async () => {
  await html({
    value:
      '<iframe src="https://example.org/"></iframe><iframe src="./"></iframe><iframe srcdoc="<b>x</b>"></iframe>' +
      '<iframe src="http://["></iframe>',
  });
  const rights = [...document.querySelectorAll("iframe")].map((frame) => frame.getAttribute("sandbox"));
  expect(rights[0]).toContain("allow-scripts");
  expect(rights[0]).not.toContain("top-navigation");
  expect(rights.slice(1)).toEqual(["", "", ""]);
});

test("styles are set, but for those that leave the place", async () => {
  const { node } = await html({ value: `<p title="style = x" style='color: teal; position: fixed'>x</p>` });
  const paragraph = screen.getByText("x");
  await waitFor(() => expect(paragraph.style.cssText).toBe("color: teal;"));
  expect(paragraph.title).toBe("style = x");
  change(() => (node.props.value = '<p style="position: absolute; top: 3px">x</p>'));
  await waitFor(() => expect(paragraph.style.cssText).toBe("position: absolute; top: 3px;"));
  expect(screen.getByText("x")).toBe(paragraph);
});

test("a template is drawn of its props; what scripts and visitors did to it stays", async () => {
  const script: HtmlScript = {
    html: ({ value, size }) =>
      `<b class="${String(size)}">${String(value)}</b><i></i><input value="${String(value)}">`,
    load: (element) => {
      element.querySelector("b")?.classList.add("mine");
      element.querySelector("i")?.append("by script");
    },
  };
  const { node } = await html({ value: "a", known: { label: null, size: "l" } }, script);
  await waitFor(() => expect(content()?.querySelector("i")?.textContent).toBe("by script"));
  await userEvent.type(screen.getByRole("textbox"), "typed");
  const bold = content()?.querySelector("b");
  change(() => Object.assign(node.props, { known: { label: null, size: "l", more: 1 } }));
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("atyped");
  change(() => (node.props.value = "c"));
  expect(content()?.querySelector("b")).toBe(bold);
  expect([bold?.className, bold?.textContent]).toEqual(["l mine", "c"]);
  expect(content()?.querySelector("i")?.textContent).toBe("by script");
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("c");
});

test("a script sets the value, which is drawn and told; others' changes it can watch", async () => {
  const seen: unknown[] = [];
  const script: HtmlScript = {
    html: ({ value, color }) => `<button>${String(value)} ${String(color)}</button>`,
    load: (element, trigger, props, _server, _upload, watch) => {
      watch(["value", "color"], () => seen.push([props["value"], element.textContent]));
      element.querySelector("button")?.addEventListener("click", () => {
        props["value"] = Number(props["value"]) + 1;
        props["color"] = "blue";
        trigger("submit", { rating: props["value"] });
      });
    },
  };
  const { node, edits, events } = await html(
    { value: 1, known: { label: null, color: "red", size: 1 } },
    script,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(content()?.textContent).toBe("2 blue");
  expect([edits, events, seen]).toEqual([[2], ["load", "change", ["submit", { rating: 2 }]], []]);
  change(() => (node.props.value = 7));
  expect(seen).toEqual([[7, "7 blue"]]);
  change(() => Object.assign(node.props, { known: { label: null, color: "red", size: 2 } }));
  expect(content()?.textContent).toBe("7 blue"); // the server has not said anything new of the colour
  change(() => Object.assign(node.props, { known: { label: null, color: "green", size: 2 } }));
  expect(seen.at(-1)).toEqual([7, "7 green"]);
});

test("a script asks the server and sends files", async () => {
  const script: HtmlScript = {
    html: () => "<p>-</p>",
    load: async (_element, _trigger, props, server, upload) => {
      const files = await (server as { list(path: string): Promise<string[]> }).list("x");
      const { path, url } = (await upload(new File(["a"], "a.txt"))) as { path: object; url: string };
      props["value"] = [files, path, String(path), url];
    },
  };
  scripts.set("asks", script);
  const shown = show("html", { ...HTML, script: "asks", clicks: false });
  shown.answers["call"] = (name: string, args: unknown[]) => [name, ...args];
  await waitFor(() => expect(shown.edits).toHaveLength(1));
  expect(shown.edits[0]).toEqual([
    ["list", "x"],
    { $file: "f1", name: "a.txt", mime: "", size: 1 },
    "a.txt",
    "./file/f1/a.txt",
  ]);
});

test("what the author got wrong is said, and what was drawn before stays", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const script: HtmlScript = {
    html: ({ value }) => {
      if (value === "bad") throw new ReferenceError("x is not defined");
      return "<p>good</p>";
    },
  };
  const { node } = await html({ value: "" }, script);
  change(() => (node.props.value = "bad"));
  expect(screen.getByRole("alert").textContent).toBe("ReferenceError: x is not defined");
  expect(content()?.textContent).toBe("good");
  change(() => (node.props.value = "better"));
  expect(screen.queryByRole("alert")).toBeNull();
  show("html", { ...HTML, script: "unknown" });
  expect((await screen.findByRole("alert")).textContent).toBe("SyntaxError: Unexpected end of input");
  error.mockRestore();
});

test("blocks stand where the template says, and stay", async () => {
  const inside = [{ id: 2, type: "textbox", props: { lines: 1, max_lines: 1, type: "text" } }];
  const script: HtmlScript = {
    html: ({ value }) =>
      `<h2>${String(value)}</h2><div class="fl-children" data-fl-children></div><p>after</p>`,
  };
  const { node } = await html({ value: "Form" }, script, inside);
  const box = await screen.findByRole("textbox");
  expect([...(content()?.children ?? [])].map((one) => one.tagName)).toEqual(["H2", "DIV", "P"]);
  change(() => (node.props.value = "Other"));
  expect(screen.getByRole("textbox")).toBe(box);
  expect(content()?.querySelector("h2")?.textContent).toBe("Other");
});

test.each([
  [
    "each",
    () =>
      TEMPLATE_WORDS.each(
        ["a", "b"],
        (one, { index, last }) => `${index}${String(one)}${last}`,
        () => "-",
      ),
    "0afalse1btrue",
  ],
  [
    "each of a dict",
    () =>
      TEMPLATE_WORDS.each(
        { k: 1 },
        (one, { key }) => `${key}=${String(one)}`,
        () => "-",
      ),
    "k=1",
  ],
  [
    "each of nothing",
    () =>
      TEMPLATE_WORDS.each(
        [],
        () => "x",
        () => "-",
      ),
    "-",
  ],
  ["text", () => TEMPLATE_WORDS.text("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;"],
  ["nothing", () => TEMPLATE_WORDS.text(null), ""],
  ["get", () => String(TEMPLATE_WORDS.get({ a: ["x"] }, ["a", 0, "length"])), "1"],
  ["get of a prototype", () => String(TEMPLATE_WORDS.get({}, ["constructor", "name"])), "undefined"],
  [
    "section",
    () =>
      TEMPLATE_WORDS.section(
        { a: 1 },
        (one) => JSON.stringify(one),
        () => "-",
      ),
    '{"a":1}',
  ],
  [
    "with nothing",
    () =>
      TEMPLATE_WORDS.with(
        [],
        () => "x",
        () => "-",
      ),
    "-",
  ],
])("templates know %s", (_, run, expected) => expect(run()).toBe(expected));
