import { readFile } from "node:fs/promises";

import { LanguageSupport } from "@codemirror/language";
import { classHighlighter, highlightTree } from "@lezer/highlight";
import { expect, test } from "vitest";

import { fileName, languageOf } from "./code_languages";

const SQL = "select name from visitors where id = 1";
const SAMPLES: Record<string, string> = {
  python: "def f(): pass",
  c: "int a = 1;",
  cpp: "class A {};",
  markdown: "# Title",
  latex: "\\begin{a}",
  json: '{"a": true}',
  html: "<p>text</p>",
  css: "a { color: red }",
  javascript: "const a = 1",
  jinja2: "{% for a in b %}",
  typescript: "type A = string",
  yaml: "a: 1",
  dockerfile: "FROM python",
  shell: "if true; then",
  r: "function(a) NULL",
};

/** The names in the class of Python. */
async function names(): Promise<string[]> {
  const source = await readFile("../components/code.py", "utf-8");
  const listed = /Language = Literal\[(.*?)\n\]/s.exec(source)?.[1] ?? "";
  return Array.from(listed.matchAll(/"(.*?)"/g), ([, name]) => name ?? "");
}

/** How many kinds of words it tells apart. */
async function kinds(name: string): Promise<number> {
  const loaded = await languageOf(name)?.load();
  const language = loaded instanceof LanguageSupport ? loaded.language : loaded;
  const classes = new Set<string>();
  const tree = language?.parser.parse(SAMPLES[name] ?? SQL);
  if (tree) highlightTree(tree, classHighlighter, (_from, _to, given) => classes.add(given));
  return classes.size;
}

test("every language that Python takes is known here, and tells words apart", async () => {
  const found = await Promise.all((await names()).map(async (name) => [name, await kinds(name)]));
  expect(found.filter(([, count]) => count === 0)).toEqual([]);
  expect(found).toHaveLength(28);
});

test("a text is saved under a name of its language", () => {
  expect(["python", "sql-hive", "dockerfile", null].map(fileName)).toEqual([
    "code.py",
    "code.sql",
    "code.dockerfile",
    "code.txt",
  ]);
});
