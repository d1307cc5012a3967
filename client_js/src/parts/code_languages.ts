/** The languages that Code knows; each comes in a chunk of its own when a page first shows it. */
import { type Language, LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";

interface KnownLanguage {
  /** What a file in it ends with. */
  suffix: string;
  /** How deep a step of indentation is. */
  indent: number;
  load: () => Promise<Language | LanguageSupport>;
}

const DIALECTS = {
  sql: "standardSQL",
  "sql-msSQL": "msSQL",
  "sql-mySQL": "mySQL",
  "sql-mariaDB": "mariaDB",
  "sql-sqlite": "sqlite",
  "sql-cassandra": "cassandra",
  "sql-plSQL": "plSQL",
  "sql-hive": "hive",
  "sql-pgSQL": "pgSQL",
  "sql-gql": "gql",
  "sql-gpSQL": "gpSQL",
  "sql-sparkSQL": "sparkSQL",
  "sql-esper": "esper",
} as const;

const cpp = async () => (await import("@codemirror/lang-cpp")).cpp();
const stream = (parser: StreamParser<unknown>): Language => StreamLanguage.define(parser);

const LANGUAGES: Record<string, KnownLanguage> = {
  python: { suffix: "py", indent: 4, load: async () => (await import("@codemirror/lang-python")).python() },
  c: { suffix: "c", indent: 4, load: cpp },
  cpp: { suffix: "cpp", indent: 4, load: cpp },
  markdown: {
    suffix: "md",
    indent: 2,
    load: async () => (await import("@codemirror/lang-markdown")).markdown(),
  },
  latex: {
    suffix: "tex",
    indent: 2,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/stex")).stex),
  },
  json: { suffix: "json", indent: 2, load: async () => (await import("@codemirror/lang-json")).json() },
  html: { suffix: "html", indent: 2, load: async () => (await import("@codemirror/lang-html")).html() },
  css: { suffix: "css", indent: 2, load: async () => (await import("@codemirror/lang-css")).css() },
  javascript: {
    suffix: "js",
    indent: 2,
    load: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  },
  typescript: {
    suffix: "ts",
    indent: 2,
    load: async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true }),
  },
  jinja2: {
    suffix: "j2",
    indent: 2,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/jinja2")).jinja2),
  },
  yaml: { suffix: "yaml", indent: 2, load: async () => (await import("@codemirror/lang-yaml")).yaml() },
  dockerfile: {
    suffix: "dockerfile",
    indent: 4,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  },
  shell: {
    suffix: "sh",
    indent: 2,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/shell")).shell),
  },
  r: {
    suffix: "r",
    indent: 2,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/r")).r),
  },
};
for (const [name, dialect] of Object.entries(DIALECTS)) {
  LANGUAGES[name] = {
    suffix: "sql",
    indent: 2,
    load: async () => stream((await import("@codemirror/legacy-modes/mode/sql"))[dialect]),
  };
}

/** A language by its name in Python; null: plain text. */
export function languageOf(name: string | null): KnownLanguage | undefined {
  return name !== null && Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
}

/** A file's name for a text of the language. */
export function fileName(language: string | null): string {
  return `code.${languageOf(language)?.suffix ?? "txt"}`;
}
