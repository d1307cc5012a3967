import { cleanup, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";

import { change, show } from "../testing";

const BUTTON = { variant: "secondary", size: "lg", icon: null, link: null };
const child = (id: number, label: string) => ({
  id,
  type: "button",
  props: { ...BUTTON, label, value: label },
});

beforeEach(() => sessionStorage.clear());

async function panes(props = {}) {
  const shown = show("panes", { orientation: "row", sizes: [1, 3], min_size: 0, height: null, ...props }, [
    child(11, "Left"),
    child(12, "Right"),
  ]);
  await screen.findByRole("separator");
  return shown;
}

const at = () => screen.getByRole("separator").getAttribute("aria-valuenow");

test("the line says where it is, and the arrows, Home and End move it", async () => {
  await panes();
  expect(at()).toBe("25");
  expect(screen.getByRole("separator").getAttribute("aria-orientation")).toBe("vertical");
  screen.getByRole("separator").focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(at()).toBe("27");
  await userEvent.keyboard("{ArrowUp}{ArrowLeft}{ArrowLeft}");
  expect(at()).toBe("23");
  await userEvent.keyboard("{End}");
  expect(at()).toBe("100");
});

test("two clicks bring back what the author wanted", async () => {
  await panes();
  screen.getByRole("separator").focus();
  await userEvent.keyboard("{Home}");
  fireEvent.dblClick(screen.getByRole("separator"));
  expect(at()).toBe("25");
});

test("the tab remembers it", async () => {
  await panes();
  screen.getByRole("separator").focus();
  await userEvent.keyboard("{ArrowRight}");
  cleanup();
  await panes();
  expect(at()).toBe("27");
});

test("a function may set the sizes, and a pane that is not visible has no line", async () => {
  const { node } = await panes({ orientation: "column" });
  change(() => Object.assign(node.props, { sizes: [1, 1] }));
  expect(at()).toBe("50");
  change(() => Object.assign(node.find(12)?.props ?? {}, { visible: false }));
  expect(screen.queryByRole("separator")).toBeNull();
});
