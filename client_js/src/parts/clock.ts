/** Seconds as a player shows them: "0:05", "1:02:03"; with tenths "0:05.2". */
export function clock(seconds: number, { tenths = false } = {}): string {
  if (!Number.isFinite(seconds)) return "–:––";
  const steps = tenths ? 10 : 1;
  const whole = Math.floor(Math.max(0, seconds) * steps + 1e-6);
  const rest = whole % (60 * steps);
  const minutes = Math.floor(whole / (60 * steps));
  const hours = Math.floor(minutes / 60);
  const shown = tenths ? (rest / 10).toFixed(1).padStart(4, "0") : String(rest).padStart(2, "0");
  return hours ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${shown}` : `${minutes}:${shown}`;
}
