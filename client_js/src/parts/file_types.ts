/** What a component takes, in the words of its `file_types`; the twin of components/_file.py. */
import { say } from "../core/words";

const KINDS = new Set(["image", "audio", "video", "text"]);

/** The attribute `accept` of the window for choosing. */
export function acceptOf(types: string[] | null): string | undefined {
  if (!types || types.includes("file")) return undefined;
  return types.map((type) => (KINDS.has(type) ? `${type}/*` : type)).join(",");
}

/** Says of files that are none of these that they are; what the browser cannot tell is left to the server. */
export function refuseOthers(types: string[] | null): (file: File) => string | null {
  return ({ name, type }) => {
    if (!types || types.some((kind) => fits(name, type, kind))) return null;
    return say("{name} is none of {types}: choose another file.", { name, types: types.join(", ") });
  };
}

function fits(name: string, type: string, kind: string): boolean {
  if (kind === "file") return true;
  if (kind.startsWith(".")) return name.toLowerCase().endsWith(kind.toLowerCase());
  return !type || type.startsWith(KINDS.has(kind) ? `${kind}/` : kind.replace(/\*$/, ""));
}
