/** The interface's own words in the visitor's language. English is the key, and what stands where one is missing. */

export type Words = Record<string, string>;

const LANGUAGES = import.meta.glob<Words>("../words/*.json", { import: "default" });
let words: Words = {};

/** Loads the words of the page's language, which the server chose among the visitor's. */
export async function learn(language: string): Promise<void> {
  words = (await LANGUAGES[`../words/${language}.json`]?.()) ?? {};
}

/** A text of the interface's own in the visitor's language, any other as it is; `values` fill its {places}. */
export function say(text: string, values?: Record<string, string | number>): string {
  const said = Object.hasOwn(words, text) ? (words[text] ?? text) : text;
  return values
    ? said.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
    : said;
}
