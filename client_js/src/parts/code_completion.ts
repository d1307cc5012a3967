/** What offers words while one types, in a chunk of its own. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
} from "@codemirror/autocomplete";
import { EditorState, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";

const WORDS = [{ autocomplete: completeAnyWord }];

/** What the language offers, and the words of the text itself. */
export const completion: Extension = [
  autocompletion({ icons: false }),
  closeBrackets(),
  EditorState.languageData.of(() => WORDS),
  keymap.of([...closeBracketsKeymap, ...completionKeymap]),
];
