import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { early } from "../core/registry";
import { change, show, visitAs } from "../testing";

const KEY = "fanlight / kept";

beforeAll(() => early(["browser_state"]));
beforeEach(() => {
  localStorage.clear();
  visitAs(null);
  vi.restoreAllMocks();
});

const state = (props = {}) =>
  show("browser_state", { storage_key: "kept", made_key: "made", value: ["default"], ...props });
const keep = (value: unknown, by: string | null = "before") =>
  localStorage.setItem(KEY, JSON.stringify({ value, by }));
const kept = (): unknown => JSON.parse(localStorage.getItem(KEY) ?? "null");

describe("when the page is opened", () => {
  test("what the browser has kept is the value, and the server will hear of it", () => {
    keep({ name: "Ada" });
    const { container, edits, events, node } = state();
    expect(node.props.value).toEqual({ name: "Ada" });
    expect(edits).toEqual([{ name: "Ada" }]);
    expect(events).toContain("change");
    expect(container.innerHTML).toBe("");
  });

  test("the default stays where nothing was kept, and is not written", () => {
    const { edits, events, node } = state();
    expect(node.props.value).toEqual(["default"]);
    expect([edits, events]).toEqual([[], ["change"]]);
    expect(kept()).toBeNull();
  });

  test("a value that is null was kept all the same", () => {
    keep(null);
    expect(state().edits).toEqual([null]);
  });

  test("after a reload in the same visit the server is not told what it has, and may have something newer", () => {
    visitAs("mine", true);
    keep("old", "mine");
    const { edits, events, node } = state();
    expect([node.props.value, edits, events]).toEqual(["old", [], ["change"]]);
    change(() => (node.props.value = "newer"));
    expect(kept()).toEqual({ value: "newer", by: "mine" });
  });

  test("what another tab has written meanwhile counts in a visit that goes on", () => {
    visitAs("mine", true);
    keep("of the other", "other");
    expect(state().edits).toEqual(["of the other"]);
  });

  test("a part of the page that is made anew tells the server, which knows nothing of the new one", () => {
    visitAs("mine");
    keep("mine", "mine");
    expect(state().edits).toEqual(["mine"]);
  });

  test.each([
    "nonsense",
    "",
    "[]",
    "null",
    '{"value": 1}',
    JSON.stringify({ value: "x".repeat(2 ** 19), by: null }),
  ])("what cannot be read is taken out, and that is said: %.20s", (text) => {
    localStorage.setItem(KEY, text);
    const { edits, node, warnings } = state();
    expect([node.props.value, edits]).toEqual([["default"], []]);
    expect(warnings).toEqual([expect.stringContaining("cannot be read")]);
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test("without a storage the page works all the same", () => {
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    const { node, warnings } = state();
    expect(node.props.value).toEqual(["default"]);
    expect(warnings).toHaveLength(1);
  });
});

describe("when a function sets it", () => {
  test("it is written at once, with the visit that wrote it", () => {
    const { node } = state();
    visitAs("mine");
    change(() => (node.props.value = [1, NaN]));
    expect(kept()).toEqual({ value: [1, { $: "NaN" }], by: "mine" });
    change(() => (node.props.value = null));
    expect(kept()).toEqual({ value: null, by: "mine" });
  });

  test("numbers beyond JSON come back as they were", () => {
    const { node } = state();
    change(() => (node.props.value = { big: 2n ** 60n, lost: NaN }));
    expect(state().edits).toEqual([{ big: 2n ** 60n, lost: NaN }]);
  });

  test("a full storage is told of once, and once more when it was not full in between", () => {
    const { node, warnings } = state();
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    for (const value of ["a", "b"]) change(() => (node.props.value = value));
    expect(warnings).toEqual([expect.stringContaining("does not keep")]);
    expect(node.props.value).toBe("b");
    full.mockRestore();
    change(() => (node.props.value = "c"));
    change(() => (node.props.value = "x".repeat(2 ** 19)));
    expect(warnings).toHaveLength(2);
    expect(kept()).toMatchObject({ value: "c" });
  });

  test("two of them do not get into each other's way", () => {
    const first = state();
    const second = state({ storage_key: "other" });
    change(() => (first.node.props.value = "first"));
    change(() => (second.node.props.value = "second"));
    expect(kept()).toMatchObject({ value: "first" });
    expect(localStorage).toHaveLength(2);
  });
});

describe("on several pages of an app", () => {
  const first = location.pathname;

  afterEach(() => history.replaceState(null, "", first));

  test("one that is named is the same on all of them", () => {
    const { node } = state();
    change(() => (node.props.value = "shared"));
    history.replaceState(null, "", "/second");
    expect(state().node.props.value).toBe("shared");
  });

  test("one that is not belongs to its page", () => {
    const { node } = state({ storage_key: null });
    change(() => (node.props.value = "of the first"));
    history.replaceState(null, "", "/second");
    expect(state({ storage_key: null }).node.props.value).toEqual(["default"]);
    history.replaceState(null, "", first);
    expect(state({ storage_key: null }).node.props.value).toBe("of the first");
  });
});
