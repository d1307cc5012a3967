/**
 * HTML that is drawn again and again, with what scripts have done to it in between: only that changes in which two
 * drawings differ. So listeners stay on their elements, and what a visitor typed in a field.
 */
export class Drawing {
  /** The last drawing as it was made, and what shows each of its nodes on the page. */
  private readonly last = document.createElement("div");
  private readonly shown = new WeakMap<Node, Node>();

  constructor(element: Element) {
    this.shown.set(this.last, element);
  }

  show(fragment: DocumentFragment): void {
    this.update(this.last, fragment);
  }

  private update(old: Node, node: Node): void {
    const olds = [...old.childNodes];
    const news = [...node.childNodes];
    news.forEach((come, place) => {
      const before = olds[place];
      if (!before) this.add(old, come);
      else if (!before.isEqualNode(come)) this.change(before, come);
    });
    for (const gone of olds.slice(news.length)) {
      this.shownBy(gone)?.parentNode?.removeChild(this.shownBy(gone) as Node);
      gone.remove();
    }
  }

  private change(old: ChildNode, node: Node): void {
    const shown = this.shownBy(old);
    if (old instanceof Element && node instanceof Element && old.nodeName === node.nodeName) {
      if (shown instanceof Element) takeAttributes(old, node, shown);
      this.update(old, node);
    } else if (
      old instanceof CharacterData &&
      node instanceof CharacterData &&
      old.nodeName === node.nodeName
    ) {
      old.data = node.data;
      if (shown instanceof CharacterData) shown.data = node.data;
      if (shown?.parentNode instanceof HTMLTextAreaElement) shown.parentNode.value = node.data;
    } else {
      const copy = this.copied(node);
      old.replaceWith(copy);
      shown?.parentNode?.replaceChild(node, shown);
    }
  }

  private add(old: Node, node: ChildNode): void {
    const parent = this.shownBy(old);
    const before = old.lastChild && this.shownBy(old.lastChild);
    old.appendChild(this.copied(node));
    const isThere = before?.parentNode === parent;
    parent?.insertBefore(node, isThere ? (before?.nextSibling ?? null) : null);
  }

  /** A copy for the next comparison; `node` itself goes on the page. */
  private copied(node: Node): ChildNode {
    const copy = node.cloneNode(false) as ChildNode;
    this.shown.set(copy, node);
    for (const child of node.childNodes) copy.appendChild(this.copied(child));
    return copy;
  }

  private shownBy(node: Node): Node | undefined {
    return this.shown.get(node);
  }
}

/** Gives `shown` the attributes in which `node` differs from the drawing before. */
function takeAttributes(old: Element, node: Element, shown: Element): void {
  for (const { name } of old.attributes) {
    if (node.hasAttribute(name)) continue;
    shown.removeAttribute(name);
    setState(shown, name, null);
  }
  for (const attribute of node.attributes) {
    if (old.getAttribute(attribute.name) === attribute.value) continue;
    shown.setAttributeNode(attribute.cloneNode() as Attr);
    setState(shown, attribute.name, attribute.value);
  }
  for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
  for (const attribute of node.attributes) old.setAttributeNode(attribute.cloneNode() as Attr);
}

/** A field that was used does not follow its attributes any more. */
function setState(field: Element, name: string, value: string | null): void {
  if (name === "value" && field instanceof HTMLInputElement && field.type !== "file")
    field.value = value ?? "";
  if (name === "checked" && field instanceof HTMLInputElement) field.checked = value !== null;
  if (name === "selected" && field instanceof HTMLOptionElement) field.selected = value !== null;
}
