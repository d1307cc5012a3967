import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { fileUrl, holdsFile, upload } from "./files";
import type { Welcome } from "./protocol";

const file = { $file: "a1b2", name: "my cat #1?.png", mime: "image/png", size: 3 };
const visitor: Welcome = {
  t: "welcome",
  v: 1,
  session: "me",
  secret: "shh",
  epoch: "e",
  resumed: false,
  page: "p",
};

/** An XMLHttpRequest whose server is the test. */
class Request extends EventTarget {
  static last: Request;
  upload = new EventTarget();
  headers: Record<string, string> = {};
  asked: unknown[] = [];
  sent: unknown;
  status = 0;
  responseText = "";

  constructor() {
    super();
    Request.last = this;
  }

  open(...asked: unknown[]): void {
    this.asked = asked;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: unknown): void {
    this.sent = body;
  }

  answer(status: number, text: string): void {
    Object.assign(this, { status, responseText: text });
    this.dispatchEvent(new Event("load"));
  }
}

beforeEach(() => void vi.stubGlobal("XMLHttpRequest", Request));
afterEach(() => void vi.unstubAllGlobals());

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

test("a file is sent as it is, in the visitor's name, and its handle comes back", async () => {
  const shares: number[] = [];
  const picture = new File(["abc"], file.name, { type: "image/png" });
  const sending = upload(picture, visitor, (share) => shares.push(share));
  expect(Request.last.asked).toEqual(["POST", "./upload?name=my%20cat%20%231%3F.png"]);
  expect(Request.last.headers).toEqual({ "X-Fanlight-Session": "me", "X-Fanlight-Secret": "shh" });
  expect(Request.last.sent).toBe(picture);
  Request.last.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 1, total: 4 }));
  Request.last.answer(200, JSON.stringify(file));
  expect(await sending).toEqual(file);
  expect(shares).toEqual([0.25]);
});

test.each([
  [413, '{"code": "too_large", "message": "The file is too large."}', "The file is too large."],
  [502, "<h1>Bad gateway</h1>", "a.png was refused (status 502)."],
])("a refused file (%d) says why", async (status, text, message) => {
  const sending = upload(new File([""], "a.png"), visitor);
  Request.last.answer(status, text);
  await expect(sending).rejects.toThrow(message);
});

test("a broken connection says so", async () => {
  const sending = upload(new File([""], "a.png"), visitor);
  Request.last.dispatchEvent(new Event("error"));
  await expect(sending).rejects.toThrow("a.png was not sent");
});
