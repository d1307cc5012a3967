/** What the server writes into the page: the blocks, how they nest, and which events it wants to hear. */
import { decode } from "./codec";

export interface Config {
  version: string;
  protocol: number;
  /** What the ids of blocks and listeners stand for: with another one, they stand for something else. */
  page: string;
  title: string;
  /** The last part of the page's address; "" for the first page. */
  path: string;
  /** What the navigation holds; nothing where the app has one page only. */
  pages: PageLink[];
  /** The author's own functions that run when the page is there, by the names of their modules. */
  scripts: string[];
  fill_height: boolean;
  fill_width: boolean;
  blocks: BlockConfig[];
  tree: Tree;
  listeners: ListenerConfig[];
}

export interface PageLink {
  name: string;
  href: string;
  current: boolean;
}

export interface BlockConfig {
  id: number;
  type: string;
  props: Record<string, unknown>;
}

export interface Tree {
  id: number;
  children?: Tree[];
}

export interface ListenerConfig {
  index: number;
  triggers: [block: number, event: string][];
  outputs: number[];
  show_progress: Show;
  progress_on: number[] | null;
  scroll_to_output: boolean;
  /** Seconds between two `stream` events. */
  stream_every: number;
  /** Seconds after which a run ends, and a stream. */
  time_limit: number | null;
  /** The listeners of which it wants to know what run the tab shows. */
  looks_back: number[];
  /** What its function will give, where that is known before. */
  foreseen: [block: number, value: unknown][];
}

/** How much of a run's progress its outputs show. */
export type Show = "full" | "minimal" | "hidden";

export function readConfig(document: Document): Config {
  const text = document.querySelector("#fanlight-config")?.textContent;
  if (!text) throw new Error("The page has no #fanlight-config: it was not written by a Fanlight server.");
  const config = decode(text) as Config;
  return { ...config, blocks: unlikened(config.blocks) };
}

/** The same, each with all of its props. */
function unlikened(blocks: (BlockConfig & { like?: number })[]): BlockConfig[] {
  const models = new Map(blocks.map((block) => [block.id, block.props]));
  return blocks.map(({ id, type, like, props }) => ({
    id,
    type,
    props: like === undefined ? props : { ...models.get(like), ...props },
  }));
}
