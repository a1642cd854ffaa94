/** Below this the panels would cover the town. */
export const MIN_WIDTH = 960;
export const MIN_HEIGHT = 600;

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window's place, moved and shrunk until all of it lies in `area`. */
export function clampBounds(bounds: Bounds, area: Bounds): Bounds {
  const width = Math.min(Math.max(bounds.width, MIN_WIDTH), Math.max(area.width, MIN_WIDTH));
  const height = Math.min(Math.max(bounds.height, MIN_HEIGHT), Math.max(area.height, MIN_HEIGHT));
  return {
    width,
    height,
    x: clamp(bounds.x, area.x, area.x + area.width - width),
    y: clamp(bounds.y, area.y, area.y + area.height - height),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
