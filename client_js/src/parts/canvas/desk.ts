/** All that belongs to one drawing: the editor, what it draws with, the screen that shows it, the way to the server. */
import { computed, signal } from "@preact/signals";

import { type FileHandle, fileUrl } from "../../core/files";
import type { ComponentProps, Node } from "../../core/store";
import { asHex } from "../color";
import type { Pen } from "./draft";
import { Editor } from "./editor";
import type { Point, Rect } from "./geometry";
import { loadPicture, loadSurface } from "./loading";
import { type DrawingValue, surfacesOf } from "./picture";
import type { Screen } from "./screen";
import { Sending } from "./sending";
import type { Shape } from "./shapes";
import { zoomed } from "./view";

export type Tool = "brush" | "eraser" | Shape | "hand";

/** A colour as the author says it, and how opaque; null: the colour says that. */
type Said = [color: string, opacity: number | null];

interface Eraser {
  default_size: number | "auto";
}

interface Brush extends Eraser {
  colors: Said[];
  default_color: Said;
  color_mode: "fixed" | "defaults";
}

/** The props of components/image_editor.py. */
export interface DrawingProps extends ComponentProps<DrawingValue | null> {
  height: number | string | null;
  width: number | string | null;
  sources: string[];
  placeholder: string | null;
  transforms: string[];
  brush: Brush | false;
  eraser: Eraser | false;
  layers: { more: boolean; names: string[]; shown: boolean };
  canvas_size: [number, number];
  fixed_canvas: boolean;
  webcam_options: { mirror: boolean; constraints: MediaStreamConstraints | null };
}

export interface Ink {
  color: string;
  opacity: number;
}

/** "auto" is this part of the shorter side of the image. */
const USUAL_PART = 50;

export class Desk {
  readonly editor: Editor;
  readonly tool = signal<Tool>("brush");
  readonly ink = signal<Ink>({ color: "#000000", opacity: 1 });
  readonly isFilled = signal(false);
  /** Where the ring around the pointer is, in CSS pixels of the box. */
  readonly ring = signal<Point | null>(null);
  /** How large the picture is shown. */
  readonly scale = signal(1);
  /** What does not work, for the visitor. */
  readonly problem = signal<string | null>(null);
  /** The part that is to be left of the image, while it is chosen. */
  readonly cropping = signal<Rect | null>(null);
  readonly radius = computed(() => {
    const erases = this.tool.value === "eraser";
    const chosen = (erases ? this.eraserRadius : this.brushRadius).value;
    const { width, height } = this.editor.picture.value.size;
    return chosen ?? Math.max(1, Math.round(Math.min(width, height) / USUAL_PART));
  });
  screen: Screen | null = null;
  private readonly node: Node<DrawingProps>;
  private readonly sending: Sending;
  private readonly brushRadius = signal<number | null>(null);
  private readonly eraserRadius = signal<number | null>(null);
  /** The value that this drawing is, as the server knows it. */
  private entered: DrawingValue | null = null;
  private visit: string | null = null;
  private loads = 0;
  private equipped: Partial<Pick<DrawingProps, "brush" | "eraser" | "canvas_size" | "layers">> = {};
  /** The events that wait for the picture to arrive. */
  private readonly news: string[] = [];

  constructor(node: Node<DrawingProps>) {
    this.node = node;
    node.hasFiles = true;
    this.editor = new Editor(
      () => {
        const { canvas_size: size, fixed_canvas: isFixed, layers } = node.props;
        return { size: { width: size[0], height: size[1] }, isFixed, names: layers.names };
      },
      {
        onTouch: () => {
          this.loads++;
          this.sending.touched();
        },
        onChange: () => {
          this.sending.changed();
          this.follow();
        },
        onDirty: (rect) => this.screen?.show(rect),
      },
    );
    this.sending = new Sending({
      picture: () => this.editor.picture.peek(),
      upload: (file) => node.upload(file),
      enter: (value) => this.enter(value),
      touch: () => node.enter(node.props.value),
      hold: (until) => node.hold(until),
      say: (problem) => (this.problem.value = problem),
    });
    this.equip();
  }

  /** Takes up what the author has said of brush, eraser and canvas, where that is new. */
  equip(): void {
    const { brush, eraser, canvas_size, layers } = this.node.props;
    if (brush !== this.equipped.brush) {
      if (brush) this.ink.value = inkOf(brush.default_color);
      this.tool.value = brush ? "brush" : "hand";
      this.brushRadius.value = sizeOf(brush);
    }
    if (eraser !== this.equipped.eraser) this.eraserRadius.value = sizeOf(eraser);
    const isOther = canvas_size !== this.equipped.canvas_size || layers !== this.equipped.layers;
    if (isOther && !this.entered && !this.editor.history.canUndo.peek()) {
      this.editor.show(this.editor.blank(), { isStep: false });
      this.follow();
    }
    this.equipped = { brush, eraser, canvas_size, layers };
  }

