/** The page's blocks as the components see them: a component gets its `Node` and nothing else. */
import type { BlockConfig, Config, Tree } from "./config";
import type { FileHandle, OnProgress } from "./files";
import type { Status } from "./pending";
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
  edited(block: number, value: unknown): void;
  status(block: number): Status;
  upload(file: File, onProgress?: OnProgress): Promise<FileHandle>;
}

export class Node<P extends BlockProps = BlockProps> {
  readonly id: number;
  readonly type: string;
  readonly children: Node[] = [];
  /** Reading `props.x` while drawing redraws the component when x changes, and only then. */
  readonly props: P;
  private readonly store: Store;

  constructor({ id, type, props }: BlockConfig, store: Store) {
    this.id = id;
    this.type = type;
    this.props = reactive(props) as unknown as P;
    this.store = store;
  }

  /** What the runs that end here are doing. */
  get status(): Status {
    return this.store.actions.status(this.id);
  }

  /** The visitor changed the value. */
  edit(value: unknown): void {
    Object.assign(this.props, { value });
    this.store.actions.edited(this.id, value);
    this.emit("input");
    this.emit("change");
  }

  /** Something happened here; `data` is what the function finds in its `EventData`. */
  emit(event: string, data: unknown = null): void {
    this.store.actions.emit(this.id, event, data);
  }

  listens(event: string): boolean {
    return this.store.actions.listens(this.id, event);
  }

  /** Sends a file to the server; the handle that comes back is what a payload holds. */
  upload(file: File, onProgress?: OnProgress): Promise<FileHandle> {
    return this.store.actions.upload(file, onProgress);
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

  private grow(node: Node, tree: Tree): void {
    for (const branch of tree.children ?? []) {
      const child = this.nodes.get(branch.id);
      if (!child) throw new Error(`The page's tree names block ${branch.id}, which is not among its blocks.`);
      node.children.push(child);
      this.grow(child, branch);
    }
  }
}
