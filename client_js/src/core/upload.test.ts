import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Welcome } from "./protocol";
import { PIECE, upload } from "./upload";

const handle = { $file: "a1b2", name: "my cat #1?.png", mime: "image/png", size: 3 };
const visitor = { t: "welcome", session: "me", secret: "shh" } as Welcome;
const introduced = () => Promise.resolve(visitor);

/** An XMLHttpRequest whose server is the test. */
class Request extends EventTarget {
  static all: Request[] = [];
  upload = new EventTarget();
  headers: Record<string, string> = {};
  method = "";
  address = "";
  sent: Blob | null = null;
  status = 0;
  responseText = "";
  private answers: Record<string, string> = {};

  open(method: string, address: string): void {
    Object.assign(this, { method, address });
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.answers[name] ?? null;
  }

  send(body: Blob | null): void {
    this.sent = body;
    Request.all.push(this);
  }

  abort(): void {
    this.dispatchEvent(new Event("abort"));
  }

  progress(loaded: number): void {
    this.upload.dispatchEvent(new ProgressEvent("progress", { loaded }));
  }

  break(): void {
    this.dispatchEvent(new Event("error"));
  }

  answer(status: number, body: unknown = "", headers: Record<string, string> = {}): void {
    this.answers = headers;
    const responseText = typeof body === "string" ? body : JSON.stringify(body);
    Object.assign(this, { status, responseText });
    this.dispatchEvent(new Event("load"));
  }
}

/** The next request: time goes by until it is there. */
async function next(number: number): Promise<Request> {
  for (let second = 0; second < 60 && !Request.all[number]; second++) {
    // oxlint-disable-next-line no-await-in-loop
    await pass(1_000);
  }
  const request = Request.all[number];
  if (!request) throw new Error(`There were ${Request.all.length} requests.`);
  return request;
}

