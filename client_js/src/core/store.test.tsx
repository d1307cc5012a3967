import { computed, effect } from "@preact/signals";
import { expect, test } from "vitest";

import { show } from "../testing";
import { reactive } from "./reactive";
import { Store } from "./store";

test("reading a prop subscribes to it alone", () => {
  const props = reactive({ a: 1, b: 1 });
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
  const actions = {
    emit() {},
    listens: () => false,
    edited() {},
    status: () => never(),
    upload: never,
    warn() {},
    visit: () => null,
  };
  const blocks = [1, 2, 3].map((id) => ({ id, type: "row", props: { value: id } }));
  const tree = { id: 0, children: [{ id: 1, children: [{ id: 3 }] }] };
  const store = new Store({ blocks, tree }, actions);
  expect(store.root.children.map((node) => node.id)).toEqual([1]);
  expect(store.root.children[0]?.children.map((node) => node.id)).toEqual([3]);
  expect(store.root.children[0]?.find(2)?.id).toBe(2); // a custom button: among the blocks, not in the tree
  store.apply(3, { value: "patched" });
  store.apply(99, { value: "for nobody" });
  expect(store.nodes.get(3)?.props).toMatchObject({ value: "patched" });
});

test("a tree that names an unknown block is refused", () => {
  const actions = {
    emit() {},
    listens: () => false,
    edited() {},
    status: () => never(),
    upload: never,
    warn() {},
    visit: () => null,
  };
  expect(() => new Store({ blocks: [], tree: { id: 0, children: [{ id: 7 }] } }, actions)).toThrow("block 7");
});

function never(): never {
  throw new Error("not part of this test");
}
