import { screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";

import { change, show } from "../testing";

const PARAMETERS = {
  size: { type: "int | Length", description: "In **pixels**, or a `Length`; see Length.", default: "100" },
  "on change": { type: null, description: "Runs <img src=x onerror=alert(1)>", default: null },
};

Element.prototype.scrollIntoView = () => undefined; // jsdom has none

afterEach(() => history.replaceState(null, "", "#"));

const viewer = async (props = {}) => {
  const shown = show("param_viewer", {
    language: "python",
    linkify: null,
    header: "Parameters",
    anchor_links: false,
    max_height: null,
    value: PARAMETERS,
    ...props,
  });
  await screen.findByRole("group", { name: "Name" }); // it comes in a chunk of its own
  return shown;
};
const entries = () => [...document.querySelectorAll<HTMLDetailsElement>("details")];
const opened = () => entries().map(({ open }) => open);

test("each parameter opens; one button opens and closes all", async () => {
  await viewer();
  expect(opened()).toEqual([false, false]);
  expect(entries()[0]?.textContent).toBe("size: int | Length");
  await userEvent.click(screen.getByRole("button", { name: "Open all" }));
  expect(opened()).toEqual([true, true]);
  expect(screen.getByText("pixels").tagName).toBe("STRONG");
  expect(screen.getByText("100")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close all" }));
  expect(opened()).toEqual([false, false]);
});

test("one that the visitor opens counts as open", async () => {
  await viewer({ value: { a: { default: "1" } } });
  (entries()[0] as HTMLDetailsElement).open = true;
  await waitFor(() => expect(screen.getByText("1")).toBeTruthy());
  expect(screen.getByRole("button", { name: "Close all" })).toBeTruthy();
});

test("markup in a description runs nothing", async () => {
  await viewer();
  await userEvent.click(screen.getByRole("button", { name: "Open all" }));
  expect(document.querySelector("[onerror]")).toBeNull();
});

test("words lead to their headings, in types and descriptions", async () => {
  await viewer({ linkify: ["Length"] });
  await userEvent.click(screen.getByRole("button", { name: "Open all" }));
  const links = screen.getAllByRole<HTMLAnchorElement>("link", { name: "Length" });
  expect(links.map(({ hash }) => hash)).toEqual(["#h-length", "#h-length", "#h-length"]);
});

test("each has an address; the one that the page was opened with is open", async () => {
  history.replaceState(null, "", "#param-app-on-change");
  await viewer({ anchor_links: "app" });
  expect(entries().map(({ id }) => id)).toEqual(["param-app-size", "param-app-on-change"]);
  await waitFor(() => expect(opened()).toEqual([false, true]));
  const link = screen.getByRole("link", { name: "Link to this" });
  expect(link.getAttribute("href")).toBe("#param-app-on-change");
});

test("without header there is no button; without parameters it says so", async () => {
  const { node } = await viewer({ header: null });
  expect(screen.queryByRole("button")).toBeNull();
  change(() => (node.props.value = {}));
  expect(screen.getByText("No parameters")).toBeTruthy();
});
