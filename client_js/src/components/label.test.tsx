import { screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { change, show } from "../testing";

const ANSWER = {
  label: "cat",
  confidences: [
    { label: "cat", confidence: 0.9 },
    { label: "dog", confidence: 0.0956 },
    { label: "cow", confidence: NaN },
  ],
};

const label = async (props = {}) => {
  const shown = show("label", { color: null, show_heading: true, interactive: false, ...props });
  await screen.findByRole("group", { name: "Name" }); // it comes in a chunk of its own
  return shown;
};
const parts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>(".fl-share")].map((share) =>
    share.style.getPropertyValue("--fl-part"),
  );
const heading = () => document.querySelector(".fl-answer");

test("the classes are shown with how sure the model is, the surest above in large letters", async () => {
  await label({ value: ANSWER });
  expect(heading()?.textContent).toBe("cat");
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "cat90%",
    "dog9.6%",
    "cowNaN",
  ]);
  expect(parts()).toEqual(["0.9", "0.0956", "0"]);
});

test("a class alone", async () => {
  const { node } = await label({ value: { label: "cat", confidences: null }, show_heading: false });
  expect(heading()?.textContent).toBe("cat");
  expect(screen.queryByRole("list")).toBeNull();
  change(() => (node.props.value = null));
  expect(heading()?.textContent).toBe("–");
});

test("the heading can be left out, and bear a colour", async () => {
  const { node } = await label({ value: ANSWER, show_heading: false });
  expect(heading()).toBeNull();
  change(() => Object.assign(node.props, { show_heading: true, color: "teal" }));
  expect((heading() as HTMLElement).style.getPropertyValue("--fl-colour")).toBe("teal");
});

test("a click on a class tells it", async () => {
  const { events } = await label({ value: ANSWER });
  const [, dog] = screen.getAllByRole("listitem");
  await userEvent.click(within(dog as HTMLElement).getByRole("button"));
  expect(events).toEqual([["select", { index: 1, value: "dog" }]]);
});

test("scores beyond 0 and 1 are numbers, with bars in proportion to the largest", async () => {
  const scores = { a: 12, b: 3, c: -1.23456, d: Infinity };
  const confidences = Object.entries(scores).map(([name, confidence]) => ({ label: name, confidence }));
  const { node } = await label({ value: { label: "a", confidences } });
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "a12",
    "b3",
    "c-1.235",
    "dInfinity",
  ]);
  expect(parts()).toEqual(["1", "0.25", "0", "1"]);
  change(() => (node.props.value = { label: "a", confidences: [{ label: "a", confidence: 1.00001 }] }));
  expect(screen.getByText("100%")).toBeTruthy();
  expect(parts()).toEqual(["1"]);
});
