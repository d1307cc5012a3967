/** Brings what was drawn to the server: the last state always arrives, and only what has changed travels. */
import type { FileHandle } from "../../core/files";
import { type DrawingValue, type Picture, surfacesOf, valueOf } from "./picture";
import type { Surface } from "./surface";

export interface Outlet {
  /** The picture as it is now. */
  picture(): Picture;
  upload(file: File): Promise<FileHandle>;
  /** The server has all files of this value. */
  enter(value: DrawingValue | null): void;
  /** What the server says of this block from now on is older than what is drawn here. */
  touch(): void;
  /** Something starts only when the promise has resolved: what it starts gets what was drawn before it. */
  hold(until: Promise<void>): void;
  /** Why it did not arrive; null: it has. */
  say(problem: string | null): void;
}

class Turn {
  end: () => void = () => undefined;
  readonly done = new Promise<void>((resolve) => (this.end = resolve));
}

export class Sending {
  private readonly outlet: Outlet;
  /** The turn that brings the next state. */
  private next: Turn | null = null;
  private isUnderWay = false;
  /** Tells whether something was drawn while a turn was under way. */
  private changes = 0;

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  /** Whether the server does not have all yet. */
  get isBehind(): boolean {
    return this.isUnderWay || this.next !== null;
  }

  /** The visitor draws: what the server says meanwhile must not wipe it away. */
  touched(): void {
    this.changes++;
    this.outlet.touch();
  }

  changed(): void {
    this.changes++;
    if (!this.next) {
      this.next = new Turn();
      this.outlet.hold(this.next.done);
    }
    if (!this.isUnderWay) void this.send();
  }

  private async send(): Promise<void> {
    this.isUnderWay = true;
    while (this.next) {
      const current = this.next;
      this.next = null;
      try {
        // oxlint-disable-next-line no-await-in-loop -- the states arrive in their order
        await this.bring();
      } catch (error) {
        this.outlet.say(error instanceof Error ? error.message : String(error));
      }
      current.end();
    }
    this.isUnderWay = false;
  }

  private async bring(): Promise<void> {
    const before = this.changes;
    const picture = this.outlet.picture();
    const files = new Map<Surface, FileHandle>();
    await Promise.all(
      surfacesOf(picture).map(async (surface) => {
        const place = picture.layers.findIndex((layer) => layer.surface === surface) + 1;
        files.set(surface, surface.file ?? (await this.bringSurface(surface, place)));
      }),
    );
    this.outlet.say(null);
    this.outlet.enter(valueOf(picture, files));
    if (this.changes !== before) this.outlet.touch();
  }

  private async bringSurface(surface: Surface, place: number): Promise<FileHandle> {
    const before = surface.changes;
    const png = await surface.png();
    const name = place === 0 ? "background.png" : `layer-${place}.png`;
    const file = await this.outlet.upload(new File([png], name, { type: "image/png" }));
    if (surface.changes === before) surface.file = file;
    return file;
  }
}
