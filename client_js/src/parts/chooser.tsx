import { useRef } from "preact/hooks";

export interface Choosing {
  /** The name of the window's control. */
  label: string;
  /** What can be chosen, as the attribute `accept` has it. */
  accept?: string | undefined;
  count?: "single" | "multiple" | "directory";
  onFiles: (files: File[]) => void;
}

/** The browser's window for choosing files: `input` has to be drawn somewhere, `open` opens it. */
export function useChooser({ label, accept, count = "single", onFiles }: Choosing) {
  const element = useRef<HTMLInputElement>(null);
  const choose = (): void => {
    const files = [...(element.current?.files ?? [])];
    if (element.current) element.current.value = ""; // so that the same file can be chosen again
    if (files.length > 0) onFiles(files);
  };
  const input = (
    <input
      ref={element}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      multiple={count !== "single"}
      {...(count === "directory" ? { webkitdirectory: true } : {})}
      onChange={choose}
    />
  );
  return { input, open: () => element.current?.click() };
}
