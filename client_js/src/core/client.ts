/** Puts the parts together: the store for what is shown, the graph for what happens, the socket between them. */
import { signal } from "@preact/signals";

import { Answers } from "./answers";
import { Bases } from "./bases";
import type { BlockConfig, Config } from "./config";
import { holdsFile } from "./files";
import { Questions } from "./questions";
import { Graph } from "./graph";
import { Inbox } from "./inbox";
import { forget, recall, remember, type Remembered } from "./memory";
import type { Fault, Patch, Render, ServerMessage, Welcome } from "./protocol";
import { Socket } from "./socket";
import { type ComponentProps, Store } from "./store";
import { Toasts } from "./toasts";
import { say } from "./words";

const FILES_GONE = "The server no longer has the file that was here: choose it again.";
const RESTARTED = "The server was started again";
const CHANGED = "This page is another one on the server now. Load it again to go on.";
const FORGOTTEN = "The server no longer knows this visit";

export class Client {
  readonly toasts = new Toasts();
  /** The key of the link to the run that was asked for last, where the app gives links. */
  readonly link = signal<string | null>(null);
  readonly store: Store;
  readonly socket: Socket;
  private readonly graph: Graph;
  private readonly bases = new Bases();
  private readonly answers: Answers;
  private readonly questions = new Questions((ask) => this.socket.send(ask));
  private readonly page: string;
  private readonly blocks: BlockConfig[];
  private isOutdated = false;
  /** What was entered, before a reload, in blocks that are not there before they are rendered. */
  private late: Record<string, unknown> = {};

