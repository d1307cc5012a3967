/** The interface's own words in the visitor's language. English is the key, and what stands where one is missing. */

export type Words = Record<string, string>;

const LANGUAGES = import.meta.glob<Words>("../words/*.ts", { import: "default" });
let words: Words = {};

/** Loads the words of the first of the visitor's languages that there is; gives its code. */
export async function learn(languages: readonly string[]): Promise<string> {
  const codes = languages.map((language) => language.toLowerCase().split("-")[0] ?? "");
  const code = codes.find((one) => one === "en" || `../words/${one}.ts` in LANGUAGES) ?? "en";
  words = (await LANGUAGES[`../words/${code}.ts`]?.()) ?? {};
  return code;
}

/** A text of the interface's own in the visitor's language; `values` fill its {places}. */
export function say(text: string, values: Record<string, string | number> = {}): string {
  return (words[text] ?? text).replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    String(values[name] ?? place),
  );
}
