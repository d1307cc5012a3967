/** Lets each line of prose run as its own text does: from right to left where it begins so. */
import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const AUTO = Decoration.line({ attributes: { dir: "auto" } });

export const lineDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = linesInSight(view);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = linesInSight(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

function linesInSight({ visibleRanges, state }: EditorView): DecorationSet {
  const found = new RangeSetBuilder<Decoration>();
  let next = 0; // two ranges may be parts of one long line
  for (const { from, to } of visibleRanges) {
    while (next <= to) {
      const line = state.doc.lineAt(Math.max(next, from));
      if (line.from >= next) found.add(line.from, line.from, AUTO);
      next = line.to + 1;
    }
  }
  return found.finish();
}
