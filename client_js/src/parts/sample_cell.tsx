/** One value of a sample, as small as it can be told by. */
import { useEffect, useRef } from "preact/hooks";

import { type Elsewhere, type FileHandle, fileUrl } from "../core/files";
import { say } from "../core/words";
import { Icon } from "./icon";
import { jsonText } from "./json_text";

/** Of a text: more than two lines would show. What is seen and what is heard are the same. */
const LONGEST = 120;

export function SampleCell({ type, value }: { type: string; value: unknown }) {
  if (isFile(value)) return <FileCell file={value} isFilm={type === "video"} />;
  if (type === "markdown" && typeof value === "string") return <MarkdownCell text={value} />;
  const text = cut(type === "json" ? line(value) : plain(value));
  return (
    <span class={`fl-cell ${text ? "" : "fl-nothing"}`} dir="auto">
      {text || "–"}
    </span>
  );
}

/** The same in words, for those who hear it. */
export function sampleText(value: unknown): string {
  const text = (isFile(value) ? fileName(value) : plain(value)).replaceAll(/\s+/g, " ").trim();
  return cut(text) || "nothing";
}

/** Whether it is shown as a picture. What an author keeps elsewhere is one. */
export function isPicture(value: unknown): boolean {
  return isFile(value) && ("url" in value || value.mime.startsWith("image/"));
}

function FileCell({ file, isFilm }: { file: FileHandle | Elsewhere; isFilm: boolean }) {
  const name = fileName(file);
  if (isFilm || ("mime" in file && file.mime.startsWith("video/"))) {
    return (
      <video class="fl-thumbnail" src={`${fileUrl(file)}#t=0.1`} aria-label={name} muted preload="metadata" />
    );
  }
  if (isPicture(file)) {
    return (
      <img
        class="fl-thumbnail"
        src={fileUrl(file)}
        alt={name}
        loading="lazy"
        decoding="async"
        draggable={false}
      />
    );
  }
  return (
    <span class="fl-cell" dir="auto">
      <Icon name="download" /> {name}
    </span>
  );
}

/** What draws Markdown is heavy: it is fetched for the page that needs it. Its links are not to be followed here. */
function MarkdownCell({ text }: { text: string }) {
  const prose = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    void Promise.all([import("./markdown_text"), import("../core/sanitize")]).then(
      ([{ markdownHtml }, { showHtml }]) => {
        if (prose.current) showHtml(prose.current, markdownHtml(text));
      },
    );
  }, [text]);
  return (
    <span ref={prose} class="fl-cell fl-prose" dir="auto" inert>
      {text}
    </span>
  );
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return say(value ? "Yes" : "No");
  return typeof value === "string" ? value : line(value);
}

function line(value: unknown): string {
  return jsonText(value).replaceAll(/\n\s*/g, " ");
}

function isFile(value: unknown): value is FileHandle | Elsewhere {
  return typeof value === "object" && value !== null && ("$file" in value || "url" in value);
}

function fileName(file: FileHandle | Elsewhere): string {
  return "url" in file ? (file.url.split(/[?#]/)[0]?.split("/").at(-1) ?? file.url) : file.name;
}
