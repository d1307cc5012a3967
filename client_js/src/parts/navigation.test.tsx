import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";

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
