import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { CopyTool } from "./tool";

const execCommand = vi.fn<Document["execCommand"]>();
afterEach(() => Reflect.deleteProperty(document, "execCommand"));

async function copyWhereTheClipboardIsClosed(): Promise<HTMLElement> {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  document.execCommand = execCommand;
  render(<CopyTool text={() => "a text"} />);
  const button = screen.getByRole("button", { name: "Copy" });
  await user.click(button);
  return button;
}

test("a frame that may not use the clipboard copies what is selected, and keeps the focus where it was", async () => {
  let selected = "";
  execCommand.mockImplementation(() => {
    selected = (document.activeElement as HTMLTextAreaElement).value;
    return true;
  });
  const button = await copyWhereTheClipboardIsClosed();
  expect((await screen.findByText("Copied")).tagName).toBe("OUTPUT");
  expect(selected).toBe("a text");
  expect(document.activeElement).toBe(button);
});

test("a browser that lets nothing be copied is heard to say so", async () => {
  execCommand.mockReturnValue(false);
  await copyWhereTheClipboardIsClosed();
  expect(await screen.findByText("The browser does not let this page copy.")).toBeTruthy();
});
