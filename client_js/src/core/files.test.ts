import { expect, test } from "vitest";

import { fileUrl, holdsFile } from "./files";

const file = { $file: "a1b2", name: "my cat #1?.png", mime: "image/png", size: 3 };

test("a file is found by its id, below the page, under its own name", () => {
  expect(fileUrl(file)).toBe("./file/a1b2/my%20cat%20%231%3F.png");
  expect(fileUrl(file, { download: true })).toBe("./file/a1b2/my%20cat%20%231%3F.png?download=1");
});

test("a picture that its author keeps elsewhere is found there", () => {
  expect(fileUrl({ url: "https://example.org/a.png" })).toBe("https://example.org/a.png");
});

test("a payload holds a file at any depth, and only by its handle", () => {
  expect([file, [file], { a: { b: [file] } }].every(holdsFile)).toBe(true);
  expect([null, "$file", 3, {}, { $: "file" }].some(holdsFile)).toBe(false);
});
