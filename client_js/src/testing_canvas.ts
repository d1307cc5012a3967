/** Canvases for tests: jsdom has none that draw. What they are told is noted; their PNGs hold that. */
import { afterEach, beforeEach } from "vitest";

/** The calls that a canvas got, as "name arguments". */
const calls = new WeakMap<HTMLCanvasElement, string[]>();

export function drawnOn(canvas: HTMLCanvasElement): string[] {
  return calls.get(canvas) ?? [];
}

/** Lets canvases draw while the tests of a file run. */
export function useCanvases(): void {
  const { getContext, toBlob } = HTMLCanvasElement.prototype;
  beforeEach(() => {
    Object.assign(HTMLCanvasElement.prototype, {
      getContext(this: HTMLCanvasElement) {
        const canvas = this; // oxlint-disable-line no-this-alias
        const noted = calls.get(canvas) ?? [];
        calls.set(canvas, noted);
        const note =
          (name: string) =>
          (...given: unknown[]): void =>
            void noted.push([name, ...given.filter((one) => typeof one !== "object")].join(" "));
        return new Proxy({ canvas } as Record<string | symbol, unknown>, {
          get: (state, name) => state[name] ?? note(String(name)),
        });
      },
      toBlob(this: HTMLCanvasElement, done: (blob: Blob) => void) {
        const text = drawnOn(this).join("\n");
        setTimeout(() => done(new Blob([text], { type: "image/png" })));
      },
    });
  });
  afterEach(() => void Object.assign(HTMLCanvasElement.prototype, { getContext, toBlob }));
}
