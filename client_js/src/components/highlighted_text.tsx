import "./highlighted_text.css";

import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Field } from "../parts/field";
import { useLabelColors } from "../parts/label_colors";
import { Labeller } from "../parts/labeller";
import { labelsOf, type Span, type SpanLabel } from "../parts/spans";

interface HighlightedTextProps extends ComponentProps<Span[] | null> {
  color_map: Record<string, string> | null;
  show_legend: boolean;
  show_inline_category: boolean;
  rtl: boolean;
}

export default function HighlightedText({ node }: { node: Node<HighlightedTextProps> }) {
  const p = node.props;
  const spans = p.value ?? [];
  const hasScores = spans.some((span) => typeof span.class_or_confidence === "number");
  const offered = Object.keys(p.color_map ?? {});
  const labels = [...new Set([...offered, ...labelsOf(spans)])];
  const colors = useColors(p.color_map, labels);
  const edits = p.interactive && spans.length > 0;
  const direction = p.rtl ? "rtl" : "auto";
  const parts = spans.map((span, index) => (
    <Part
      key={index}
      span={span}
      color={colors(span.class_or_confidence)}
      hasTag={edits || (p.show_inline_category && !p.show_legend)}
      {...(!edits && node.listens("select") ? { onPick: () => pick(index, span) } : {})}
    />
  ));
  const pick = (index: number, { token, class_or_confidence: label }: Span): void =>
    node.emit("select", { index, value: [token, label] });
  return (
    <Field node={node} role="group">
      {() => (
        <>
          {!edits && p.show_legend && <Legend {...{ labels: labelsOf(spans), hasScores, colors }} />}
          {edits ? (
            <Labeller
              {...{ spans, hasScores, direction }}
              labels={labels.map((label) => ({ label, color: colors(label) }))}
              name={p.label}
              onEdit={(value) => node.edit(value)}
              onPick={pick}
            >
              {parts}
            </Labeller>
          ) : spans.length > 0 ? (
            <div class="fl-spans" dir={direction}>
              {parts}
            </div>
          ) : (
            <div class="fl-spans fl-none">{say("No text")}</div>
          )}
        </>
      )}
    </Field>
  );
}

interface PartProps {
  span: Span;
  color: string;
  hasTag: boolean;
  onPick?: () => void;
}

/** A part of the text. Its label is no text of its own: it is neither selected nor copied with it. */
function Part({ span: { token, class_or_confidence: label }, color, hasTag, onPick }: PartProps) {
  const press = onPick && {
    role: "button" as const,
    tabIndex: 0,
    onClick: onPick,
    onKeyDown: (key: KeyboardEvent) => key.key === "Enter" && onPick(),
  };
  if (label === null) return press ? <span {...press}>{token}</span> : <>{token}</>;
  const isScore = typeof label === "number";
  return (
    <mark
      {...press}
      class={`fl-mark ${isScore ? "fl-score" : ""} ${hasTag && !isScore ? "fl-tagged" : ""}`}
      data-label={label}
      title={String(label)}
      style={{ "--fl-hue": color, "--fl-share": isScore ? strength(label) : undefined }}
    >
      {token}
    </mark>
  );
}

interface LegendProps {
  labels: string[];
  hasScores: boolean;
  colors: (label: SpanLabel) => string;
}

function Legend({ labels, hasScores, colors }: LegendProps) {
  if (hasScores) {
    return (
      <div class="fl-scale" aria-hidden="true">
        <span>−1</span>
        <span>0</span>
        <span>+1</span>
      </div>
    );
  }
  return (
    <ul class="fl-legend" aria-label={say("Labels")}>
      {labels.map((label) => (
        <li key={label} class="fl-mark" style={{ "--fl-hue": colors(label) }} dir="auto">
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The colour of a label, or of the sign of a score. */
function useColors(given: Record<string, string> | null, labels: string[]) {
  const colorOf = useLabelColors(given, labels);
  return (label: SpanLabel): string => {
    if (typeof label === "number") return label < 0 ? "var(--fl-danger)" : "var(--fl-accent)";
    return label === null ? "" : colorOf(label);
  };
}

/** How much of its colour a score shows: at most as much as leaves the text its contrast. */
function strength(score: number): string {
  return `${Math.round(Math.min(1, Math.abs(score) || 0) * 40)}%`;
}
