import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { forget, recall, remember, type Remembered } from "./memory";

const KEPT: Remembered = {
  visitor: { t: "welcome", v: 1, session: "s", secret: "x", epoch: "e", resumed: false, page: "p" },
  page: "p",
  names: { 1: "textbox Name" },
  edits: { count: 3, at: { 1: 3 }, unsent: { 1: NaN } },
  values: { 1: NaN },
  flights: [],
};

const arrive = (type: string) =>
  vi
    .spyOn(performance, "getEntriesByType")
    .mockReturnValue([{ type } as PerformanceNavigationTiming as PerformanceEntry]);

beforeEach(() => void arrive("reload"));
afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

test.each(["reload", "back_forward"])("a page that comes by %s finds what was kept, once", (type) => {
  arrive(type);
  remember(KEPT);
  expect(recall()).toEqual(KEPT);
  expect(recall()).toBeNull();
});

test("who comes anew begins anew, and leaves nothing for later", () => {
  arrive("navigate");
  remember(KEPT);
  expect(recall()).toBeNull();
  arrive("reload");
  expect(recall()).toBeNull();
});

test("what is forgotten is not found", () => {
  remember(KEPT);
  forget();
  expect(recall()).toBeNull();
});

test("each page has its own", () => {
  remember(KEPT);
  history.pushState(null, "", "/elsewhere");
  expect(recall()).toBeNull();
  history.back();
});

test("where there is too much to keep, it keeps who the visitor is", () => {
  const setItem = Storage.prototype.setItem;
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(function (this: Storage, key, text) {
    if (text.length > 1000) throw new DOMException("full", "QuotaExceededError");
    setItem.call(this, key, text);
  });
  remember({ ...KEPT, values: { 1: "x".repeat(2000) } });
  expect(recall()).toMatchObject({ visitor: KEPT.visitor, values: {}, edits: { count: 3 } });
});

test("without storage nothing is kept, and nothing fails", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  remember(KEPT);
  expect(recall()).toBeNull();
});

test("what is no memory of ours is as good as none", () => {
  remember(KEPT);
  sessionStorage.setItem(sessionStorage.key(0) ?? "", "{");
  expect(recall()).toBeNull();
});