/** Lets time pass, and what waits for no time be done. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await new Promise((done) => setImmediate(done));
}
const refused = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => "nothing",
    (error: Error) => error.message,
  );
const offset = ({ headers }: Request) => headers["Upload-Offset"];

beforeEach(() => {
  Request.all = [];
  vi.stubGlobal("XMLHttpRequest", Request);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a small file goes in one piece, in the visitor's name, and its handle comes back", async () => {
  const shares: number[] = [];
  const picture = new File(["abc"], handle.name, { type: "image/png" });
  const sending = upload(picture, introduced, { onProgress: (share) => shares.push(share) });
  const request = await next(0);
  expect(request.address).toMatch(/^\.\/upload\?name=my%20cat%20%231%3F\.png&key=[a-z0-9]{28}$/);
  expect(request.headers).toEqual({
    "X-Fanlight-Session": "me",
    "X-Fanlight-Secret": "shh",
    "Upload-Offset": "0",
    "Upload-Length": "3",
  });
  expect(request.sent?.size).toBe(3);
  request.progress(1);
  request.answer(200, handle);
  expect(await sending).toEqual(handle);
  expect(shares).toEqual([1 / 3]);
});

test("a large file goes in pieces, each a slice of it", async () => {
  const big = new File([new Uint8Array(PIECE + 5)], "big");
  const sending = upload(big, introduced);
  const first = await next(0);
  expect(first.sent?.size).toBe(PIECE);
  first.answer(200, { offset: PIECE });
  const second = await next(1);
  expect([offset(second), second.sent?.size]).toEqual([String(PIECE), 5]);
  second.answer(200, handle);
  expect(await sending).toEqual(handle);
});

test("one that is cut asks how far the server is and goes on there", async () => {
  const told: [number, boolean | undefined][] = [];
  const big = new File([new Uint8Array(1000)], "big");
  const sending = upload(big, introduced, { onProgress: (...progress) => told.push(progress as never) });
  (await next(0)).break();
  const asked = await next(1);
  expect(told).toEqual([[0, true]]);
  expect(asked.method).toBe("HEAD");
  asked.answer(204, "", { "Upload-Offset": "300" });
  const rest = await next(2);
  expect([offset(rest), rest.sent?.size]).toEqual(["300", 700]);
  rest.answer(200, handle);
  expect(await sending).toEqual(handle);
});

test("it does not wait on when the network is back", async () => {
  const sending = upload(new File(["abc"], "a"), introduced);
  (await next(0)).break();
  await vi.waitFor(async () => {
    window.dispatchEvent(new Event("online"));
    await pass(0);
    expect(Request.all[1]?.method).toBe("HEAD");
  });
  Request.all[1]?.answer(404);
  const again = await next(2);
  expect(offset(again)).toBe("0");
  again.answer(200, handle);
  expect(await sending).toEqual(handle);
});

test("a line on which nothing moves is given up, and the file goes on", async () => {
  const sending = upload(new File(["abc"], "a"), introduced);
  await next(0);
  (await next(1)).answer(204, "", { "Upload-Offset": "3" });
  const last = await next(2);
  expect([offset(last), last.sent?.size]).toEqual(["3", 0]);
  last.answer(200, handle);
  expect(await sending).toEqual(handle);
});

test("what a proxy finds too much goes in smaller pieces", async () => {
  const big = new File([new Uint8Array(PIECE)], "big");
  const sending = upload(big, introduced);
  (await next(0)).answer(413, "<h1>Request entity too large</h1>");
  (await next(1)).answer(404);
  const half = await next(2);
  expect(half.sent?.size).toBe(PIECE / 2);
  half.answer(200, handle);
  await sending;
});

test("of a session that was replaced the new one sends it, from the beginning", async () => {
  let session = "old";
  const who = () => Promise.resolve({ ...visitor, session });
  const sending = upload(new File(["abc"], "a"), who);
  (await next(0)).answer(403, { code: "unauthorised", message: "Not yours." });
  session = "new";
  const asked = await next(1);
  expect(asked.headers["X-Fanlight-Session"]).toBe("new");
  asked.answer(404);
  const again = await next(2);
  expect(offset(again)).toBe("0");
  again.answer(200, handle);
  await sending;
});

test.each([
  [413, { code: "too_large", message: "The file is too large." }, "The file is too large."],
  [507, { code: "disk_full", message: "The disk is full." }, "The disk is full."],
  [400, "<h1>What?</h1>", "a.png was refused (status 400)."],
])("a refused file (%d) says why, at once", async (status, answer, message) => {
  const sending = upload(new File([""], "a.png"), introduced);
  (await next(0)).answer(status, answer);
  await expect(sending).rejects.toThrow(message);
  expect(Request.all).toHaveLength(1);
});

test("where nothing ever arrives it is given up in the end", async () => {
  vi.spyOn(Request.prototype, "send").mockImplementation(function fail(this: Request) {
    queueMicrotask(() => this.break());
  });
  const refusal = refused(upload(new File(["abc"], "a.png"), introduced));
  for (let attempt = 0; attempt < 50; attempt++) {
    // oxlint-disable-next-line no-await-in-loop
    await pass(15_000);
  }
  expect(await refusal).toContain("the connection broke");
  vi.restoreAllMocks();
});

test("a file that can no longer be read says so", async () => {
  const file = new File(["abc"], "a.png");
  const sending = upload(file, introduced);
  const gone = { arrayBuffer: () => Promise.reject(new Error("NotReadable")) };
  const request = await next(0);
  vi.spyOn(file, "slice").mockReturnValue(gone as never);
  const refusal = refused(sending);
  request.break();
  expect(await refusal).toBe("a.png can no longer be read: choose it again.");
});

test("one that is called off stops at once, and the server is told", async () => {
  const stop = new AbortController();
  const sending = upload(new File(["abc"], "a"), introduced, { signal: stop.signal });
  const request = await next(0);
  const refusal = refused(sending);
  stop.abort();
  expect(await refusal).toContain("abort");
  expect((await next(1)).method).toBe("DELETE");
  expect((await next(1)).address).toBe(request.address);
});
