import type { MapFile } from "./map.ts";

/** A map without walls or anything else: floor of a size, entered at its north-west corner. */
export function openFloor([width, height]: readonly [number, number]) {
  return {
    size: [width, height],
    legend: { ".": { tile: "floor" } },
    rows: Array.from({ length: height }, () => ".".repeat(width)),
    venues: [],
    objects: [],
    homes: [],
    entry_tiles: [[0, 0]],
    job_sites: {},
  } satisfies MapFile;
}
