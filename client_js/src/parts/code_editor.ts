/** A CodeMirror with what Code needs, and nothing else. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { adoptStyles } from "./adopted_styles";
import { textChange } from "./code_change";
import { languageOf } from "./code_languages";
import { lineDirection } from "./line_direction";

export interface EditorOptions {
  language: string | null;
  interactive: boolean;
  lineNumbers: boolean;
  wrapLines: boolean;
  autocomplete: boolean;
  /** Attributes of the element that has the focus, such as its name. */
  attributes: Record<string, string>;
}

export interface EditorListener {
  onEdit: (text: string) => void;
  onFocus: () => void;
  onBlur: () => void;
}

/** Marks what the server has changed. */
const told = Annotation.define<true>();

export class CodeEditor {
  readonly view: EditorView;
  private text: string;
  private language: string | null = null;
  private completes = false;
  private readonly looks = new Compartment();
  private readonly speaks = new Compartment();
  private readonly helps = new Compartment();

  constructor(parent: HTMLElement, text: string, options: EditorOptions, listener: EditorListener) {
    adoptStyles();
    this.text = normal(text);
    const changes = EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (!docChanged || transactions.some((one) => one.annotation(told))) return;
      this.text = state.doc.toString();
      listener.onEdit(this.text);
    });
    const focus = EditorView.domEventHandlers({ focus: listener.onFocus, blur: listener.onBlur });
    const own = [this.helps.of([]), this.looks.of(looks(options)), this.speaks.of([])];
    const extensions = [changes, focus, ...own, SETUP];
    this.view = new EditorView({ parent, state: EditorState.create({ doc: this.text, extensions }) });
    this.load(options);
  }

  /** Shows a text of the server's: as a change, so that caret, selection and scroll stay where they are. */
  show(given: string): void {
    const text = normal(given);
    if (text === this.text) return;
    const changes = textChange(this.text, text);
    this.text = text;
    this.view.dispatch({ changes, annotations: [told.of(true), Transaction.addToHistory.of(false)] });
  }

  set(options: EditorOptions): void {
    this.view.dispatch({ effects: this.looks.reconfigure(looks(options)) });
    this.load(options);
  }

  destroy(): void {
    this.view.destroy();
  }

  /** What has to be fetched first. */
  private load({ language, autocomplete }: EditorOptions): void {
    if (language !== this.language) {
      this.language = language;
      void this.speak(language);
    }
    if (autocomplete !== this.completes) {
      this.completes = autocomplete;
      void this.help(autocomplete);
    }
  }

  private async speak(language: string | null): Promise<void> {
    const known = languageOf(language);
    const support = known ? [await known.load(), indentUnit.of(" ".repeat(known.indent))] : [];
    if (language === this.language) this.view.dispatch({ effects: this.speaks.reconfigure(support) });
  }

  private async help(wanted: boolean): Promise<void> {
    const support = wanted ? (await import("./code_completion")).completion : [];
    if (wanted === this.completes) this.view.dispatch({ effects: this.helps.reconfigure(support) });
  }
}

/** Its own search: the browser's sees but the lines that are drawn. */
async function search(view: EditorView): Promise<void> {
  const { openSearch } = await import("./code_search");
  openSearch(view);
}

const SETUP: Extension = [
  highlightSpecialChars(),
  history(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  syntaxHighlighting(classHighlighter),
  keymap.of([
    { key: "Mod-f", run: (view) => (void search(view), true) },
    ...defaultKeymap,
    ...historyKeymap,
    indentWithTab, // Escape before it lets go of the focus, as the editor's description says
  ]),
];

function looks(options: EditorOptions): Extension {
  const { interactive, attributes } = options;
  return [
    EditorState.readOnly.of(!interactive),
    EditorView.editable.of(interactive),
    EditorView.contentAttributes.of({ ...attributes, tabindex: "0" }),
    options.lineNumbers ? lineNumbers() : [],
    options.wrapLines ? EditorView.lineWrapping : [],
    isProse(options.language) ? lineDirection : [],
  ];
}

/** Text of people in any language; the words of code run from left to right. */
function isProse(language: string | null): boolean {
  return language === null || language === "markdown";
}

function normal(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}
