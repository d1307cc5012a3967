/** What a run does to the place where its result will appear. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import type { Status } from "../core/pending";
import type { Bar as Progressing } from "../core/protocol";
import { shareOf, shareOfAll, type Stage } from "../core/stage";
import { say } from "../core/words";

/** A thin moving bar, where no `Steps` say it better; with "full" progress also its place in the line or the seconds. */
export function Progress({ status }: { status: Status }) {
  const stage = status.show === "full" ? status.stage?.value : undefined;
  return (
    <>
      {!stage?.bars.length && <Bar status={status} />}
      {stage && <Clock stage={stage} />}
    </>
  );
}

/** The bar alone, for places without room for a text. */
export function Bar({ status: { state, show, stage } }: { status: Status }) {
  if (state !== "pending" || show === "hidden") return null;
  const { waits, bars } = stage?.value ?? { waits: false, bars: [] };
  const share = shareOfAll(bars);
  const kind = waits ? "fl-waits" : share === null ? "" : "fl-known";
  return <span class={`fl-bar ${kind}`} style={{ "--fl-share": share ?? 1 }} aria-hidden="true" />;
}

/** What the function says of how far it is: one line for each of its bars. */
export function Steps({ status: { show, stage } }: { status: Status }) {
  return show === "full" && stage?.value.bars.length ? <Bars stage={stage.value} /> : null;
}

function Bars({ stage: { bars, since } }: { stage: Stage }) {
  if (useNow() - since < SHORT) return null;
  return (
    <div class="fl-steps">
      {bars.map((bar, depth) => (
        <Step key={depth} bar={bar} />
      ))}
    </div>
  );
}

function Step({ bar }: { bar: Progressing }) {
  const share = shareOf(bar);
  const count = countOf(bar);
  const percent = share === null ? "" : `${Math.floor(share * 100)} %`;
  const text = [count, percent].filter(Boolean).join(" · ");
  return (
    <div class="fl-step">
      <span>{bar.desc}</span>
      <span class="fl-far">{text}</span>
      <div
        // oxlint-disable-next-line prefer-tag-over-role -- browsers do not let a <progress> look alike
        role="progressbar"
        class={share === null ? "fl-gauge" : "fl-gauge fl-known"}
        style={{ "--fl-share": share ?? 1 }}
        aria-label={bar.desc ?? say("Progress")}
        {...(share === null ? {} : { "aria-valuenow": Math.floor(share * 100) })}
        {...(text ? { "aria-valuetext": text } : {})}
      />
    </div>
  );
}

function Clock({ stage }: { stage: Stage }) {
  const text = clockOf(stage, useNow());
  return text ? (
    <span class="fl-clock" aria-hidden="true">
      {text}
    </span>
  ) : null;
}

/** Milliseconds in which a run may end without that its steps are shown: what flickers makes the page jump. */
const SHORT = 200;

/** The time, four times a second. */
function useNow(): number {
  const now = useSignal(performance.now());
  useEffect(() => {
    const tick = (): void => void (now.value = performance.now());
    const ticking = setInterval(tick, 250);
    return () => clearInterval(ticking);
  }, []);
  return now.value;
}

function clockOf({ waits, ahead, starts, since, ends }: Stage, now: number): string {
  if (waits) {
    const place = say(ahead === null ? "waiting" : ahead === 0 ? "next in line" : "{ahead} ahead", {
      ahead: ahead ?? 0,
    });
    return starts === null || starts <= now
      ? place
      : say("{place}, about {time}", { place, time: duration(starts - now) });
  }
  const left = ends === null || ends <= now ? "" : ` · ${say("{time} left", { time: duration(ends - now) })}`;
  return now - since < 1000 ? "" : duration(now - since) + left;
}

function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function countOf({ done, total, unit }: Progressing): string {
  if (done === null || !unit) return "";
  const notation = (total || done) < 1e5 ? "standard" : "compact";
  const { format } = new Intl.NumberFormat(document.documentElement.lang || "en", {
    notation,
    maximumFractionDigits: 1,
  });
  return `${format(done)}${total ? `/${format(total)}` : ""} ${unit}`;
}

/** Why the last run failed or what stands here was refused; null where there is nothing to show. */
export function errorOf({ state, show, message, refused }: Status): string | null {
  const error = refused ?? (state === "error" && show !== "hidden" ? (message ?? null) : null);
  return error === null ? null : say(error);
}

/** The classes that the styles of pending and failed places hang on. */
export function statusClass(status: Status): string {
  if (status.show === "hidden") return "";
  if (status.state === "idle") return status.arrived ? "fl-arrived" : "";
  if (status.state === "error") return "fl-failed";
  return status.streams ? "" : "fl-pending";
}