  /** Shows it larger or smaller; the middle stays in its place. */
  zoom(factor: number): void {
    const { screen } = this;
    if (!screen) return;
    const middle = { x: screen.box.width / 2, y: screen.box.height / 2 };
    screen.look(zoomed(screen.view, middle, factor, this.editor.picture.peek().size, screen.box));
  }

  get isBehind(): boolean {
    return this.sending.isBehind;
  }

  /** What draws now; null: what is seen is moved. */
  pen(): Pen | null {
    const tool = this.tool.peek();
    if (tool === "hand" || this.cropping.peek()) return null;
    return {
      ...this.ink.peek(),
      shape: tool === "brush" || tool === "eraser" ? null : tool,
      erases: tool === "eraser",
      radius: this.radius.peek(),
      isFilled: this.isFilled.peek(),
    };
  }

  setRadius(radius: number): void {
    (this.tool.peek() === "eraser" ? this.eraserRadius : this.brushRadius).value = radius;
  }

  /** The value of the block is this one now. */
  take(value: DrawingValue | null): void {
    if (isSame(value, this.entered)) return;
    const isLost = !value && this.visit !== null && this.visit !== this.node.visit;
    if (isLost) this.bringAgain();
    // what is drawn now is newer, and is on its way
    else if (!this.editor.draft && !this.sending.isBehind) void this.load(value);
  }

  /** A picture that was sent becomes the background. */
  async bring(file: FileHandle): Promise<void> {
    try {
      this.editor.setBackground(await loadSurface(file));
      this.tell("upload");
    } catch (error) {
      this.problem.value = (error as Error).message;
    }
  }

  clear(): void {
    this.editor.clear();
    this.tell("clear");
  }

  apply(): void {
    this.tell("apply");
  }

  /** Something happened: it is told when the server has the picture that it is about. */
  private tell(event: string): void {
    if (this.sending.isBehind) this.news.push(event);
    else this.node.emit(event);
  }

  /** Shows all of the picture where it has another size than before. */
  private follow(): void {
    const { screen } = this;
    if (screen && screen.shows !== this.editor.picture.peek().size) screen.fit();
  }

  private enter(value: DrawingValue | null): void {
    this.entered = value;
    this.visit = this.node.visit;
    this.node.edit(value);
    for (const event of this.news.splice(0)) this.node.emit(event);
  }

  private async load(value: DrawingValue | null): Promise<void> {
    const turn = ++this.loads;
    const isFirst = this.visit === null && !this.editor.history.canUndo.peek();
    try {
      const empty = this.editor.blank();
      const picture = value ? await loadPicture(value, empty, this.editor.usualLayers) : empty;
      if (turn !== this.loads) return; // something newer came, or the visitor draws
      this.entered = value;
      this.visit = this.node.visit;
      this.editor.show(picture, { isStep: !isFirst });
      this.follow();
    } catch (error) {
      this.problem.value = (error as Error).message;
    }
  }

  /** The server has lost all files: they are here. */
  private bringAgain(): void {
    const picture = this.editor.picture.peek();
    for (const surface of surfacesOf(picture)) surface.file = null;
    this.entered = null;
    this.sending.changed();
  }
}

const desks = new WeakMap<Node<DrawingProps>, Desk>();

/** The drawing of a block: what is drawn stays, though the block is not to be seen for a while. */
export function deskOf(node: Node<DrawingProps>): Desk {
  const desk = desks.get(node) ?? new Desk(node);
  desks.set(node, desk);
  return desk;
}

/** A colour with its opacity; those that no browser knows are black. */
export function inkOf([color, opacity]: Said): Ink {
  const hex = asHex(color) ?? "#000000";
  const alpha = hex.length === 9 ? Number.parseInt(hex.slice(7), 16) / 255 : 1;
  return { color: hex.slice(0, 7), opacity: opacity ?? alpha };
}

function sizeOf(tool: Eraser | false): number | null {
  return tool && tool.default_size !== "auto" ? tool.default_size : null;
}

/** Whether two values are made of the same files. */
function isSame(one: DrawingValue | null, other: DrawingValue | null): boolean {
  return one === other || (one !== null && other !== null && madeOf(one) === madeOf(other));
}

function madeOf({ background, layers, composite, size, hidden }: DrawingValue): string {
  const files = [background, ...layers, composite].map((file) => file && fileUrl(file));
  return JSON.stringify([files, size, hidden]);
}
