import type { MeshWriter } from "../mesh-writer.ts";
import { isWallLike, type TownMap } from "../town-map.ts";

/** Darkens ground next to walls, trees and furniture: 1 is open sky. */
function opennessAt(map: TownMap, x: number, y: number): number {
  let open = 1;
  for (let dy = -1; dy <= 0; dy++) {
    for (let dx = -1; dx <= 0; dx++) {
      const tileX = Math.floor(x + dx * 0.5 + 0.25);
      const tileY = Math.floor(y + dy * 0.5 + 0.25);
      if (isWallLike(map.letterAt(tileX, tileY))) open -= 0.07;
      const prop = map.propAt(tileX, tileY);
      if (prop === "tree" || prop === "pine") open -= 0.06;
      if (prop === "bush" || prop === "fountain") open -= 0.03;
    }
  }
  return open;
}

/** One flat tile; in 2 × 2 pieces where baked light and shade need something to hold on to. */
export function flatTile(
  writer: MeshWriter,
  map: TownMap,
  x: number,
  y: number,
  height: number,
  colourAt: (x: number, y: number) => number,
): void {
  const corner = (cornerX: number, cornerY: number) =>
    writer.vertex(
      cornerX,
      height,
      cornerY,
      [0, 1, 0],
      colourAt(cornerX, cornerY),
      opennessAt(map, cornerX, cornerY),
    );
  const size = needsDetail(map, x, y) ? 0.5 : 1;
  for (let north = y; north < y + 1; north += size) {
    for (let west = x; west < x + 1; west += size) {
      const first = corner(west, north + size);
      corner(west + size, north + size);
      corner(west + size, north);
      corner(west, north);
      writer.triangle(first, first + 1, first + 2);
      writer.triangle(first, first + 2, first + 3);
    }
  }
}

const SHADING = new Set(["tree", "pine", "bush", "fountain"]);
const LAMP_REACH = 5.5;

/** Whether light or shade changes within this tile: near walls, trees and lamps. */
function needsDetail(map: TownMap, x: number, y: number): boolean {
  for (let nextY = y - 1; nextY <= y + 1; nextY++) {
    for (let nextX = x - 1; nextX <= x + 1; nextX++) {
      if (isWallLike(map.letterAt(nextX, nextY)) || SHADING.has(map.propAt(nextX, nextY)))
        return true;
    }
  }
  return map.lamps.some(
    (lamp) => Math.abs(lamp.x - x - 0.5) < LAMP_REACH && Math.abs(lamp.z - y - 0.5) < LAMP_REACH,
  );
}
