import { configure, screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

configure({ asyncUtilTimeout: 20_000 }); // the chunks that it loads are large
vi.setConfig({ testTimeout: 30_000 });

const MARKDOWN = {
  rtl: false,
  latex_delimiters: [{ left: "$$", right: "$$", display: true }],
  sanitize_html: true,
  line_breaks: false,
  header_links: false,
  height: null,
  max_height: null,
  min_height: null,
  padding: false,
  container: false,
  interactive: false,
};

const prose = () => document.querySelector<HTMLElement>(".fl-prose.prose.md");
const markdown = async (value: string | null, props = {}) => {
  const shown = show("markdown", { ...MARKDOWN, value, ...props });
  await waitFor(() => expect(prose()).toBeTruthy()); // it comes in a chunk of its own
  return shown;
};

test("headings count one level below the page's own, and are the elements that an author's CSS names", async () => {
  await markdown("# Title\n\n###### Least");
  expect(screen.getByRole("heading", { name: "Title", level: 2 }).tagName).toBe("H1");
  expect(screen.getByRole("heading", { name: "Least", level: 6 }).tagName).toBe("H6");
});

test("a patch draws the new text", async () => {
  const { node } = await markdown("*one*");
  change(() => (node.props.value = "**two**"));
  expect(prose()?.innerHTML).toBe("<p><strong>two</strong></p>\n");
  change(() => (node.props.value = null));
  expect(prose()?.innerHTML).toBe("");
});

test("of a text that grows only its end is drawn anew", async () => {
  const { node } = await markdown("# Title\n\nThe first.\n\nThe sec");
  const olds = [...(prose()?.children ?? [])];
  const end = olds[2]?.firstChild;
  change(() => (node.props.value = "# Title\n\nThe first.\n\nThe second.\n\nThe third."));
  expect([...(prose()?.children ?? [])].map((one) => one.textContent)).toEqual([
    "Title",
    "The first.",
    "The second.",
    "The third.",
  ]);
  expect([...(prose()?.children ?? [])].slice(0, 3)).toEqual(olds);
  expect(prose()?.contains(end as Node)).toBe(true);
});

test("a list that grows stays, and so do its items", async () => {
  const { node } = await markdown("- one\n- t");
  const [one, two] = screen.getAllByRole("listitem");
  change(() => (node.props.value = "- one\n- two **and**\n- three\n\nEnd."));
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "one",
    "two and",
    "three",
  ]);
  expect(screen.getAllByRole("listitem").slice(0, 2)).toEqual([one, two]);
  change(() => (node.props.value = "1. one"));
  expect(prose()?.innerHTML).toBe("<ol>\n<li>one</li>\n</ol>\n");
});

test("what is taken out or put in leaves the rest as it is", async () => {
  const { node } = await markdown("One.\n\nTwo.\n\nThree.");
  const [one, , three] = prose()?.children ?? [];
  change(() => (node.props.value = "One.\n\nThree."));
  expect([...(prose()?.children ?? [])]).toEqual([one, three]);
  change(() => (node.props.value = "Zero.\n\nOne.\n\nThree."));
  expect(prose()?.textContent).toBe("Zero.\nOne.\nThree.\n");
  expect([...(prose()?.children ?? [])].at(-1)).toBe(three);
});

test.each([
  "<script>alert(1)</script>",
  '<img src="x" onerror="alert(1)">',
  "[press](javascript:alert(1))",
  '<form action="https://example.org"><input name="password"></form>',
  "<style>body { display: none }</style>",
  '<iframe src="https://example.org"></iframe>',
])("nothing runs, whatever the author says of the text: %s", async (text) => {
  await markdown(text, { sanitize_html: false });
  expect(prose()?.innerHTML).not.toMatch(/script|onerror|form|style|iframe/);
});

test("a style attribute changes how a text looks, not where it stands", async () => {
  await markdown('<b style="color: teal; position: fixed; background-image: url(https://example.org)">x</b>');
  expect(prose()?.querySelector("b")?.getAttribute("style")).toBe("color: teal;");
});

test("a link to another page of the app leads there", async () => {
  await markdown("[there](./second)");
  expect(screen.getByRole<HTMLAnchorElement>("link").target).toBe("");
});

test("links to elsewhere open beside the page and tell it nothing", async () => {
  await markdown("[there](https://example.org)");
  const { target, rel } = screen.getByRole<HTMLAnchorElement>("link");
  expect([target, rel]).toEqual(["_blank", "noopener noreferrer"]);
});

test("headings link to themselves where the author wants it, under names that clash with none of ours", async () => {
  await markdown("# Set *up*\n# Set up\n[go](#set-up)", { header_links: true });
  const names = screen.getAllByRole("heading").map(({ id }) => id);
  expect(names).toEqual(["user-content-set-up", "user-content-set-up-1"]);
  const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(links).toEqual(["#user-content-set-up", "#user-content-set-up-1", "#user-content-set-up"]);
});

test("line breaks count where the author wants them", async () => {
  const { node } = await markdown("one\ntwo");
  expect(prose()?.querySelector("br")).toBeNull();
  change(() => Object.assign(node.props, { line_breaks: true }));
  expect(prose()?.querySelector("br")).toBeTruthy();
});

