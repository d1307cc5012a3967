import { fireEvent, screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { change, show } from "../testing";

async function dateTime(props = {}) {
  const shown = show("date_time", { include_time: true, timezone: null, ...props });
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
  return { ...shown, field };
}
const heard = (field: Element) =>
  (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" ");

test("what is written is told once it is left, in full", async () => {
  const { field, edits, events } = await dateTime();
  await userEvent.type(field, "2026-11-21 14:30");
  expect(edits).toEqual([]);
  await userEvent.tab();
  expect(edits).toEqual(["2026-11-21 14:30:00"]);
  expect(field.value).toBe("2026-11-21 14:30:00");
  expect(events).toEqual(["input", "change"]);
});

test("Enter tells it and submits", async () => {
  const { field, events } = await dateTime();
  await userEvent.type(field, "now - 1h{Enter}");
  expect(events).toEqual(["input", "change", "submit"]);
  await userEvent.type(field, "{Enter}");
  expect(events).toHaveLength(4);
});

test("what is no moment stays to be mended, and says what one is", async () => {
  const { field, edits, events } = await dateTime({ info: "When?" });
  await userEvent.type(field, "2026-02-30{Enter}");
  expect(field.value).toBe("2026-02-30");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(heard(field)).toBe("When? This is no date and time: write it as 2026-11-21 14:30:00.");
  expect([edits, events]).toEqual([[], []]);
  await userEvent.type(field, "{Backspace}{Backspace}28{Enter}");
  expect(field.hasAttribute("aria-invalid")).toBe(false);
  expect(edits).toEqual(["2026-02-28 00:00:00"]);
});

test("the server says what only it knows of a moment, of the one that still stands there", async () => {
  const { node, field, calls, answers } = await dateTime();
  answers["fault"] = () => "The clocks skip this hour.";
  await userEvent.type(field, "2026-03-29 02:30{Enter}");
  expect(calls).toEqual([["fault", "2026-03-29 02:30:00"]]);
  await waitFor(() => expect(heard(field)).toBe("The clocks skip this hour."));
  change(() => (node.props.value = "2026-03-29 03:30:00"));
  expect(heard(field)).toBe("");
});

test("an emptied field is nothing", async () => {
  const { field, edits } = await dateTime({ value: "2026-11-21", include_time: false });
  await userEvent.clear(field);
  await userEvent.tab();
  expect(edits).toEqual([null]);
});

test("the button opens the browser's own picker, and what is picked there is told", async () => {
  const { container, edits } = await dateTime({ value: "2026-11-21 14:30:00+01:00" });
  const picker = container.querySelector<HTMLInputElement>("input[type=datetime-local]") as HTMLInputElement;
  expect(picker.value).toBe("2026-11-21T14:30");
  const opened = vi.fn<() => void>();
  picker.showPicker = opened;
  await userEvent.click(screen.getByRole("button", { name: "Name (calendar)" }));
  expect(opened).toHaveBeenCalled();
  fireEvent.change(picker, { target: { value: "2026-12-24T18:00" } });
  expect(edits).toEqual(["2026-12-24 18:00:00"]);
});

test("a patch is shown and tells nothing; the zone is named", async () => {
  const { node, field, events } = await dateTime({ timezone: "Europe/Paris" });
  change(() => (node.props.value = "2026-11-21 00:00:00"));
  expect(field.value).toBe("2026-11-21 00:00:00");
  expect(screen.getByText("Europe/Paris")).toBeTruthy();
  expect(events).toEqual([]);
});

test("one that only shows has no picker", async () => {
  const { field } = await dateTime({ interactive: false, value: "now" });
  expect([field.value, field.readOnly]).toEqual(["now", true]);
  expect(screen.queryByRole("button")).toBeNull();
});
