/** Runs before each test file: without the clean-ups, tests see each other's DOM, and files each other's clocks. */
import { cleanup } from "@testing-library/preact";
import { afterAll, afterEach, vi } from "vitest";

afterEach(cleanup);
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
