/** Runs before each test file: without the cleanup, tests see each other's DOM. */
import { cleanup } from "@testing-library/preact";
import { afterEach } from "vitest";

afterEach(cleanup);
