import { cleanup, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";

import { change, show } from "../testing";
import { Navigation } from "./navigation";

afterEach(cleanup);

test("names the pages and marks the one that is shown", () => {
  render(
    <Navigation
      pages={[
        { name: "Home", href: "./", current: false },
        { name: "Second <b>", href: "./second", current: true },
      ]}
    />,
  );
  expect(screen.getByRole("navigation", { name: "Pages" })).not.toBeNull();
  const [home, second] = screen.getAllByRole<HTMLAnchorElement>("link");
  expect([home?.textContent, home?.getAttribute("href"), home?.getAttribute("aria-current")]).toEqual([
    "Home",
    "./",
    null,
  ]);
  expect([second?.textContent, second?.getAttribute("aria-current")]).toEqual(["Second <b>", "page"]);
});

test("an app with one page has none", () => {
  render(<Navigation pages={[]} />);
  expect(screen.queryByRole("navigation")).toBeNull();
});

const PAGES = [
  { name: "Home", href: "./", current: true },
  { name: "Second", href: "./second", current: false },
];

function bar(props: Record<string, unknown>, pages = PAGES) {
  const { node } = show("navbar", { value: [], main_page_name: "Home", ...props });
  render(<Navigation pages={pages} navbar={node} />);
  return node;
}

const links = () => screen.queryAllByRole("link").map((link) => link.textContent);

test("a Navbar names the first page, adds links, and opens those to elsewhere in another window", () => {
  const value = [
    ["About", "about"],
    ["Example", "https://example.org/"],
  ];
  bar({ main_page_name: "Start", value });
  expect(links()).toEqual(["Start", "Second", "About", "Example"]);
  expect(screen.getByRole("link", { name: "About" }).getAttribute("href")).toBe("./about");
  const away = screen.getByRole("link", { name: "Example" });
  expect([away.getAttribute("target"), away.getAttribute("rel")]).toEqual(["_blank", "noopener noreferrer"]);
});

test("a Navbar leaves the first page out, and goes and comes back as a function says", () => {
  const node = bar({ main_page_name: false });
  expect(links()).toEqual(["Second"]);
  change(() => Object.assign(node.props, { visible: false }));
  expect(screen.queryByRole("navigation")).toBeNull();
  change(() => Object.assign(node.props, { visible: true, value: [["More", "more"]] }));
  expect(links()).toEqual(["Second", "More"]);
});

test("an app with one page gets a bar for the links of its Navbar", () => {
  bar({ value: [["More", "more"]] }, []);
  expect(links()).toEqual(["Home", "More"]);
  cleanup();
  bar({}, []);
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("many links are in a menu that says which page this is, and closes with Escape", async () => {
  bar({
    value: [
      ["Third", "third"],
      ["Fourth", "fourth"],
    ],
  });
  const button = screen.getByRole("button", { name: "Home", expanded: false });
  await userEvent.click(button);
  expect(button.getAttribute("aria-expanded")).toBe("true");
  await userEvent.keyboard("{Escape}");
  expect(button.getAttribute("aria-expanded")).toBe("false");
});
