import "./param_viewer.css";
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { cleanNodes } from "../core/sanitize";
import type { ComponentProps, Node } from "../core/store";
import { say } from "../core/words";
import { Field } from "../parts/field";
import { length } from "../parts/host";
import { Icon } from "../parts/icon";
import { markdownHtml } from "../parts/markdown_text";
import { type TypeLanguage, typeWords } from "../parts/type_words";
import { headingOf, linkWords } from "../parts/word_links";

interface Parameter {
  type?: string | null;
  description?: string | null;
  default?: string | null;
}

interface ParamViewerProps extends ComponentProps<Record<string, Parameter>> {
  language: TypeLanguage;
  linkify: string[] | null;
  header: string | null;
  anchor_links: boolean | string;
  max_height: number | string | null;
}

export default function ParamViewer({ node }: { node: Node<ParamViewerProps> }) {
  const p = node.props;
  const opened = useSignal<ReadonlySet<string>>(new Set());
  const names = Object.keys(p.value);
  const hasAll = names.length > 0 && names.every((name) => opened.value.has(name));
  const show = (name: string, isOpen: boolean): void => {
    if (opened.value.has(name) === isOpen) return;
    const others = [...opened.value].filter((one) => one !== name);
    opened.value = new Set(isOpen ? [...others, name] : others);
  };
  useLayoutEffect(() => {
    const wanted = names.find(
      (name) => `#${anchor(name, p.anchor_links)}` === decodeURIComponent(location.hash),
    );
    if (p.anchor_links === false || wanted === undefined) return;
    show(wanted, true);
    document.getElementById(anchor(wanted, p.anchor_links))?.scrollIntoView();
  }, []);
  return (
    <Field node={node} role="group">
      {() => (
        <>
          {p.header !== null && (
            <div class="fl-params-head">
              <h2>{p.header}</h2>
              {names.length > 0 && (
                <button type="button" onClick={() => (opened.value = new Set(hasAll ? [] : names))}>
                  {hasAll ? say("Close all") : say("Open all")}
                </button>
              )}
            </div>
          )}
          <div class="fl-params" style={{ maxHeight: length(p.max_height) }}>
            {names.length === 0 && <p class="fl-params-none">{say("No parameters")}</p>}
            {names.map((name) => (
              <Entry
                key={name}
                node={node}
                name={name}
                isOpen={opened.value.has(name)}
                onToggle={(isOpen) => show(name, isOpen)}
              />
            ))}
          </div>
        </>
      )}
    </Field>
  );
}

interface EntryProps {
  node: Node<ParamViewerProps>;
  name: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

function Entry({ node, name, isOpen, onToggle }: EntryProps) {
  const { language, linkify, anchor_links, value } = node.props;
  const { type, description, default: preset } = value[name] ?? {};
  const links = linkify ?? [];
  const id = anchor(name, anchor_links);
  return (
    <details
      class="fl-param"
      open={isOpen}
      onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
      {...(anchor_links === false ? {} : { id })}
    >
      <summary>
        <Icon name="chevron" />
        <code>
          <strong>{name}</strong>
          {type && ": "}
          {type && <Words text={type} language={language} links={[]} />}
        </code>
      </summary>
      {isOpen && (
        <div class="fl-param-body">
          {/* a summary is a button already: there can be no links in it */}
          {type && links.some((word) => type.includes(word)) && (
            <p>
              {say("Type")}{" "}
              <code>
                <Words text={type} language={language} links={links} />
              </code>
            </p>
          )}
          {preset != null && (
            <p>
              {say("Default")}{" "}
              <code>
                <Words text={preset} language={language} links={[]} />
              </code>
            </p>
          )}
          {description && <Description text={description} links={links} />}
          {anchor_links !== false && (
            <a class="fl-param-link" href={`#${id}`}>
              {say("Link to this")}
            </a>
          )}
        </div>
      )}
    </details>
  );
}

interface WordsProps {
  text: string;
  language: TypeLanguage;
  links: string[];
}

function Words({ text, language, links }: WordsProps) {
  return (
    <>
      {typeWords(text, language).map(({ text: word, kind }, index) =>
        links.includes(word) ? (
          <a key={index} href={headingOf(word)}>
            {word}
          </a>
        ) : (
          <span key={index} class={`fl-type-${kind}`}>
            {word}
          </span>
        ),
      )}
    </>
  );
}

function Description({ text, links }: { text: string; links: string[] }) {
  const prose = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    prose.current?.replaceChildren(...cleanNodes(markdownHtml(text)));
    if (prose.current) linkWords(prose.current, links);
  }, [text, links.join("\n")]);
  return <div ref={prose} class="fl-param-prose" dir="auto" />;
}

/** The address of a parameter on the page. */
function anchor(name: string, prefix: boolean | string): string {
  const start = typeof prefix === "string" ? `param-${prefix}-` : "param-";
  return start + name.toLowerCase().replaceAll(/[^\p{L}\p{N}_]+/gu, "-");
}
