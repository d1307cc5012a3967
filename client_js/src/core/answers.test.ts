import { beforeEach, expect, test } from "vitest";

import { Answers } from "./answers";
import type { Answer } from "./protocol";

let sent: string[];
let made: number;
let answers: Answers;
let finish: (() => void)[];

beforeEach(() => {
  sent = [];
  made = 0;
  finish = [];
  answers = new Answers(
    ({ call, value }) => sent.push(`${call}: ${String(value)}`),
    ({ call }) =>
      new Promise<Answer>((resolve) => {
        const value = ++made;
        finish.push(() => resolve({ t: "answer", call, value, error: null }));
      }),
  );
});

const call = (name: string) => answers.give({ t: "call", call: name, script: "s", args: [] });
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a call that comes again is answered again and made once", async () => {
  const first = call("1");
  const second = call("1");
  finish.forEach((done) => done());
  await Promise.all([first, second]);
  answers.giveAgain();
  await settled();
  expect(sent).toEqual(["1: 1", "1: 1", "1: 1"]);
});

test("an answer for a session that is gone is not given to the next one", async () => {
  const old = call("1");
  answers.forget();
  const fresh = call("1");
  finish.forEach((done) => done());
  await Promise.all([old, fresh]);
  expect(sent).toEqual(["1: 2"]);
});

test("they are kept up to a limit, the newest", async () => {
  const calls = Array.from({ length: 100 }, (_, n) => call(String(n)));
  finish.forEach((done) => done());
  await Promise.race([Promise.all(calls), settled()]);
  sent = [];
  answers.giveAgain();
  await settled();
  expect(sent).toHaveLength(64);
  expect(sent.at(-1)).toBe("99: 100");
});
