import { expect, test } from "vitest";

import { show } from "../testing";

const TAB = {
  interactive: true,
  tab_id: null,
  alignment: "left",
  height: null,
  max_height: null,
  label: "One",
};
const SIZE = { height: null, max_height: null, min_height: null };

test.each([
  ["row", { variant: "panel", ...SIZE }, [".row.panel"]],
  ["column", { variant: "compact" }, [".column.compact"]],
  ["group", {}, [".gr-group"]],
  ["accordion", { label: "More", open: true, ...SIZE }, [".block > button.label-wrap > span"]],
  ["tabs", { selected: null }, [".tabs .tab-nav button", ".tabs > .tabitem"]],
])("%s has the classes that style sheets written for Gradio name", (type, props, selectors) => {
  const { container } = show(type, props, type === "tabs" ? [{ id: 5, type: "tab", props: TAB }] : []);
  expect(selectors.filter((selector) => container.querySelectorAll(selector).length !== 1)).toEqual([]);
});
