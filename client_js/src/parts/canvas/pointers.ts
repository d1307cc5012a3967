/** Mouse, pen and fingers: one draws, two move and zoom. */
import type { Pen } from "./draft";
import type { Editor } from "./editor";
import { distance, middle, type Point } from "./geometry";
import type { Screen } from "./screen";
import type { Sample } from "./stroke";
import { moved, toImage, zoomed } from "./view";

/** A line of so many CSS pixels was begun by the first of two fingers that come to zoom; a longer one is meant. */
const NOT_MEANT = 12;
const ZOOM_OF_A_WHEEL = 0.0022;

interface Desk {
  editor: Editor;
  screen: Screen;
  /** What draws; null: what is seen is moved. */
  pen(): Pen | null;
  /** Where the pointer is, for the ring around it; null: it has left. */
  onHover(at: Point | null): void;
}

/** Lets the pointers on an element draw. Returns what stops it. */
export function followPointers(element: HTMLElement, desk: Desk): () => void {
  const pointers = new Pointers(element, desk);
  const end = new AbortController();
  const { signal } = end;
  element.addEventListener("pointerdown", (event) => pointers.down(event), { signal });
  element.addEventListener("pointermove", (event) => pointers.move(event), { signal });
  for (const type of ["pointerup", "pointercancel"] as const)
    element.addEventListener(type, (event) => pointers.up(event), { signal });
  element.addEventListener("pointerleave", () => desk.onHover(null), { signal });
  element.addEventListener("wheel", (event) => pointers.wheel(event), { signal, passive: false });
  element.addEventListener("contextmenu", (event) => pointers.isDrawing && event.preventDefault(), {
    signal,
  });
  return () => end.abort();
}

class Pointers {
  private readonly element: HTMLElement;
  private readonly desk: Desk;
  /** Those that are down, where they were last, in CSS pixels of the box. */
  private readonly at = new Map<number, Point>();
  private drawing: { id: number; from: Point; way: number } | null = null;

  constructor(element: HTMLElement, desk: Desk) {
    this.element = element;
    this.desk = desk;
  }

  get isDrawing(): boolean {
    return this.drawing !== null;
  }

  down(event: PointerEvent): void {
    const { drawing } = this;
    const pen = this.desk.pen();
    const at = this.inBox(event);
    if (event.button > 1 || (drawing && event.pointerType !== "touch")) return;
    if (drawing && drawing.way > NOT_MEANT) return; // the palm of the hand that draws
    this.element.setPointerCapture(event.pointerId);
    this.at.set(event.pointerId, at);
    if (drawing) {
      this.desk.editor.cancel();
      this.drawing = null;
    } else if (pen && event.button === 0 && this.at.size === 1) {
      this.drawing = { id: event.pointerId, from: at, way: 0 };
      this.desk.editor.begin(pen, this.sample(event));
    }
    this.desk.onHover(at);
  }

  move(event: PointerEvent): void {
    const at = this.inBox(event);
    const before = this.at.get(event.pointerId);
    this.desk.onHover(at);
    if (!before) return;
    if (this.drawing?.id === event.pointerId) {
      this.drawing.way += distance(before, at);
      const events = event.getCoalescedEvents?.() ?? [];
      const samples = (events.length > 0 ? events : [event]).map((one) => this.sample(one));
      this.desk.editor.extend(samples, event.shiftKey);
    } else this.look(event.pointerId, before, at);
    this.at.set(event.pointerId, at);
  }

  up(event: PointerEvent): void {
    this.at.delete(event.pointerId);
    if (this.drawing?.id !== event.pointerId) return;
    this.drawing = null;
    // a pointer that the system takes away had drawn until then
    this.desk.editor.end();
  }

  /** The wheel scrolls the page; with Ctrl, and by two fingers on a pad, it zooms. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { screen, editor } = this.desk;
    const factor = Math.exp(-event.deltaY * ZOOM_OF_A_WHEEL * (event.deltaMode ? 30 : 1));
    const { size } = editor.picture.peek();
    screen.look(zoomed(screen.view, this.inBox(event), factor, size, screen.box));
  }

  /** One pointer moves what is seen, two zoom as well. */
  private look(id: number, before: Point, at: Point): void {
    const { screen, editor } = this.desk;
    const { size } = editor.picture.peek();
    const [other] = [...this.at].filter(([one]) => one !== id).map(([, point]) => point);
    const [from, to] = other ? [middle(before, other), middle(at, other)] : [before, at];
    const view = moved(screen.view, { x: to.x - from.x, y: to.y - from.y }, size, screen.box);
    const factor = other ? distance(at, other) / Math.max(1, distance(before, other)) : 1;
    screen.look(zoomed(view, to, factor, size, screen.box));
  }

  private sample(event: PointerEvent): Sample {
    const point = toImage(this.desk.screen.view, this.inBox(event));
    // a mouse always says 0.5, and so does a finger that is not measured
    return { ...point, pressure: event.pointerType === "pen" ? event.pressure : 1 };
  }

  private inBox({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
