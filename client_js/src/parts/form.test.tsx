import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";

import type { BlockConfig } from "../core/config";
import { change, show } from "../testing";

const ROW = { variant: "default", scale: null, height: null, max_height: null, min_height: null };
const COLUMN = { variant: "default", scale: 1, min_width: 320 };
const BUTTON = { variant: "primary", size: "lg", icon: null, link: null, value: "Go" };
const TEXT = { lines: 1, max_lines: 20, type: "text", value: "", submit_btn: false, stop_btn: false };

const text = (id: number, props = {}): BlockConfig => ({ id, type: "textbox", props: { ...TEXT, ...props } });
const button = (id: number): BlockConfig => ({ id, type: "button", props: BUTTON });

/** The blocks of each frame. */
function forms(container: Element): string[][] {
  const found = [...container.querySelectorAll(".fl-form")];
  return found.map((form) => [...form.children].map((one) => one.getAttribute("data-block") ?? ""));
}

test("fields that follow each other are joined, and nothing else is", () => {
  const inside = [text(2), text(3), button(4), text(5), button(6), text(7), text(8), text(9)];
  const { container } = show("column", COLUMN, inside);
  expect(forms(container)).toEqual([
    ["2", "3"],
    ["7", "8", "9"],
  ]);
});

test("a field without a frame of its own parts them", () => {
  const inside = [text(2), text(4), text(5, { container: false }), text(6)];
  const { container } = show("column", COLUMN, inside);
  expect(forms(container)).toEqual([["2", "4"]]);
});

test("in a row they take what they would take alone", () => {
  const inside = [text(2, { scale: 2 }), text(3, { min_width: 100 }), text(4, { visible: false }), button(5)];
  const { container } = show("row", ROW, inside);
  const style = container.querySelector<HTMLElement>(".fl-form")?.style;
  expect(style?.getPropertyValue("--fl-scale")).toBe("3");
  expect(style?.getPropertyValue("--fl-min-width")).toBe("min(260px, 100%)");
});

test("in a row, those that are to be narrow are narrow together", () => {
  const { container } = show("row", ROW, [text(2, { scale: 0 }), text(3, { scale: 0 })]);
  expect(container.querySelector(".fl-form")?.classList).toContain("fl-tight");
});

test("in a column they grow where one of them does", () => {
  const { container } = show("column", COLUMN, [text(2, { scale: 1 }), text(3)]);
  const style = container.querySelector<HTMLElement>(".fl-form")?.style;
  expect(style?.getPropertyValue("--fl-scale")).toBe("1");
  expect(style?.getPropertyValue("--fl-min-width")).toBe("");
});

test("one that comes joins the others, which stay as they are", () => {
  const { node, container } = show("row", ROW, [text(2, { label: "A" }), text(3, { visible: false })]);
  const first = screen.getByLabelText("A");
  expect(forms(container)).toEqual([["2"]]);
  change(() => Object.assign(node.find(3)!.props, { visible: true }));
  expect(forms(container)).toEqual([["2", "3"]]);
  expect(screen.getByLabelText("A")).toBe(first);
  expect(container.querySelector<HTMLElement>(".fl-form")?.style.getPropertyValue("--fl-scale")).toBe("2");
});

test.each(["row", "column"])("a compact %s joins none", (type) => {
  const { container } = show(type, { ...ROW, variant: "compact" }, [text(2), text(3)]);
  expect(forms(container)).toEqual([]);
});
