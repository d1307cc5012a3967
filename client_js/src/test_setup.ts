/** Runs before each test file: without the clean-ups, tests see each other's DOM, and files each other's clocks. */
import { cleanup, configure } from "@testing-library/preact";
import { afterAll, afterEach, vi } from "vitest";

configure({ asyncUtilTimeout: 15_000 }); // a chunk's first load takes its time on a busy machine
afterEach(cleanup);
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// jsdom plays nothing: what a camera shows plays at once.
Object.defineProperty(HTMLMediaElement.prototype, "srcObject", {
  configurable: true,
  set(this: HTMLMediaElement, stream: unknown) {
    if (stream) queueMicrotask(() => this.dispatchEvent(new Event("playing")));
  },
});
