import * as fc from "fast-check";
import { expect, test } from "vitest";

import { clampBounds, MIN_HEIGHT, MIN_WIDTH } from "../../../main/window-bounds.ts";

const side = fc.integer({ min: 100, max: 9000 });
const place = fc.integer({ min: -20_000, max: 20_000 });
const bounds = fc.record({ x: place, y: place, width: side, height: side });

test("a window comes back inside the display that exists now, never smaller than usable", () => {
  const area = fc.record({
    x: place,
    y: place,
    width: fc.integer({ min: MIN_WIDTH, max: 9000 }),
    height: fc.integer({ min: MIN_HEIGHT, max: 9000 }),
  });
  fc.assert(
    fc.property(bounds, area, (wanted, display) => {
      const got = clampBounds(wanted, display);
      expect(got.width).toBeGreaterThanOrEqual(MIN_WIDTH);
      expect(got.height).toBeGreaterThanOrEqual(MIN_HEIGHT);
      expect(got.x).toBeGreaterThanOrEqual(display.x);
      expect(got.y).toBeGreaterThanOrEqual(display.y);
      expect(got.x + got.width).toBeLessThanOrEqual(display.x + display.width);
      expect(got.y + got.height).toBeLessThanOrEqual(display.y + display.height);
    }),
  );
});
