/** Does something with each frame that the browser draws; what it gives back ends it. */
export function followFrames(step: () => unknown): () => void {
  let frame = requestAnimationFrame(function next() {
    step();
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
