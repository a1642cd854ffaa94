import * as fc from "fast-check";
import { expect, test } from "vitest";

import { cellOf, createGrid, leastSteps } from "../../../../sim/world/grid.ts";
import { makeConfig } from "../../../helpers/make-town.ts";

test("the least steps between two tiles are never more than there are, and as many unless they lie far apart", () => {
  const [width, height] = [30, 20];
  const rows = Array.from({ length: height }, () => ".".repeat(width));
  const grid = createGrid(makeConfig({ rows, people: [{ id: "ann" }] }).map);
  const tile = fc.tuple(fc.nat(width - 1), fc.nat(height - 1));
  fc.assert(
    fc.property(tile, tile, ([x, y], [u, v]) => {
      const least = leastSteps(grid, cellOf(grid, x, y), cellOf(grid, u, v));
      const steps = Math.abs(x - u) + Math.abs(y - v);
      expect(least).toBeLessThanOrEqual(steps);
      if (Math.abs(x - u) < grid.stride / 2) expect(least).toBe(steps);
    }),
  );
});
