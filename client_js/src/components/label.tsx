import "./label.css";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

/** Models that count in float32 go beyond 1 by so much. */
const ROUNDING = 1e-4;

interface Confidence {
  label: string;
  confidence: number;
}

interface LabelProps extends ComponentProps<{ label: string; confidences: Confidence[] | null } | null> {
  color: string | null;
  show_heading: boolean;
}

export default function Label({ node }: { node: Node<LabelProps> }) {
  const { value, color, show_heading } = node.props;
  const confidences = value?.confidences ?? [];
  const shown = scale(confidences);
  const select = node.listens("select")
    ? (index: number, name: string) => node.emit("select", { index, value: name })
    : null;
  return (
    // oxlint-disable-next-line prefer-tag-over-role -- Field is no element
    <Field node={node} role="group">
      {() => (
        <>
          {value === null && <p class="fl-answer fl-nothing">–</p>}
          {value && (show_heading || value.confidences === null) && (
            <p class={`fl-answer ${color === null ? "" : "fl-coloured"}`} style={{ "--fl-colour": color }}>
              <span dir="auto">{value.label}</span>
            </p>
          )}
          {confidences.length > 0 && (
            <ol class="fl-confidences">
              {confidences.map(({ label, confidence }, index) => (
                <li key={index}>
                  {select ? (
                    <button type="button" class="fl-class" onClick={() => select(index, label)}>
                      <Class label={label} {...shown(confidence)} />
                    </button>
                  ) : (
                    <div class="fl-class">
                      <Class label={label} {...shown(confidence)} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </Field>
  );
}

/** A class and how sure the model is; the bar says what the number says. */
function Class({ label, number, part }: { label: string; number: string; part: number }) {
  return (
    <>
      <span dir="auto">{label}</span>
      <span class="fl-percent">{number}</span>
      <span class="fl-share" aria-hidden="true" style={{ "--fl-part": part }} />
    </>
  );
}

/**
 * How a confidence is shown: as a percentage. Where one is below 0 or above 1 they are scores: numbers, with bars in
 * proportion to the largest.
 */
function scale(confidences: Confidence[]): (confidence: number) => { number: string; part: number } {
  const finite = confidences.map(({ confidence }) => confidence).filter(Number.isFinite);
  const isScore = finite.some((confidence) => confidence < 0 || confidence > 1 + ROUNDING);
  const largest = isScore ? Math.max(...finite.map(Math.abs)) : 1;
  return (confidence) => {
    if (!Number.isFinite(confidence)) return { number: String(confidence), part: confidence > 0 ? 1 : 0 };
    const number = isScore ? String(Number(confidence.toPrecision(4))) : percent(confidence);
    return { number, part: Math.min(Math.max(confidence / largest, 0), 1) };
  };
}

function percent(confidence: number): string {
  return `${Number((confidence * 100).toFixed(1))}%`;
}
