/** A type or a default as its words, each with what it is: enough of Python's and TypeScript's grammar for colours. */
const WORDS = {
  python: /^(None|True|False|and|or|not|in|is|if|else|lambda|class|def|Literal|Callable|Any|Union|Optional)$/,
  typescript:
    /^(null|undefined|true|false|any|unknown|never|void|keyof|typeof|readonly|extends|infer|interface|type)$/,
};
const PIECES = /("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(\d[\w.]*)|([\p{L}_$][\p{L}\p{N}_$]*)|\s+|[^]/gu;

export type TypeLanguage = keyof typeof WORDS;

export interface TypeWord {
  text: string;
  kind: "string" | "number" | "keyword" | "name" | "";
}

export function typeWords(text: string, language: TypeLanguage): TypeWord[] {
  return Array.from(text.matchAll(PIECES), ([piece, string, number, name]): TypeWord => {
    if (string !== undefined) return { text: piece, kind: "string" };
    if (number !== undefined) return { text: piece, kind: "number" };
    if (name === undefined) return { text: piece, kind: "" };
    return { text: piece, kind: WORDS[language].test(name) ? "keyword" : "name" };
  });
}