test("tables, code and tasks", async () => {
  await markdown("|a|b|\n|-|:-:|\n|1|2|\n\n```py\nx < 1\n```\n\n- [x] done\n- [ ] open");
  expect(screen.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["1", "2"]);
  expect(document.querySelector("pre[tabindex] code.language-py")?.textContent).toBe("x < 1\n");
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Done" }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "To do" }).disabled).toBe(true);
});

test("formulas are drawn as MathML, within a line and on lines of their own", async () => {
  const { node } = await markdown("so $$a_1 * b_2 < c_3 * d$$ *it* is, \\(x_1 _y_\\)");
  expect(document.querySelector(".fl-formula")?.textContent).toBe("$$a_1 * b_2 < c_3 * d$$");
  expect(screen.getByText("it").tagName).toBe("EM");
  await waitFor(() => expect(document.querySelector(".fl-displayed > math")?.textContent).toContain("b2<c3"));
  change(() =>
    Object.assign(node.props, {
      latex_delimiters: [
        { left: "$", right: "$", display: false },
        { left: "\\(", right: "\\)", display: false },
        { left: "\\[", right: "\\]", display: true },
      ],
    }),
  );
  change(
    () => (node.props.value = "$x_1 * y_2$ costs \\$5, \\(z\\):\n\\[\n+ \\text{$n$}\n- b\n\\]\n`$code$`"),
  );
  expect(document.querySelectorAll(".fl-formula > math")).toHaveLength(3);
  expect(document.querySelectorAll(".fl-displayed > math")).toHaveLength(1);
  expect(prose()?.textContent).toContain("costs $5,");
  expect(prose()?.querySelector("p > code")?.textContent).toBe("$code$");
  expect(prose()?.querySelector("li")).toBeNull();
});

test("what is no formula stays as it is written and says why; one that breaks out of its place cannot", async () => {
  await markdown("$$\\frac{a}$$ $$\\href{javascript:alert(1)}{x}$$ $$</span><img src=x onerror=alert(1)>$$");
  await waitFor(() => expect(document.querySelector("math")).toBeTruthy());
  expect(document.querySelector(".fl-wrong")?.textContent).toBe("$$\\frac{a}$$");
  expect(document.querySelector<HTMLElement>(".fl-wrong")?.title).toMatch(/end of input/);
  expect(document.querySelectorAll(".fl-prose :is(img, a)")).toHaveLength(0);
});

test("code is coloured and can be copied", async () => {
  userEvent.setup();
  await markdown("```python\ndef f(x): return '<b>'\n```\n\n```mermaid\ngraph TD\n```");
  await waitFor(() => expect(document.querySelector(".hljs-keyword")?.textContent).toBe("def"));
  const [python, mermaid] = document.querySelectorAll("pre");
  expect(python?.textContent).toBe("def f(x): return '<b>'\n");
  expect(mermaid?.innerHTML).toBe('<code class="language-mermaid">graph TD\n</code>');
  await userEvent.click(screen.getAllByRole("button", { name: "Copy" })[0] as HTMLElement);
  await screen.findByText("Copied");
  expect(await navigator.clipboard.readText()).toBe("def f(x): return '<b>'\n");
});

test("of a long text that grows only the end is read, whatever stands before it", async () => {
  const text =
    "# Same\n\n# Same\n\n1. one\n\n2. two\n\ntext\n===\n\n| a |\n|---|\n| b |\n\n- x\n\n      code\n\nEnd.";
  const { node } = await markdown("");
  for (let end = 1; end <= text.length; end++) change(() => (node.props.value = text.slice(0, end)));
  const grown = prose()?.innerHTML;
  change(() => (node.props.value = null));
  change(() => (node.props.value = text));
  expect(grown).toBe(prose()?.innerHTML);
  expect(screen.getAllByRole("heading").map(({ id }) => id)).toEqual([
    "user-content-same",
    "user-content-same-1",
    "user-content-text",
  ]);
});

test.each([
  "A [link][there].\n\nMore.\n\n[there]: https://example.org",
  "Text.\n\n<details>\n<summary>More</summary>\n\nWithin.\n\n</details>\n\nAfter.",
])("what comes later may change what stands before it: %s", async (text) => {
  const { node } = await markdown("");
  for (let end = 1; end <= text.length; end++) change(() => (node.props.value = text.slice(0, end)));
  const grown = prose()?.innerHTML;
  change(() => (node.props.value = null));
  change(() => (node.props.value = text));
  expect(grown).toBe(prose()?.innerHTML);
  expect(grown).toMatch(/href="https:|Within.<\/p>\s*<\/details>/);
});

test("copy gives the text as it was written, and is told", async () => {
  userEvent.setup();
  const { events } = await markdown("# Title", { buttons: ["copy"] });
  await userEvent.click(screen.getByRole("button", { name: "Copy" }));
  await screen.findByText("Copied");
  expect(await navigator.clipboard.readText()).toBe("# Title");
  expect(events).toEqual([["copy", { value: "# Title" }]]);
});

test("direction and heights", async () => {
  await markdown("text", { rtl: true, max_height: 200 });
  expect(prose()?.dir).toBe("rtl");
  expect(prose()?.style.maxHeight).toBe("200px");
  expect(prose()?.tabIndex).toBe(0);
});
