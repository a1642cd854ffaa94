import type { MeshWriter } from "../mesh-writer.ts";
import { hash, PALETTE, shadeColour } from "../palette.ts";
import type { TownMap } from "../town-map.ts";
import { flatTile } from "./flat-tile.ts";
import { PAVING_HEIGHT } from "./heights.ts";

export function pavedTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const base = shadeColour(PALETTE.paving, 0.965 + hash(x, y) * 0.05);
  flatTile(writer, map, x, y, PAVING_HEIGHT, () => base);
  const joint = shadeColour(PALETTE.paving, 0.88);
  const top = PAVING_HEIGHT + 0.004;
  const up = [0, 1, 0] as const;
  // A seam along two sides of every slab.
  for (const [x0, z0, x1, z1] of [
    [x, y, x + 1, y + 0.035],
    [x, y, x + 0.035, y + 1],
  ] as const) {
    const first = writer.vertex(x0, top, z1, up, joint);
    writer.vertex(x1, top, z1, up, joint);
    writer.vertex(x1, top, z0, up, joint);
    writer.vertex(x0, top, z0, up, joint);
    writer.triangle(first, first + 1, first + 2);
    writer.triangle(first, first + 2, first + 3);
  }
  kerbs(writer, map, x, y);
}

/** Light stone edge wherever paving meets something lower. */
function kerbs(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const stone = shadeColour(PALETTE.stone, 1.08);
  const thick = 0.11;
  const sides = [
    [0, -1, 0, 0, 1, thick],
    [1, 0, 1 - thick, 0, 1, 1],
    [0, 1, 0, 1 - thick, 1, 1],
    [-1, 0, 0, 0, thick, 1],
  ] as const;
  for (const [dx, dy, x0, z0, x1, z1] of sides) {
    const [nextX, nextY] = [x + dx, y + dy];
    if (nextX < 0 || nextY < 0 || nextX >= map.width || nextY >= map.height) continue;
    if (map.letterAt(nextX, nextY) === "=" && map.propAt(nextX, nextY) !== "") continue;
    if (map.groupAt(nextX, nextY) !== 0) continue;
    writer.box([x + x0, -0.02, y + z0], [x + x1, PAVING_HEIGHT + 0.02, y + z1], stone);
  }
}

export function roadTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const tone = 0.97 + hash(x, y, 3) * 0.05;
  flatTile(writer, map, x, y, 0, () => shadeColour(PALETTE.road, tone));
  const isRoad = (tileX: number, tileY: number) =>
    map.letterAt(tileX, tileY) === "=" && map.propAt(tileX, tileY) === "";
  const line = (
    x0: number,
    z0: number,
    x1: number,
    z1: number,
    colour: number = PALETTE.roadLine,
  ) => {
    writer.face(
      [
        [x0, 0.012, z1],
        [x1, 0.012, z1],
        [x1, 0.012, z0],
        [x0, 0.012, z0],
      ],
      colour,
    );
  };
  const [north, east, south, west] = [
    isRoad(x, y - 1),
    isRoad(x + 1, y),
    isRoad(x, y + 1),
    isRoad(x - 1, y),
  ];
  const crossing = north && south && east && west;
  if (crossing) return;
  // Dashes along the seam between the two lanes; zebras where a junction begins.
  if (south && !north && east && west) {
    const wide = isRoad(x, y + 2);
    if (!wide) line(x + 0.2, y + 0.96, x + 0.8, y + 1.04);
  }
  if (east && !west && north && south) {
    const wide = isRoad(x + 2, y);
    if (!wide && isZebraRow(map, x, y)) zebra(writer, x, y);
    else if (!wide) line(x + 0.96, y + 0.2, x + 1.04, y + 0.8);
  }
}

/** A lane row that joins paving on both sides: people cross here. */
function isZebraRow(map: TownMap, x: number, y: number): boolean {
  return map.propAt(x - 1, y) === "paving" || map.propAt(x + 2, y) === "paving";
}

function zebra(writer: MeshWriter, x: number, y: number): void {
  for (let bar = 0; bar < 2; bar++) {
    const north = y + 0.12 + bar * 0.5;
    writer.face(
      [
        [x + 0.12, 0.012, north + 0.26],
        [x + 1.88, 0.012, north + 0.26],
        [x + 1.88, 0.012, north],
        [x + 0.12, 0.012, north],
      ],
      PALETTE.roadLine,
    );
  }
}
