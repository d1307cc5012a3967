import { signal } from "@preact/signals";

import type { Toast } from "./protocol";

export type ShownToast = Omit<Toast, "t"> & { id: number };

/** The short messages over the page. */
export class Toasts {
  readonly shown = signal<ShownToast[]>([]);
  private count = 0;

  /** `duration` in seconds; null stays until the visitor closes it. */
  show(toast: Omit<ShownToast, "id">): void {
    const shown = { ...toast, id: ++this.count };
    this.shown.value = [...this.shown.value, shown].slice(-5); // more would cover the page
  }

  close(id: number): void {
    this.shown.value = this.shown.value.filter((toast) => toast.id !== id);
  }
}
