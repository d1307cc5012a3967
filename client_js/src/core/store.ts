/** The page's blocks as the components see them: a component gets its `Node` and nothing else. */
import { signal, type Signal } from "@preact/signals";

import type { BlockConfig, Config, Tree } from "./config";
import type { FileHandle, SendOptions } from "./files";
import type { Pace } from "./graph";
import type { Status } from "./pending";
import type { Render } from "./protocol";
import { reactive } from "./reactive";

/** The props of every block. */
export interface BlockProps {
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[];
}

/** The props of every component; `V` is its payload. */
export interface ComponentProps<V = unknown> extends BlockProps {
  label: string;
  info: string | null;
  show_label: boolean;
  container: boolean;
  scale: number | null;
  min_width: number | null;
  value: V;
  interactive: boolean;
  /** What stands in the corner: names of the component's own buttons, or the ids of Button blocks. */
  buttons: (string | { block: number })[];
}

/** What a node needs from the rest of the client. */
export interface Actions {
  emit(block: number, event: string, data: unknown): void;
  listens(block: number, event: string): boolean;
  pace(block: number, event: string): Pace;
  edited(block: number, value: unknown): void;
  hold(block: number, until: Promise<void>): void;
  status(block: number): Status;
  upload(file: File, options?: SendOptions): Promise<FileHandle>;
  call(block: number, method: string, args: unknown[]): Promise<unknown>;
  tell(block: number, text: string): void;
  warn(message: string): void;
  visit(): string | null;
  isComingBack(): boolean;
}

export class Node<P extends BlockProps = BlockProps> {
  readonly id: number;
  readonly type: string;
  /** Reading `props.x` while drawing redraws the component when x changes, and only then. */
  readonly props: P;
  /** Whether the component has what is in its files: it sends them again where the server has lost them. */
  hasFiles = false;
  private readonly store: Store;
  private held: Signal<Node[]> | undefined;

  constructor({ id, type, props }: BlockConfig, store: Store) {
    this.id = id;
    this.type = type;
    this.props = reactive(props) as unknown as P;
    this.store = store;
  }

  /** Reading it while drawing draws again when other blocks are rendered here. */
  get children(): Node[] {
    return this.inside.value;
  }

  set children(nodes: Node[]) {
    if (nodes.length || this.held) this.inside.value = nodes;
  }

  /** Made when it is needed: most blocks hold no others. */
  private get inside(): Signal<Node[]> {
    return (this.held ??= signal<Node[]>([]));
  }

  /** What the runs that end here are doing. */
  get status(): Status {
    return this.store.actions.status(this.id);
  }

  /** The visitor changed the value. */
  edit(value: unknown): void {
    this.enter(value);
    this.emit("input");
    this.emit("change");
  }

  /** A value that is the visitor's, and starts nothing yet: it goes with what they do next. */
  enter(value: unknown): void {
    Object.assign(this.props, { value });
    this.store.actions.edited(this.id, value);
  }

  /** Something happened here; `data` is what the function finds in its `EventData`. */
  emit(event: string, data: unknown = null): void {
    this.store.actions.emit(this.id, event, data);
  }

  /** A value is on its way: what happens elsewhere until then is told after that, and so knows of it. */
  hold(until: Promise<void>): void {
    this.store.actions.hold(this.id, until);
  }

  listens(event: string): boolean {
    return this.store.actions.listens(this.id, event);
  }

  /** Who sets the pace of an event that comes again and again. */
  pace(event: string): Pace {
    return this.store.actions.pace(this.id, event);
  }

  /** Sends a file to the server; the handle that comes back is what a payload holds. */
  upload(file: File, options?: SendOptions): Promise<FileHandle> {
    return this.store.actions.upload(file, options);
  }

  /** Calls a method that the Python twin offers in its `served`; rejects with what the server says against it. */
  call(method: string, ...args: unknown[]): Promise<unknown> {
    return this.store.actions.call(this.id, method, args);
  }

  /** Has a change read out that is seen where the focus is not. */
  tell(text: string): void {
    this.store.actions.tell(this.id, text);
  }

  /** Tells the visitor of something that does not work as it should. */
  warn(message: string): void {
    this.store.actions.warn(message);
  }

  /** Names the visit that this page is a part of, after a reload too; null before the server has named it. */
  get visit(): string | null {
    return this.store.actions.visit();
  }

  /** Whether the page was loaded again and will go on with its visit, of which the server has not told yet. */
  get isComingBack(): boolean {
    return this.store.actions.isComingBack();
  }

  /** All blocks of the page. */
  get all(): Node[] {
    return [...this.store.nodes.values()];
  }

  /** Another block of the page, such as a button of the author's in this component's corner. */
  find(id: number): Node | undefined {
    return this.store.nodes.get(id);
  }
}

export class Store {
  readonly nodes = new Map<number, Node>();
  readonly root: Node;
  readonly actions: Actions;
  /** The blocks that were rendered into a block, by its id. */
  private readonly rendered = new Map<number, number[]>();

  constructor(config: Pick<Config, "blocks" | "tree">, actions: Actions) {
    this.actions = actions;
    for (const block of config.blocks) this.nodes.set(block.id, new Node(block, this));
    this.root =
      this.nodes.get(config.tree.id) ?? new Node({ id: config.tree.id, type: "page", props: {} }, this);
    this.grow(this.root, config.tree);
  }

  /** A block's new props; a patch for a block that is not there is of no use to anyone. */
  apply(block: number, props: Record<string, unknown>): void {
    const node = this.nodes.get(block);
    if (node) Object.assign(node.props, props);
  }

  /** Puts what was rendered into a block in place of what was there before; gives the blocks that are gone. */
  render({ block, blocks, tree }: Pick<Render, "block" | "blocks" | "tree">): number[] {
    const region = this.nodes.get(block);
    if (!region) return [];
    const shown = new Set(blocks.map(({ id }) => id));
    const gone = (this.rendered.get(block) ?? []).filter((id) => !shown.has(id));
    const all = gone.concat(gone.flatMap((id) => this.clear(id)));
    for (const config of blocks) {
      if (this.nodes.has(config.id)) this.apply(config.id, config.props);
      else this.nodes.set(config.id, new Node(config, this));
    }
    this.rendered.set(block, [...shown]);
    this.grow(region, tree);
    for (const id of all) this.nodes.delete(id);
    return all;
  }

  /** Takes out all that was rendered; gives the blocks that it was rendered into, and those that are gone. */
  clearRendered(): { regions: number[]; gone: number[] } {
    const regions = [...this.rendered.keys()];
    const gone = regions.flatMap((block) => this.render({ block, blocks: [], tree: { id: block } }));
    this.rendered.clear();
    return { regions: regions.filter((block) => this.nodes.has(block)), gone };
  }

  /** Forgets what was rendered into a block that is gone, and into blocks of that. */
  private clear(block: number): number[] {
    const inside = this.rendered.get(block) ?? [];
    this.rendered.delete(block);
    return inside.concat(inside.flatMap((id) => this.clear(id)));
  }

  private grow(node: Node, tree: Tree): void {
    node.children = (tree.children ?? []).map((branch) => {
      const child = this.nodes.get(branch.id);
      if (!child) throw new Error(`The page's tree names block ${branch.id}, which is not among its blocks.`);
      // what was rendered into a block that stays, stays with it
      if (!this.rendered.has(child.id)) this.grow(child, branch);
      return child;
    });
  }
}
