/**
 * Copies a text as if the visitor had selected it: so it was done before there was a Clipboard API.
 *
 * @returns whether the browser has let us
 */
export function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "fl-unseen";
  document.body.append(area);
  area.focus();
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
    before?.focus();
  }
}
