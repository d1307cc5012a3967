/** As many heaps as depths are told apart: two splats in one heap are drawn in any order. */
const HEAPS = 2 ** 16;

/**
 * Puts points in the order in which they are drawn, the farthest first, in time that grows with their number alone.
 *
 * @param points x, y and z of each
 * @param towards the direction from them to the camera
 * @param order gets their numbers
 */
export function depthOrder(
  points: Float32Array,
  [x, y, z]: [number, number, number],
  order: Float32Array,
): void {
  const count = order.length;
  const depths = new Float32Array(count);
  let least = Infinity;
  let most = -Infinity;
  for (let at = 0; at < count; at++) {
    const depth = x * points[3 * at]! + y * points[3 * at + 1]! + z * points[3 * at + 2]!;
    depths[at] = depth;
    if (depth < least) least = depth;
    if (depth > most) most = depth;
  }
  const scale = (HEAPS - 1) / (most - least || 1);
  const starts = new Uint32Array(HEAPS + 1);
  const heap = new Uint16Array(count);
  for (let at = 0; at < count; at++) {
    const place = (depths[at]! - least) * scale;
    heap[at] = place;
    starts[heap[at]! + 1]!++;
  }
  for (let one = 0; one < HEAPS; one++) starts[one + 1]! += starts[one]!;
  for (let at = 0; at < count; at++) order[starts[heap[at]!]!++] = at;
}
