import * as fc from "fast-check";
import { expect, test } from "vitest";

import { depthOrder } from "./depth_order";

test("the farthest come first, and each comes once", () => {
  const coordinate = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 60 }), (points) => {
      const order = new Float32Array(points.length);
      depthOrder(Float32Array.from(points.flat()), [0, 0, 1], order);
      expect([...order].toSorted((a, b) => a - b)).toEqual(points.map((_, at) => at));
      const depths = [...order].map((at) => points[at]?.[2] ?? 0);
      expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    }),
  );
});
