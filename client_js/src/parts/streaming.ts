/** Sends what a device records, part by part, no faster than the function takes it. */
import type { ComponentProps, Node } from "../core/store";

/**
 * Starts to send a stream: each part becomes the component's value, and `stream` tells it.
 *
 * A part is taken every `stream_every` seconds at most, and not before the function has dealt with the one before. So a
 * slow function gets fewer frames of a camera, and longer pieces of sound: nothing waits in a row.
 *
 * @param take gives the payload of what was recorded since it was last called; null: there is nothing new
 * @param onEnd is called when the listener's time limit is over, or with what went wrong: nothing is sent any more
 * @returns stops the stream; a part that is being taken is still sent, and the promise resolves when it is.
 *   With `last`, so is what was recorded since then.
 */
export function startStream(
  node: Node<ComponentProps>,
  take: () => Promise<unknown>,
  onEnd: (problem: unknown) => void,
): (options?: { last: boolean }) => Promise<void> {
  const { listeners, ready } = node.pace("stream");
  const every = Math.min(...listeners.map((one) => one.stream_every)); // Infinity where nobody listens
  const limit = Math.min(...listeners.map((one) => one.time_limit ?? Infinity));
  const end = performance.now() + limit * 1000;
  let isOver = !Number.isFinite(every);
  let timer: ReturnType<typeof setTimeout>;
  let sending = Promise.resolve();

  const send = async (): Promise<void> => {
    const payload = await take();
    if (payload === null) return;
    node.enter(payload);
    node.emit("stream");
  };
  const finish = (problem: unknown): void => {
    isOver = true;
    onEnd(problem);
  };
  const step = async (): Promise<void> => {
    await ready();
    if (isOver) return;
    await send();
    if (performance.now() >= end) finish(null);
    else wait();
  };
  const wait = (): void => {
    if (isOver) return;
    timer = setTimeout(
      () => {
        sending = step().catch(finish);
      },
      Math.min(every * 1000, end - performance.now()),
    );
  };
  wait();

  return async ({ last } = { last: false }) => {
    const wasOver = isOver;
    isOver = true;
    clearTimeout(timer);
    await sending;
    if (last && !wasOver) await ready().then(send);
  };
}
