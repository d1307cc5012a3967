import { act, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Status } from "../core/pending";
import { type Shown, show } from "../testing";

const button = (id: number, value: string) => ({
  id,
  type: "button",
  props: { variant: "primary", size: "lg", icon: null, link: null, value },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function become({ status }: Shown, state: Status["state"], milliseconds = 0): Promise<void> {
  await act(() => void (status.value = { state, show: "full" }));
  await act(() => void vi.advanceTimersByTime(milliseconds));
}

test("while a run lasts the last one stands in the place of the first, and has its focus", async () => {
  const shown = show("meanwhile", {}, [button(5, "Submit"), button(6, "Stop")]);
  const element = screen.getByRole("button", { name: "Submit" });
  element.focus();
  await become(shown, "pending", 1000);
  expect(screen.getByRole("button").textContent).toBe("Stop");
  expect(document.activeElement?.textContent).toBe("Stop");
  await become(shown, "idle", 200);
  expect(screen.getByRole("button").textContent, "a double click hits the same").toBe("Stop");
  await become(shown, "idle", 1000);
  expect(screen.getByRole("button").textContent).toBe("Submit");
  expect(document.activeElement?.textContent).toBe("Submit");
});

test("a run that is over soon changes nothing", async () => {
  const shown = show("meanwhile", {}, [button(5, "Submit"), button(6, "Stop")]);
  await become(shown, "pending", 300);
  expect(screen.getByRole("button").textContent).toBe("Submit");
  await become(shown, "idle", 1000);
  expect(screen.getByRole("button").textContent).toBe("Submit");
});

test("one alone comes and goes", async () => {
  const shown = show("meanwhile", {}, [button(6, "Stop")]);
  expect(screen.queryByRole("button")).toBeNull();
  await become(shown, "pending", 1000);
  expect(screen.getByRole("button").textContent).toBe("Stop");
  await become(shown, "error", 1000);
  expect(screen.queryByRole("button")).toBeNull();
});
