import type { Place } from "../../preload/places.ts";

/** What the camera in depth takes in from bottom to top, in degrees. */
export const FIELD_OF_VIEW = 30;

const HALF_HEIGHT = Math.tan((FIELD_OF_VIEW / 2) * (Math.PI / 180));

/** Where a camera looks, in tiles, and from how many tiles away: what all kinds of view have in common. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** CSS pixels per tile of a picture of this height, seen from so many tiles away. */
export const scaleAt = (distance: number, height: number): number =>
  height / (2 * HALF_HEIGHT * distance);

/** The other way round. */
export const distanceAt = (scale: number, height: number): number =>
  height / (2 * HALF_HEIGHT * scale);

/** The point of the ground that is seen from a place in the middle of a picture of this height. */
export function lookOf({ view, sight }: Place, height: number): Look {
  if (view === "flat") {
    const [x = 0, y = 0, scale = 1] = sight;
    return { x, y, distance: distanceAt(scale, height) };
  }
  const [x = 0, up = 0, y = 0, targetX = 0, targetUp = 0, targetY = 0] = sight;
  // As far beyond the point that is looked at as that is above the ground.
  const share = up > targetUp ? up / (up - targetUp) : 1;
  const [alongX, alongY] = [(targetX - x) * share, (targetY - y) * share];
  return { x: x + alongX, y: y + alongY, distance: Math.hypot(alongX, up, alongY) };
}
