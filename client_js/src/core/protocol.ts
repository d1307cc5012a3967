/** Every message of the websocket, both ways: the twin of blocks/wire/protocol.py, where the talk is drawn. */

export interface Hello {
  t: "hello";
  v: number;
  session: string | null;
  secret: string | null;
  seq: number;
}

export interface Event {
  t: "event";
  id: string;
  block: number;
  event: string;
  values: Record<string, unknown>;
  data: unknown;
}

export interface Answer {
  t: "answer";
  call: string;
  value: unknown;
  error: string | null;
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
}

export interface Patch {
  t: "patch";
  block: number;
  props: Record<string, unknown>;
}

export interface Run {
  t: "run";
  run: string;
  listener: number;
  state: "queued" | "running" | "done" | "failed" | "skipped";
  error: string | null;
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

export type ClientMessage = Hello | Event | Answer | Ack;
export type ServerMessage = Welcome | Patch | Run | Toast | Fault | Call;

/** What the server sends; `seq` 0 is not numbered. */
export interface Frame {
  seq: number;
  messages: ServerMessage[];
}
