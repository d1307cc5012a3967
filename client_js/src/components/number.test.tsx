import { fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const NUMBER = { placeholder: null, precision: null, minimum: null, maximum: null, step: 1 };

const number = (props = {}) => show("number", { ...NUMBER, ...props });
const field = () => screen.getByLabelText<HTMLInputElement>("Name");
const inChange = (events: unknown[]) => events.filter((event) => event !== "focus");

test("typing edits the number", async () => {
  const { edits, events } = number();
  await userEvent.type(screen.getByRole("spinbutton", { name: "Name" }), "42");
  expect(edits).toEqual([4, 42]);
  expect(events).toEqual(["focus", "input", "change", "input", "change"]);
});

test("an empty field is no number", async () => {
  const { edits } = number({ value: 5 });
  await userEvent.clear(field());
  expect(edits).toEqual([null]);
});

test("what says the same number stays as it is written", async () => {
  const { edits } = number();
  await userEvent.type(field(), "1.05");
  expect(edits).toEqual([1, 1.05]);
  expect(field().value).toBe("1.05");
});

test("what is no number yet is not told, and gone when the field is left", async () => {
  const { edits } = number({ value: 5 });
  const box = field();
  box.value = "";
  // jsdom does not know what a browser does: the field of "-" has no value and this flag
  Object.defineProperty(box, "validity", { value: { badInput: true }, configurable: true });
  fireEvent.input(box);
  fireEvent.blur(box);
  expect(edits).toEqual([]);
  expect(box.value).toBe("5");
});

test("on the way to a number within the bounds nothing is told; left outside, it becomes the nearest", async () => {
  const { edits, events } = number({ minimum: 10, maximum: 20 });
  await userEvent.type(field(), "15");
  expect(edits).toEqual([15]);
  await userEvent.type(field(), "0{Enter}");
  expect(edits).toEqual([15, 20]);
  expect(field().value).toBe("20");
  expect(inChange(events)).toEqual(["input", "change", "input", "change", "submit"]);
});

test("precision rounds what is told, and what is shown when the field is left", async () => {
  const { edits, events } = number({ precision: 1 });
  await userEvent.type(field(), "1.26");
  expect(edits).toEqual([1, 1.2, 1.3]);
  expect(field().value).toBe("1.26");
  await userEvent.tab();
  expect(field().value).toBe("1.3");
  expect(events.at(-1)).toBe("blur");
});

test("integers of any size keep their digits", async () => {
  const { node, edits } = number({ value: 12345678901234567890n });
  expect(field().value).toBe("12345678901234567890");
  await userEvent.type(field(), "1");
  expect(edits).toEqual([123456789012345678901n]);
  change(() => (node.props.value = -(2n ** 80n)));
  expect(field().value).toBe("-1208925819614629174706176");
});

test.each([Infinity, -Infinity, NaN])("%d is shown", (value) => {
  const { edits } = number({ value });
  expect(field().value).toBe(String(value));
  fireEvent.blur(field());
  expect(edits).toEqual([]);
});

test("a patch is shown and says nothing, even outside of the bounds", () => {
  const { node, edits, events } = number({ maximum: 10 });
  change(() => (node.props.value = 25));
  expect(field().value).toBe("25");
  fireEvent.blur(field());
  expect(edits).toEqual([]);
  expect(events).toEqual(["blur"]);
});

test("bounds, step and placeholder reach the field; a result cannot be edited", () => {
  number({ minimum: -1, maximum: 1, step: 0.1, placeholder: "How much?", interactive: false });
  const { min, max, step, placeholder, readOnly } = field();
  expect([min, max, step, placeholder, readOnly]).toEqual(["-1", "1", "0.1", "How much?", true]);
});

test("a wheel over the field leaves the number alone", () => {
  number({ value: 1 });
  field().focus();
  fireEvent.wheel(field());
  expect(document.activeElement).not.toBe(field());
});
