/** Formulas in LaTeX as MathML, which browsers draw by themselves. */
import "temml/dist/Temml-Local.css";
import "./formula.css";
import temml from "temml";

/** The markup of a formula, not sanitised yet; what is no LaTeX, or asks for too much, is an error. */
export function formulaHtml(tex: string, isDisplayed: boolean): string {
  return temml.renderToString(tex, {
    displayMode: isDisplayed,
    throwOnError: true,
    trust: false,
    maxExpand: 1000,
    maxSize: [20, 20],
  });
}
