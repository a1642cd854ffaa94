import fc from "fast-check";
import { expect, test } from "vitest";

import type { Place } from "../../../../preload/places.ts";
import { distanceAt, lookOf, scaleAt } from "../../../../renderer/scene/look.ts";

test("the flat map looks at the tile in its middle, from where the picture in depth is as large", () => {
  const place: Place = { view: "flat", sight: [12, 30, 16, 0, 0, 0] };
  const look = lookOf(place, 800);
  expect(look).toMatchObject({ x: 12, y: 30 });
  expect(scaleAt(look.distance, 800)).toBeCloseTo(16);
});

test("the picture in depth looks at the ground, also where its aim hovers above it", () => {
  // From ten tiles up, ten tiles south; the aim is half a tile above the ground.
  const place: Place = { view: "deep", sight: [20, 10, 30, 20, 0.5, 20.5] };
  const { x, y, distance } = lookOf(place, 800);
  expect(x).toBeCloseTo(20);
  expect(y).toBeCloseTo(20);
  expect(distance).toBeCloseTo(Math.hypot(10, 10));
});

test("from above and from one side the same point of the ground is seen", () => {
  const coordinate = fc.double({ min: 0, max: 48, noNaN: true });
  fc.assert(
    fc.property(
      coordinate,
      coordinate,
      fc.double({ min: 0.15, max: 1.3, noNaN: true }),
      fc.double({ min: 8, max: 110, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (x, y, polar, distance, height) => {
        // A camera that looks north at the ground at (x, y); its aim is the point at `height` on the way there.
        const [up, south] = [Math.cos(polar), Math.sin(polar)].map((share) => share * distance);
        const back = (height / (up ?? 1)) * (south ?? 0);
        const sight = [x, up ?? 0, y + (south ?? 0), x, height, y + back];
        const look = lookOf({ view: "deep", sight }, 600);
        expect(look.x).toBeCloseTo(x, 3);
        expect(look.y).toBeCloseTo(y, 3);
        expect(look.distance).toBeCloseTo(distance, 3);
      },
    ),
  );
});

test("scale and distance are two words for one thing", () => {
  const positive = fc.double({ min: 5, max: 2000, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (distance, height) => {
      expect(distanceAt(scaleAt(distance, height), height)).toBeCloseTo(distance, 5);
    }),
  );
});
