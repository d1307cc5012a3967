/** Drawing by keys: the arrows move a pen, which draws while Space is down. */
import type { Pen } from "./draft";
import type { Editor } from "./editor";
import type { Point } from "./geometry";
import type { Screen } from "./screen";
import { moved, toBox } from "./view";

const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** So many steps from side to side of an image; with Shift it goes pixel by pixel. */
const STEPS = 50;

interface Desk {
  editor: Editor;
  screen: Screen;
  pen(): Pen | null;
  onHover(at: Point | null): void;
}

export class KeyPen {
  private readonly desk: Desk;
  private at: Point | null = null;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** Returns whether the key was one of these. */
  down(event: KeyboardEvent): boolean {
    const way = WAYS[event.key];
    if (way) this.go(way, event.shiftKey);
    else if (event.key === " ") this.press(event.repeat);
    else if (event.key === "Enter") {
      if (this.desk.editor.draft) this.lift();
      else this.press(event.repeat);
    } else return event.key === "Escape" && this.cancel();
    return true;
  }

  up(event: KeyboardEvent): void {
    if (event.key === " ") this.lift();
  }

  /** The focus goes elsewhere. */
  lift(): void {
    this.desk.editor.end();
  }

  private press(isDown: boolean): void {
    const pen = this.desk.pen();
    if (!pen || isDown) return;
    this.desk.editor.begin(pen, { ...this.place, pressure: 1 });
    this.hover();
  }

  private cancel(): boolean {
    const isDrawing = this.desk.editor.draft !== null;
    this.desk.editor.cancel();
    return isDrawing;
  }

  private go({ x, y }: Point, isFine: boolean): void {
    const { editor } = this.desk;
    const { width, height } = editor.picture.peek().size;
    const step = isFine ? 1 : Math.max(1, Math.round(Math.min(width, height) / STEPS));
    if (!this.desk.pen()) return this.look({ x: -x * step, y: -y * step });
    const { place } = this;
    this.at = {
      x: Math.min(Math.max(place.x + x * step, 0), width),
      y: Math.min(Math.max(place.y + y * step, 0), height),
    };
    editor.extend([{ ...this.at, pressure: 1 }]);
    this.follow();
    this.hover();
  }

  /** Without a pen, what is seen is moved. */
  private look(by: Point): void {
    const { editor, screen } = this.desk;
    const { scale } = screen.view;
    const way = { x: by.x * scale, y: by.y * scale };
    screen.look(moved(screen.view, way, editor.picture.peek().size, screen.box));
  }

  /** In the middle, as long as it was not moved. */
  private get place(): Point {
    const { width, height } = this.desk.editor.picture.peek().size;
    return this.at ?? { x: width / 2, y: height / 2 };
  }

  /** What is seen moves along with a pen that leaves it. */
  private follow(): void {
    const { editor, screen } = this.desk;
    const { x, y } = toBox(screen.view, this.place);
    const { width, height } = screen.box;
    const by = { x: Math.min(0, width - x) - Math.min(0, x), y: Math.min(0, height - y) - Math.min(0, y) };
    if (by.x || by.y) screen.look(moved(screen.view, by, editor.picture.peek().size, screen.box));
  }

  private hover(): void {
    this.desk.onHover(toBox(this.desk.screen.view, this.place));
  }
}
