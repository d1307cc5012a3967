import { readdirSync, readFileSync } from "node:fs";

import { afterEach, expect, test } from "vitest";

import { learn, say } from "./words";

const SOURCES = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.*"], {
  eager: true,
  query: "?raw",
  import: "default",
});
const LANGUAGES = import.meta.glob<Record<string, string>>("../words/*.json", {
  eager: true,
  import: "default",
});
/** What `say` gets in a variable: sentences of the client's own, and whole ones that the server sends. */
const ELSEWHERE = [
  "Error",
  "Info",
  "Lost",
  "Success",
  "Warning",
  "Too busy",
  "Clear",
  "Download",
  "Flag",
  "Generate",
  "Run",
  "Submit",
  "Upload a File",
  "Saved.",
  "Saved as “{name}”.",
  "Saved already.",
  "Saved as “{name}” already.",
  "Saved, still.",
  "Saved as “{name}”, still.",
  "Saved: the result before this one.",
  "Saved as “{name}”: the result before this one.",
  "What is filled in here was meant for the result before: see whether it fits this one.",
  "It is the run whose result is shown, without what you changed since.",
  "What you filled in is still here.",
  "This cannot be undone any more.",
  "It is still saved.",
  "Not saved.",
  "The server's disk is full.",
  "The server could not write to its disk.",
  "A value of this run cannot be kept exactly.",
  "Something went wrong on the server.",
  "Undo",
  "It copies apps on Hugging Face Spaces only.",
  "One signs in with Hugging Face on its Spaces only.",
  "The clocks skip this hour on this day.",
  "There is nothing to flag yet: run it first.",
  "Taken back: it is not saved any more.",
  "This is more than one message can hold (a million characters). Shorten it, or send it as a file.",
  "This session has ended or is not yours. Reload the page.",
  "This session has ended.",
  "The server cannot write the file. Try again later.",
  "The server's disk is full. Try again later.",
  "What this browser has kept for this page cannot be read: the page begins anew.",
  "This browser does not keep what this page asks it to: it is gone when the page is closed.",
  "Replaced by a newer one.",
  "Stopped, because the server is.",
  "Stopped. The function is still at work; what it returns is dropped.",
  "Stopped before it began.",
  "Stopped. The function ends at its next step.",
  "The server is about to stop: it takes no new work.",
  "As many people as this app has room for are using it. Try again later.",
  "The connection was too slow.",
  "The server was stopped.",
  "This page goes on in another tab.",
  "The server no longer has the file that was here: choose it again.",
  "The server was started again",
  "The server no longer knows this visit",
  "This page is another one on the server now. Load it again to go on.",
];

/** The texts in the first arguments of all calls of `say`. */
function saidIn(source: string): string[] {
  return [...source.matchAll(/\bsay\(/g)].flatMap((call) => {
    const after = source.slice(call.index + call[0].length);
    const argument = /^(?:[^()"`,]|"(?:[^"\\]|\\.)*"|\([^()]*\))*/.exec(after)?.[0] ?? "";
    return [...argument.matchAll(/"(?:[^"\\]|\\.)*"/g)]
      .map(([text]) => JSON.parse(text) as string)
      .filter(Boolean);
  });
}

const SAID = [...new Set([...Object.values(SOURCES).flatMap(saidIn), ...ELSEWHERE])].toSorted();
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

afterEach(() => learn("en"));

test("without a language, and where a word is missing, the English stands", async () => {
  expect(say("Copy")).toBe("Copy");
  await learn("xx");
  expect(say("{ahead} ahead", { ahead: 3 })).toBe("3 ahead");
  expect(say("toString {toString}")).toBe("toString {toString}");
  expect(say("constructor")).toBe("constructor");
});

test("a language that was learnt is spoken", async () => {
  await learn("de");
  expect(say("Copy")).toBe("Kopieren");
  expect(say("{ahead} ahead", { ahead: 3 })).toContain("3");
  expect(say("An author's own text")).toBe("An author's own text");
});

test.each(Object.entries(LANGUAGES))("%s has each text that is said, and no other", (_, words) => {
  expect(Object.keys(words).toSorted()).toEqual(SAID);
});

test.each(Object.entries(LANGUAGES))("%s keeps the places of each text", (_, words) => {
  const other = Object.entries(words).filter(([text, said]) => String(places(text)) !== String(places(said)));
  expect(other).toEqual([]);
});

test("the sentences from elsewhere are there", () => {
  const python = ["blocks", "components"].flatMap((room) =>
    readdirSync(`../${room}`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".py"))
      .map((name) => readFileSync(`../${room}/${name}`, "utf8")),
  );
  const all = [...python, ...Object.values(SOURCES)].join("\n");
  expect(ELSEWHERE.filter((text) => !all.includes(text))).toEqual([]);
});
