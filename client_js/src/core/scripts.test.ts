import { expect, test, vi } from "vitest";

import { answer, startAll } from "./scripts";

const call = { t: "call", call: "c1", script: "abc", args: [1, 2] } as const;
const result = (run: (...args: number[]) => unknown) =>
  answer({ ...call, args: [...call.args] }, () => Promise.resolve({ default: run as never }));

test.each([
  [(a = 0, b = 0) => a + b, 3],
  [() => [1, 2], [1, 2]],
  [() => undefined, null],
  [() => null, null],
  [async () => "later", "later"],
])("%s answers %o", async (run, value) => {
  expect(await result(run)).toEqual({ t: "answer", call: "c1", value, error: null });
});

test("a script that fails answers with its error", async () => {
  expect(await result(() => Promise.reject(new TypeError("no such thing")))).toEqual({
    t: "answer",
    call: "c1",
    value: null,
    error: "TypeError: no such thing",
  });
});

test("the module lies beside the page", async () => {
  let address = "";
  await answer({ ...call, args: [] }, (asked) => {
    address = asked;
    return Promise.reject(new Error("not there"));
  });
  expect(address).toBe(new URL("./js/abc.js", document.baseURI).href);
});

test("the page's own functions run one after the other; one that fails hurts no other", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const ran: string[] = [];
  await startAll(["a", "b"], (address) => {
    if (address.endsWith("/js/a.js")) return Promise.reject(new SyntaxError("no module"));
    return Promise.resolve({ default: () => ran.push(address) });
  });
  expect(ran).toEqual([new URL("./js/b.js", document.baseURI).href]);
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});
