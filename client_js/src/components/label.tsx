import "./label.css";
import type { ComponentProps, Node } from "../core/store";
import { Field } from "../parts/field";

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
              {value.label}
            </p>
          )}
          {confidences.length > 0 && (
            <ol class="fl-confidences">
              {confidences.map(({ label, confidence }, index) => (
                <li key={label}>
                  {select ? (
                    <button type="button" class="fl-class" onClick={() => select(index, label)}>
                      <Class label={label} confidence={confidence} />
                    </button>
                  ) : (
                    <div class="fl-class">
                      <Class label={label} confidence={confidence} />
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

/** A class and how sure the model is; the bar says what the percentage says. */
function Class({ label, confidence }: Confidence) {
  return (
    <>
      <span>{label}</span>
      <span class="fl-percent">{percent(confidence)}</span>
      <span class="fl-share" aria-hidden="true" style={{ "--fl-part": part(confidence) }} />
    </>
  );
}

function percent(confidence: number): string {
  return Number.isFinite(confidence) ? `${Number((confidence * 100).toFixed(1))}%` : String(confidence);
}

/** How much of the bar is filled, 0 to 1: a score need not be a probability. */
function part(confidence: number): number {
  return Number.isNaN(confidence) ? 0 : Math.min(Math.max(confidence, 0), 1);
}
