import { computed, effect } from "@preact/signals";
import { expect, test } from "vitest";

import { show } from "../testing";
import { reactive } from "./reactive";
import { Store } from "./store";

const ACTIONS = {
  emit() {},
  listens: () => false,
  pace: never,
  edited() {},
  hold() {},
  status: () => never(),
  upload: never,
  call: never,
  warn() {},
  visit: () => null,
  isComingBack: () => false,
  tell: () => undefined,
};

test("reading a prop subscribes to it alone, once each of the two has changed", () => {
  const props = reactive({ a: 1, b: 1 });
  props.b = 2;
  let reads = 0;
  const doubled = computed(() => {
    reads += 1;
    return props.a * 2;
  });
  const stop = effect(() => void doubled.value);
  props.b = 5;
  expect(reads).toBe(1);
  props.a = 4;
  expect([reads, doubled.value]).toEqual([2, 8]);
  props.b = 6;
  props.a = 5;
  expect([reads, doubled.value]).toEqual([3, 10]);
  stop();
});

test("a value that is set again unchanged tells nobody", () => {
  const props = reactive({ a: 1 });
  let reads = 0;
  const stop = effect(() => void (props.a, (reads += 1)));
  props.a = 1;
  props.a = 2;
  props.a = 2;
  expect(reads).toBe(2);
  stop();
});

test("values are not wrapped: what comes out is what was put in", () => {
  const value = { nested: [1, 2] };
  const props = reactive({ value });
  expect(props.value).toBe(value);
});

test("an edit sets the value, marks it and says input, then change", () => {
  const { node, events, edits } = show("button", { variant: "primary", size: "lg", icon: null, link: null });
  node.edit("new");
  expect(node.props.value).toBe("new");
  expect(edits).toEqual(["new"]);
  expect(events).toEqual(["input", "change"]);
});

test("the tree is grown from the config, and patches find their block", () => {
  const blocks = [1, 2, 3].map((id) => ({ id, type: "row", props: { value: id } }));
  const tree = { id: 0, children: [{ id: 1, children: [{ id: 3 }] }] };
  const store = new Store({ blocks, tree }, ACTIONS);
  expect(store.root.children.map((node) => node.id)).toEqual([1]);
  expect(store.root.children[0]?.children.map((node) => node.id)).toEqual([3]);
  expect(store.root.children[0]?.find(2)?.id).toBe(2); // a custom button: among the blocks, not in the tree
  store.apply(3, { value: "patched" });
  store.apply(99, { value: "for nobody" });
  expect(store.nodes.get(3)?.props).toMatchObject({ value: "patched" });
});

test("a tree that names an unknown block is refused", () => {
  expect(() => new Store({ blocks: [], tree: { id: 0, children: [{ id: 7 }] } }, ACTIONS)).toThrow("block 7");
});

function never(): never {
  throw new Error("not part of this test");
}

const block = (id: number, type = "button", value: unknown = id) => ({ id, type, props: { value } });

/** A page with one column, 1, into which blocks are rendered. */
function region(): Store {
  return new Store({ blocks: [block(1, "column")], tree: { id: 0, children: [{ id: 1 }] } }, ACTIONS);
}

const ids = (store: Store, at = 1) => store.nodes.get(at)?.children.map(({ id }) => id);

test("what is rendered takes the place of what was; a block that stays is the same node", () => {
  const store = region();
  store.render({
    block: 1,
    blocks: [block(10), block(11)],
    tree: { id: 1, children: [{ id: 10 }, { id: 11 }] },
  });
  const kept = store.nodes.get(11);
  const change = { ...block(11), props: { value: "new" } };
  const tree = { id: 1, children: [{ id: 11 }, { id: 12 }] };
  expect(store.render({ block: 1, blocks: [change, block(12)], tree })).toEqual([10]);
  expect(ids(store)).toEqual([11, 12]);
  expect(store.nodes.get(11)).toBe(kept);
  expect(kept?.props).toMatchObject({ value: "new" });
  expect(store.nodes.has(10)).toBe(false);
});

test("whoever draws the region draws again, and nobody else", () => {
  const store = region();
  let drawn = 0;
  const stop = effect(() => {
    if (store.nodes.get(1)?.children) drawn += 1;
  });
  store.render({ block: 1, blocks: [block(10)], tree: { id: 1, children: [{ id: 10 }] } });
  store.apply(10, { value: 2 });
  expect(drawn).toBe(2);
  stop();
});

test("what was rendered into a block that stays, stays; it goes with a block that goes", () => {
  const store = region();
  const outer = {
    block: 1,
    blocks: [block(10, "column")],
    tree: { id: 1, children: [{ id: 10, children: [] }] },
  };
  store.render(outer);
  store.render({ block: 10, blocks: [block(20)], tree: { id: 10, children: [{ id: 20 }] } });
  store.render(outer);
  expect(ids(store, 10)).toEqual([20]);
  expect(store.render({ block: 1, blocks: [], tree: { id: 1 } })).toEqual([10, 20]);
  expect(store.nodes.has(20)).toBe(false);
});

test("all that was rendered can be taken out", () => {
  const store = region();
  store.render({ block: 1, blocks: [block(10, "column")], tree: { id: 1, children: [{ id: 10 }] } });
  store.render({ block: 10, blocks: [block(20)], tree: { id: 10, children: [{ id: 20 }] } });
  const { regions, gone } = store.clearRendered();
  expect([regions, new Set(gone)]).toEqual([[1], new Set([10, 20])]);
  expect(ids(store)).toEqual([]);
});

test("what is rendered into a block that is gone is of use to nobody", () => {
  expect(region().render({ block: 9, blocks: [block(10)], tree: { id: 9 } })).toEqual([]);
});

test("a thousand renders leave no more than one", () => {
  const store = region();
  for (let id = 10; id < 3010; id += 3) {
    const blocks = [block(id, "column"), block(id + 1), block(5)];
    const tree = { id: 1, children: [{ id }, { id: id + 1 }, { id: 5 }] };
    store.render({ block: 1, blocks, tree });
    store.render({ block: id, blocks: [block(id + 2)], tree: { id, children: [{ id: id + 2 }] } });
  }
  expect(store.nodes.size).toBe(1 + 4);
});
