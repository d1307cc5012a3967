/** Search in an editor, in a chunk of its own. */
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, StateEffect } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";

import { say } from "../core/words";

const searching = new WeakSet<EditorView>();

export function openSearch(view: EditorView): void {
  if (!searching.has(view)) {
    const extensions = [
      search({ top: true }),
      Prec.high(keymap.of(searchKeymap)),
      EditorState.phrases.of(words()),
    ];
    view.dispatch({ effects: StateEffect.appendConfig.of(extensions) });
    searching.add(view);
  }
  openSearchPanel(view);
}

/** CodeMirror's words in ours. */
const words = (): Record<string, string> => ({
  Find: say("Find"),
  Replace: say("Replace with"),
  next: say("Next"),
  previous: say("Previous"),
  all: say("Select all"),
  "match case": say("Match case"),
  regexp: say("Regular expression"),
  "by word": say("Whole words"),
  replace: say("Replace"),
  "replace all": say("Replace all"),
  close: say("Close"),
});