  constructor(config: Config) {
    const kept = recall();
    this.page = config.page;
    this.blocks = config.blocks;
    this.graph = new Graph(config.listeners, {
      send: (event) => this.socket.send(event),
      show: (block, value) => {
        this.store.apply(block, { value });
        const props = this.store.nodes.get(block)?.props as Partial<ComponentProps> | undefined;
        return props?.interactive === true;
      },
      reveal: (block) =>
        // after the drawing, when it has the size that is to be seen
        requestAnimationFrame(() => {
          document.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: "nearest" });
        }),
    });
    this.store = new Store(config, {
      emit: (block, event, data) => this.graph.emit(block, event, data),
      listens: (block, event) => this.graph.listens(block, event),
      pace: (block, event) => this.graph.pace(block, event),
      edited: (block, value) => this.graph.edited(block, value),
      hold: (block, until) => this.graph.hold(block, until),
      status: (block) => this.graph.status(block).value,
      upload: async (file, options) =>
        (await import("./upload")).upload(file, () => this.socket.introduced(), options),
      call: (block, method, args) => this.questions.ask(block, method, args),
      tell: (block, text) => this.graph.tell(block, text),
      warn: (message) => this.toasts.show({ level: "warning", title: "", message, duration: 10 }),
      visit: () => this.socket.visitor?.session ?? null,
      isComingBack: () => this.socket.visitor !== null && this.socket.state.value === "connecting",
    });
    const inbox = new Inbox((message) => this.apply(message));
    const ears = {
      message: (message: ServerMessage) => inbox.put(message),
      welcome: (visitor: Welcome, before: Welcome | null) => this.welcomed(visitor, before),
    };
    const run = new URLSearchParams(location.search).get("run");
    this.socket = new Socket(socketAddress(config.path), config.protocol, ears, kept?.visitor, run);
    this.answers = new Answers((answer) => this.socket.send(answer));
    if (kept) this.recall(kept);
  }

  /** What is to be read out: a place, and what became of its run. */
  get said(): string {
    const said = this.graph.said.value;
    return said ? `${this.nameOf(said.block)}: ${said.text}` : "";
  }

  /** Connects. What the page and the visitor ask for before that is sent with the first welcome. */
  start(): void {
    this.graph.emit(this.store.root.id, "load", null);
    document.addEventListener("visibilitychange", () => (document.hidden ? this.remember() : forget()));
    window.addEventListener("pagehide", () => this.remember());
    window.addEventListener("pageshow", forget);
    this.socket.start();
  }

  private welcomed(visitor: Welcome, before: Welcome | null): void {
    if (visitor.page !== this.page) {
      this.isOutdated = true;
      this.socket.end(CHANGED); // first: nothing that was meant for the page of before may go to this one
      this.startAnew(RESTARTED);
    } else if (before && !visitor.resumed) {
      this.startAnew(visitor.epoch === before.epoch ? FORGOTTEN : RESTARTED);
    } else {
      this.graph.resume();
      this.questions.askAgain();
      this.answers.giveAgain();
    }
  }

  /** The session is gone, and with it what was under way: that is said once, and never done again unasked. */
  private startAnew(reason: string): void {
    this.answers.forget();
    this.questions.giveUp(`${reason}.`);
    const { regions, gone } = this.store.clearRendered();
    for (const region of [...regions, ...gone]) this.graph.render(region, [], gone);
    const values = this.isOutdated ? {} : this.entered();
    const advice = say("What you entered is kept: try again.");
    const lost = this.graph.restart(
      values,
      `${say("{reason}, so the result is lost.", { reason: say(reason) })} ${advice}`,
    );
    for (const region of regions) this.graph.emit(region, "restore", null);
    if (lost.length === 0) return;
    const names = [...new Set(lost.map((block) => this.nameOf(block)))]
      .map((name) => say("“{name}”", { name }))
      .join(", ");
    const what = say("{reason}: the result of {names} is lost.", { reason: say(reason), names });
    const message = `${what} ${advice}`;
    this.toasts.show({ level: "warning", title: "Lost", message, duration: null });
  }

  /** What the blocks were called at first, which tells after a reload whether they are the same. */
  private get names(): Record<string, string> {
    return Object.fromEntries(
      this.blocks.map(({ id, type, props }) => [id, `${type} ${String(props["label"])}`]),
    );
  }

  /** What a visitor calls a block. */
  private nameOf(block: number): string {
    const node = this.store.nodes.get(block);
    const { label, value } = (node?.props ?? {}) as Partial<ComponentProps>;
    return (node?.type.endsWith("button") && typeof value === "string" ? value : label) || say("this page");
  }

  private remember(): void {
    if (this.socket.state.value === "over" && !this.isOutdated) return; // another tab goes on with it
    const { edits, flights } = this.graph.remembered();
    const nodes = Object.keys(edits.at).flatMap((block) => this.store.nodes.get(Number(block)) ?? []);
    const values = Object.fromEntries(nodes.map(({ id, props }) => [id, (props as ComponentProps).value]));
    remember({
      visitor: this.socket.visitor,
      page: this.page,
      names: this.names,
      edits,
      values,
      flights,
    });
  }

  /** Goes on where the page was before it was loaded again; where it has changed since, with the values that fit. */
  private recall({ page, names, edits, values, flights }: Remembered): void {
    const isSame = page === this.page;
    const now = this.names;
    for (const [key, value] of Object.entries(values)) {
      const block = Number(key);
      if (!(block in names)) {
        if (isSame) this.late[block] = value;
      } else if (names[block] === now[block]) {
        this.store.apply(block, { value });
        if (!isSame) this.graph.edited(block, value);
      }
    }
    if (isSame) this.graph.recall(edits, flights);
  }

  private apply(message: ServerMessage): void {
    switch (message.t) {
      case "patch":
        this.patch(message);
        break;
      case "render":
        this.bases.clear();
        this.render(message);
        break;
      case "snapshot":
        this.bases.clear();
        this.graph.snapshot(message.runs);
        break;
      case "run":
        this.graph.ran(message);
        break;
      case "place":
        this.graph.placed(message);
        break;
      case "progress":
        this.graph.progressed(message);
        break;
      case "invalid":
        this.graph.invalid(message);
        break;
      case "link":
        this.link.value = message.key;
        break;
      case "toast":
        this.toasts.show(message);
        break;
      case "fault":
        this.fault(message);
        break;
      case "call":
        void this.answers.give(message);
        break;
      case "reply":
        this.questions.replied(message);
        break;
    }
  }

  private patch(patch: Patch): void {
    const { block, edit = 0 } = patch;
    const props = this.bases.whole(patch);
    const isOld = "value" in props && !this.graph.patched(block, edit);
    const { value: _old, ...others } = props;
    this.store.apply(block, isOld ? others : props);
  }

  /** A block that stays keeps what was entered since the server made what comes. */
  private render({ block, blocks, tree, listeners, edit = 0 }: Render): void {
    const news = blocks.map((config) => {
      const { value, ...others } = config.props;
      if (value === undefined || this.graph.isNews(config.id, edit)) return config;
      const isLate = !this.store.nodes.has(config.id);
      return { ...config, props: isLate ? { ...others, value: this.late[config.id] ?? value } : others };
    });
    this.graph.render(block, listeners, this.store.render({ block, blocks: news, tree }));
  }

  private fault({ code, message, event }: Fault): void {
    // It happened at what another render was about to replace, or nobody did it and it will come again.
    const isNoNews = code === "gone" || (code === "full" && event !== null && this.graph.isTick(event));
    if (!isNoNews) this.toasts.show({ level: "error", title: "Error", message, duration: 10 });
    if (event !== null) this.graph.refused(event, isNoNews ? null : message);
  }

  /** What the visitor can edit, as it stands in the page. Files went with the old session: they are taken out. */
  private entered(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const node of this.store.nodes.values()) {
      const { interactive, value } = node.props as Partial<ComponentProps>;
      if (!interactive || value === undefined) continue;
      const isFile = holdsFile(value);
      values[node.id] = isFile ? null : value;
      if (!isFile) continue;
      this.store.apply(node.id, { value: null });
      if (!node.hasFiles)
        this.toasts.show({ level: "warning", title: "", message: FILES_GONE, duration: 10 });
    }
    return values;
  }
}

/** Below the page's own address, and with what was asked for there: functions read it from the request. */
function socketAddress(path: string): string {
  const address = new URL(path ? `./${path}/ws` : "./ws", document.baseURI);
  address.search = location.search;
  return address.href.replace(/^http/, "ws");
}
