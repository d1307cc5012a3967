import * as fc from "fast-check";
import { expect, test } from "vitest";

import { EditHistory } from "./edit_history";

test("it goes back and forth as a list with a mark does", () => {
  const acts = fc.array(fc.constantFrom("add", "undo", "redo", "reset"), { maxLength: 40 });
  fc.assert(
    fc.property(acts, (all) => {
      const history = new EditHistory(0);
      let steps = [0];
      let at = 0;
      for (const [number, act] of all.entries()) {
        if (act === "add") {
          history.add(number + 1);
          steps = [...steps.slice(0, at + 1), number + 1];
          at += 1;
        } else {
          history[act]();
          at = { undo: Math.max(at - 1, 0), redo: Math.min(at + 1, steps.length - 1), reset: 0 }[act];
        }
        expect(history.now).toBe(steps[at]);
        expect([history.canUndo, history.canRedo]).toEqual([at > 0, at < steps.length - 1]);
      }
      expect(history.original).toBe(0);
    }),
  );
});

test("of very many edits the last hundred can be undone, and the original is kept", () => {
  const history = new EditHistory(0);
  for (let edit = 1; edit <= 250; edit += 1) history.add(edit);
  let count = 0;
  for (; history.canUndo; count += 1) history.undo();
  expect([count, history.now]).toEqual([100, 0]);
  history.redo();
  expect(history.now).toBe(151);
});
