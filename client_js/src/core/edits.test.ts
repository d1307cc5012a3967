import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";

import { Edits } from "./edits";

test("what the server refused goes with the next event, but for what has changed since", () => {
  const edits = new Edits();
  edits.made(1, "a");
  edits.made(2, "old");
  edits.made(3, "a");
  const { values } = edits.take();
  edits.made(2, "new");
  edits.giveWay(3, 3);
  edits.takeBack(values);
  expect(edits.take().values).toEqual({ 1: "a", 2: "new" });
});

test("a new server gets everything, and its values do not undo it before", () => {
  const edits = new Edits();
  edits.made(1, "a");
  edits.take();
  edits.replace({ 1: "a", 2: "of the page" });
  expect(edits.giveWay(1, 1)).toBe(false);
  expect(edits.take()).toEqual({ values: { 1: "a", 2: "of the page" }, edit: 2 });
  expect(edits.giveWay(1, 2)).toBe(true);
});

/** One thing that happens to one field: the visitor, either direction of the wire, or a function. */
const steps = array(constantFrom("edit", "send", "arrive", "result", "hear"), { maxLength: 60 });

test("whatever crosses on the wire, tab and server end with the same value", () => {
  assert(
    property(steps, (happened) => {
      const edits = new Edits();
      const up: { values: Record<string, unknown>; edit: number }[] = [];
      const down: { value: string; edit: number }[] = [];
      let tab = "";
      let server = { value: "", edit: 0 };
      let count = 0;
      const step: Record<string, () => void> = {
        edit: () => edits.made(1, (tab = `typed ${++count}`)),
        send: () => up.push(edits.take()),
        arrive: () => {
          const event = up.shift();
          if (event) server = { value: (event.values[1] as string) ?? server.value, edit: event.edit };
        },
        result: () => {
          server = { ...server, value: `result ${++count}` };
          down.push(server);
        },
        hear: () => {
          const patch = down.shift();
          if (patch && edits.giveWay(1, patch.edit)) tab = patch.value;
        },
      };
      for (const name of happened) step[name]?.();
      step["send"]?.();
      while (up.length) step["arrive"]?.();
      while (down.length) step["hear"]?.();
      expect(tab).toBe(server.value);
    }),
  );
});
