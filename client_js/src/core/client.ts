/** Puts the parts together: the store for what is shown, the graph for what happens, the socket between them. */
import type { Config } from "./config";
import { holdsFile, upload } from "./files";
import { Graph } from "./graph";
import { Inbox } from "./inbox";
import type { Answer, ServerMessage } from "./protocol";
import { answer } from "./scripts";
import { Socket } from "./socket";
import { type ComponentProps, Store } from "./store";
import { Toasts } from "./toasts";

const PAGE = 0;
const FILES_GONE = "The server no longer has the file that was here: choose it again.";

export class Client {
  readonly toasts = new Toasts();
  readonly store: Store;
  readonly socket: Socket;
  private readonly graph: Graph;
  private unanswered: Answer[] = [];

  constructor(config: Config) {
    this.graph = new Graph(config.listeners, {
      send: (event) => this.socket.send(event),
      reveal: (block) =>
        // after the drawing, when it has the size that is to be seen
        requestAnimationFrame(() => {
          document.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: "nearest" });
        }),
    });
    this.store = new Store(config, {
      emit: (block, event, data) => this.graph.emit(block, event, data),
      listens: (block, event) => this.graph.listens(block, event),
      edited: (block, value) => this.graph.edited(block, value),
      status: (block) => this.graph.status(block).value,
      upload: async (file, onProgress) => {
        if (!this.socket.visitor) throw new Error("There is no connection to the server yet: try again.");
        return upload(file, this.socket.visitor, onProgress);
      },
    });
    const inbox = new Inbox((message) => this.apply(message));
    this.socket = new Socket(new URL("./ws", document.baseURI).href.replace(/^http/, "ws"), config.protocol, {
      message: (message) => inbox.put(message),
      welcome: ({ resumed }, first) => {
        if (first || resumed) this.graph.resume();
        else this.graph.restart(this.entered());
        this.unanswered = this.unanswered.filter((one) => !this.socket.send(one));
      },
    });
  }

  /** Connects. What the page and the visitor ask for before that is sent with the first welcome. */
  start(): void {
    this.graph.emit(PAGE, "load", null);
    this.socket.start();
  }

  private apply(message: ServerMessage): void {
    switch (message.t) {
      case "patch":
        this.store.apply(message.block, message.props);
        if ("value" in message.props) this.graph.patched(message.block);
        break;
      case "run":
        this.graph.ran(message);
        break;
      case "toast":
        this.toasts.show(message);
        break;
      case "fault":
        this.toasts.show({ level: "error", title: "Error", message: message.message, duration: 10 });
        if (message.event !== null) this.graph.refused(message.event, message.message);
        break;
      case "call":
        void answer(message).then((result) => this.socket.send(result) || this.unanswered.push(result));
        break;
    }
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
      this.toasts.show({ level: "warning", title: "", message: FILES_GONE, duration: 10 });
    }
    return values;
  }
}
