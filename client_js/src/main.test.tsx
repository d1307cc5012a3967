import { expect, test } from "vitest";

test("the page is drawn into <main>", async () => {
  document.body.innerHTML = "<main></main>";
  await import("./main");
  expect(document.querySelector("main h1")?.textContent).toBe("Fanlight");
});
