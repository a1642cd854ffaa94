import { LAYER, type Layers } from "./layers.ts";

/** What there is in a window besides its planes. */
export interface Neighbourhood {
  /** People in sight, the observer left out, and tiles with something that somebody holds. */
  people: number;
  reserved: number;
  /** To the nearest of them on another tile, as the crow flies; 0 = nobody. Tiles. */
  nearest: number;
}

/** Counts what is in sight from a cell. */
export function lookAround(
  { bytes, view, cells, stride }: Layers,
  window: number,
  cell: number,
  out: Neighbourhood,
): void {
  const radius = (window - 1) >> 1;
  let people = -1;
  let reserved = 0;
  let nearest = 0;
  let row = cell - radius * (stride + 1);
  for (let down = -radius; down <= radius; down++) {
    if (hasAny(view, LAYER.people * cells + row, window)) {
      for (let right = 0; right < window; right++) {
        const here = bytes[LAYER.peopleCounts * cells + row + right];
        if (here === 0) continue;
        people += here;
        const way = down * down + (right - radius) * (right - radius);
        if (way > 0 && (nearest === 0 || way < nearest)) nearest = way;
      }
    }
    if (hasAny(view, LAYER.reserved * cells + row, window)) {
      for (let right = 0; right < window; right++) {
        reserved += bytes[LAYER.reserved * cells + row + right];
      }
    }
    row += stride;
  }
  out.people = people;
  out.reserved = reserved;
  out.nearest = Math.sqrt(nearest);
}

/** Whether any of a row's bytes is not 0; of the narrowest window, one byte more. */
function hasAny(view: DataView, at: number, window: number): boolean {
  const last = window > 4 ? window - 4 : 0;
  const middle = last < 4 ? last : 4;
  return (
    (view.getInt32(at, true) |
      view.getInt32(at + middle, true) |
      view.getInt32(at + last, true)) !==
    0
  );
}
