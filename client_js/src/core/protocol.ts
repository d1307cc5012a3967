/** Every message of the websocket, both ways: the twin of blocks/wire/protocol.py, where the talk is drawn. */
import type { BlockConfig, ListenerConfig, Tree } from "./config";

export interface Hello {
  t: "hello";
  v: number;
  session: string | null;
  secret: string | null;
  seq: number;
  run: string | null;
}

export interface Event {
  t: "event";
  id: string;
  block: number;
  event: string;
  values: Record<string, unknown>;
  data: unknown;
  edit: number;
}

export interface Answer {
  t: "answer";
  call: string;
  value: unknown;
  error: string | null;
}

export interface Ask {
  t: "ask";
  ask: string;
  block: number;
  method: string;
  args: unknown[];
}

export interface Ack {
  t: "ack";
  seq: number;
}

export interface Welcome {
  t: "welcome";
  v: number;
  session: string;
  secret: string;
  epoch: string;
  resumed: boolean;
  page: string;
}

export interface Patch {
  t: "patch";
  block: number;
  props?: Record<string, unknown>;
  changes?: Record<string, unknown[]>;
  edit?: number;
}

export interface Snapshot {
  t: "snapshot";
  runs: string[];
}

export interface Run {
  t: "run";
  run: string;
  listener: number;
  state: "queued" | "running" | "done" | "failed" | "skipped" | "cancelled";
  message: string | null;
}

export interface Place {
  t: "place";
  run: string;
  ahead: number;
  seconds: number | null;
}

export interface Bar {
  desc: string | null;
  done: number | null;
  total: number | null;
  unit: string;
}

export interface Progress {
  t: "progress";
  run: string;
  bars: Bar[];
}

export interface Invalid {
  t: "invalid";
  block: number;
  message: string;
}

export interface Link {
  t: "link";
  run: string;
  key: string;
}

export interface Render {
  t: "render";
  block: number;
  blocks: BlockConfig[];
  tree: Tree;
  listeners: ListenerConfig[];
  edit?: number;
}

export interface Toast {
  t: "toast";
  level: "info" | "success" | "warning" | "error";
  title: string;
  message: string;
  duration: number | null;
}

export interface Fault {
  t: "fault";
  code: string;
  message: string;
  event: string | null;
}

export interface Call {
  t: "call";
  call: string;
  script: string;
  args: unknown[];
}

export interface Reply {
  t: "reply";
  ask: string;
  value: unknown;
  error: string | null;
}

export type ClientMessage = Hello | Event | Answer | Ask | Ack;
export type ServerMessage =
  | Welcome
  | Patch
  | Snapshot
  | Run
  | Place
  | Progress
  | Invalid
  | Link
  | Render
  | Toast
  | Fault
  | Call
  | Reply;

/** What the server sends; `seq` 0 is not numbered. */
export interface Frame {
  seq: number;
  messages: ServerMessage[];
}
