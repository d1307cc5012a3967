import { StyleModule } from "style-mod";

/**
 * Lets CodeMirror's styles into the document under a policy without inline styles.
 *
 * style-mod adopts a constructed sheet in a shadow root but writes a <style> into a document, which it knows by its
 * head. So its first mounting, after which it keeps to the same sheet, does not get to see the head.
 */
export function adoptStyles(): void {
  if (!("adoptedStyleSheets" in document)) return;
  Object.defineProperty(document, "head", { value: null, configurable: true });
  StyleModule.mount(document, []);
  Reflect.deleteProperty(document, "head"); // the prototype's is there again
}
