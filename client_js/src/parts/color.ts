/** The colour that a text names in CSS, as "#rrggbb" or "#rrggbbaa"; undefined where it names none. */
export function asHex(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  const digits = /^#?([\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})$/.exec(word)?.[1];
  if (digits === undefined) return computed(word);
  const full = digits.length > 4 ? digits : [...digits].map((digit) => digit + digit).join("");
  return `#${full.length === 8 && full.endsWith("ff") ? full.slice(0, 6) : full}`;
}

/** What a colour may be, and what names none of its own. */
const NAMED = /^[a-z]+$|^(rgb|hsl|hwb)a?\(/;
const RELATIVE = /^(inherit|initial|unset|revert|currentcolor)$/;

/** What the browser makes of it: names and all functions that end in sRGB. */
function computed(word: string): string | undefined {
  const probe = document.createElement("i");
  probe.style.color = word;
  if (!NAMED.test(word) || RELATIVE.test(word) || !probe.style.color) return undefined;
  document.body.append(probe);
  const found = /^rgba?\((.+)\)$/
    .exec(getComputedStyle(probe).color)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  probe.remove();
  if (!found || found.length < 3 || found.some(Number.isNaN)) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = found;
  const channels = alpha === 1 ? [red, green, blue] : [red, green, blue, 255 * alpha];
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
