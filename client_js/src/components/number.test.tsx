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

test.each([
  ["1,5", [1, 1.5]],
  ["-0,25", [-0, -0.25]],
  ["1.234,5", [1, 1.2, 1.23, 1.234, 1234, 1234.5]],
])("%s is the number that a German means", async (text, told) => {
  const { edits } = number();
  await userEvent.type(field(), text);
  expect(edits.at(-1)).toBe(told.at(-1));
  await userEvent.tab();
  expect(field().value).toBe(String(told.at(-1)));
});

test("what is no number yet is not told, and gone when the field is left", async () => {
  const { edits } = number({ value: 5 });
  const box = field();
  fireEvent.input(box, { target: { value: "-" } });
  expect(box.validity.valid).toBe(false);
  fireEvent.blur(box);
  expect(edits).toEqual([]);
  expect(box.value).toBe("5");
  expect(box.validity.valid).toBe(true);
});

test.each([
  ["{ArrowUp}{ArrowUp}", [0.2, 0.3]],
  ["{ArrowDown}{ArrowDown}{ArrowDown}", [0, -0.1]],
])("the keys %s go by steps, and no further than the bounds", async (keys, told) => {
  const { edits } = number({ value: 0.1, step: 0.1, minimum: -0.1, maximum: 1 });
  await userEvent.type(field(), keys);
  expect(edits).toEqual(told);
});

test("the arrows beside the field go by steps, from nothing too, and leave the focus alone", async () => {
  const { edits, container } = number({ step: 5 });
  expect(container.querySelector(".fl-steppers")).toBeNull();
  await userEvent.hover(field());
  const [down, up] = container.querySelectorAll(".fl-steppers button");
  await userEvent.click(up as Element);
  await userEvent.click(down as Element);
  await userEvent.click(down as Element);
  expect(edits).toEqual([5, 0, -5]);
  expect(document.activeElement).not.toBe(up);
});

test("a step from an integer of any size is exact", async () => {
  const { edits } = number({ value: 2n ** 100n });
  await userEvent.type(field(), "{ArrowUp}");
  expect(edits).toEqual([2n ** 100n + 1n]);
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

test("bounds and placeholder reach the field; a result cannot be edited", async () => {
  const { edits } = number({
    value: 0.5,
    minimum: -1,
    maximum: 1,
    placeholder: "How much?",
    interactive: false,
  });
  const bounds = ["aria-valuemin", "aria-valuenow", "aria-valuemax"].map((name) =>
    field().getAttribute(name),
  );
  expect([...bounds, field().placeholder, field().readOnly]).toEqual(["-1", "0.5", "1", "How much?", true]);
  await userEvent.type(field(), "{ArrowUp}1");
  expect(edits).toEqual([]);
  expect(document.querySelector(".fl-steppers")).toBeNull();
});
