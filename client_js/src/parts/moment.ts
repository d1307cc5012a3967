/** Moments as texts: "2026-11-21 14:30:00", or "2026-11-21" where there are no times; the twin of _clock.py. */

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?\s*(Z|[+-]\d\d:\d\d(?::\d\d)?)?)?$/;
const NOW = /^now\s*(-\s*\d{1,10}\s*[dhms])?$/i;

/** A text as it is told, or undefined where it is no moment. */
export function asMoment(text: string, hasTime: boolean): string | undefined {
  const said = text.trim();
  if (NOW.test(said)) return said;
  const [, year = "", month = "", day = "", hour, minute = "00", second = "00", offset = ""] =
    MOMENT.exec(said) ?? [];
  if (!isDay(Number(year), Number(month), Number(day)) || (hour !== undefined && !hasTime)) return undefined;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const date = `${year}-${month}-${day}`;
  return hasTime ? `${date} ${hour ?? "00"}:${minute}:${second}${offset}` : date;
}

/** A moment as the browser's own picker takes it; nothing where it cannot show it ("now", or a second 02:30). */
export function forPicker(moment: string | null): string {
  return moment && !NOW.test(moment) ? moment.slice(0, 19).replace(" ", "T") : "";
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
