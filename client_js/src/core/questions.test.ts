import { expect, test } from "vitest";

import type { Ask } from "./protocol";
import { Questions } from "./questions";

function asking() {
  const sent: Ask[] = [];
  return { sent, questions: new Questions((ask) => sent.push(ask)) };
}

test("a reply settles the question that it answers", async () => {
  const { sent, questions } = asking();
  const [one, two] = [questions.ask(7, "ls", ["a"]), questions.ask(7, "ls", ["b"])];
  expect(sent.map(({ t, block, method, args }) => [t, block, method, args])).toEqual([
    ["ask", 7, "ls", ["a"]],
    ["ask", 7, "ls", ["b"]],
  ]);
  questions.replied({ t: "reply", ask: sent[1]?.ask ?? "", value: ["x"], error: null });
  questions.replied({ t: "reply", ask: sent[0]?.ask ?? "", value: null, error: "No such folder." });
  await expect(two).resolves.toEqual(["x"]);
  await expect(one).rejects.toThrow("No such folder.");
});

test("what is open is asked again under the same name, what was answered is not", async () => {
  const { sent, questions } = asking();
  const first = questions.ask(7, "ls", []);
  void questions.ask(7, "rows", []);
  questions.replied({ t: "reply", ask: sent[0]?.ask ?? "", value: 1, error: null });
  await first;
  questions.askAgain();
  expect(sent).toHaveLength(3);
  expect(sent[2]).toBe(sent[1]);
});

test("a session that is gone answers nothing", async () => {
  const { sent, questions } = asking();
  const lost = questions.ask(7, "ls", []);
  questions.giveUp("The server was started again.");
  await expect(lost).rejects.toThrow("The server was started again.");
  questions.askAgain();
  expect(sent).toHaveLength(1);
});
