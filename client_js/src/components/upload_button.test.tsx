import { act, fireEvent, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, test, vi } from "vitest";

import { show } from "../testing";

beforeAll(() => import("./upload_button")); // its chunk may come late

const BUTTON = {
  label: "Send it",
  variant: "secondary",
  size: "lg",
  icon: null,
  file_count: "single",
  file_types: null,
};
const text = (name: string) => new File(["abc"], name, { type: "text/plain" });

const button = async (props = {}) => {
  const shown = show("upload_button", { ...BUTTON, ...props });
  await screen.findByRole("button", { name: "Send it" }); // it comes in a chunk of its own
  return shown;
};
const chooser = ({ container }: { container: Element }) =>
  container.querySelector("input[type=file]") as HTMLInputElement;

test("a press is told and opens the window for choosing", async () => {
  const shown = await button({ file_types: ["image", ".csv"] });
  const opened = vi.fn<() => void>();
  chooser(shown).addEventListener("click", opened);
  await userEvent.click(screen.getByRole("button", { name: "Send it" }));
  expect(opened).toHaveBeenCalledOnce();
  expect(shown.events).toEqual(["click"]);
  expect(chooser(shown).accept).toBe("image/*,.csv");
});

test("what was chosen is sent and told", async () => {
  const shown = await button();
  await userEvent.upload(chooser(shown), text("a.txt"));
  expect(shown.edits).toEqual([{ $file: "f1", name: "a.txt", mime: "text/plain", size: 3 }]);
  expect(shown.events).toEqual(["input", "change", "upload"]);
});

test("several are told in a list, also when they are dropped", async () => {
  const shown = await button({ file_count: "multiple" });
  const dataTransfer = { files: [text("a.txt"), text("b.txt")], items: [], types: ["Files"] };
  await act(async () => void fireEvent.drop(screen.getByRole("button"), { dataTransfer }));
  await vi.waitFor(() => expect(shown.edits).toHaveLength(1));
  expect((shown.edits[0] as { name: string }[]).map(({ name }) => name)).toEqual(["a.txt", "b.txt"]);
});

test("how far it is stands on the button, and a press then calls it off", async () => {
  const shown = await button({ file_count: "multiple" });
  vi.spyOn(shown.node, "upload").mockImplementation((_one, options) => {
    options?.onProgress?.(0.5);
    return new Promise((_done, fail) =>
      options?.signal?.addEventListener("abort", () => fail(options.signal?.reason as Error)),
    );
  });
  await userEvent.upload(chooser(shown), [text("a.txt"), text("b.txt")]);
  const sending = screen.getByRole("button", { name: /Cancel.*50 %/ });
  expect(screen.getByRole<HTMLProgressElement>("progressbar", { name: "Send it" }).value).toBe(0.5);
  await userEvent.click(sending);
  expect(await screen.findByRole("button", { name: "Send it" })).toBeTruthy();
  expect([shown.edits, shown.events]).toEqual([[], []]);
});

test("what is refused is said", async () => {
  const shown = await button({ file_types: [".csv"] });
  await userEvent.upload(chooser(shown), text("a.txt"), { applyAccept: false });
  expect(screen.getByRole("alert").textContent).toBe("a.txt is none of .csv: choose another file.");
});

test("one that is not interactive cannot be pressed", async () => {
  await button({ interactive: false });
  expect(screen.getByRole<HTMLButtonElement>("button").disabled).toBe(true);
});
