import { useRef } from "preact/hooks";

/** The colour of each label: the author's, or one of ours, which a label keeps while the others change. */
export function useLabelColors(
  given: Record<string, string> | null,
  labels: string[],
): (label: string) => string {
  const ours = useRef(new Map<string, string>());
  for (const label of labels) {
    const hue = (170 + ours.current.size * 137.5) % 360; // the golden angle: neighbours differ, none comes twice
    if (!ours.current.has(label)) ours.current.set(label, `oklch(0.68 0.17 ${hue})`);
  }
  return (label) => given?.[label] ?? ours.current.get(label) ?? "";
}
