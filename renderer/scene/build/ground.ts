import { mixColour, PALETTE, shadeColour } from "../palette.ts";
import { STEPS, type TownMap } from "../town-map.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import { flatTile } from "./flat-tile.ts";
import { floorColour } from "./floors.ts";
import { FLOOR_HEIGHT, PAVING_HEIGHT } from "./heights.ts";
import { pavedTile, roadTile } from "./streets.ts";

const WATER_HEIGHT = -0.1;

/** How far grass and roads go on beyond the map, in tiles. */
const BEYOND = 70;

/** Everything one walks on: grass with soft patches, roads with kerbs and lines, paving, floors. */
export function buildGround(writer: MeshWriter, map: TownMap): void {
  writer.contactHeight = 0;
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      if (map.groupAt(x, y) === 0) outdoorTile(writer, map, x, y);
      else buildingTile(writer, map, x, y);
    }
  }
  surroundings(writer, map);
}

/** Slow waves over the grass, so that large lawns are not one flat colour. */
export function grassColour(x: number, y: number): number {
  const wave =
    Math.sin(x * 0.31 + y * 0.17) +
    Math.sin(x * 0.13 - y * 0.29 + 2) +
    Math.sin((x + y) * 0.09 + 1);
  return mixColour(PALETTE.grass, PALETTE.grassDeep, 0.42 + wave * 0.13);
}

function outdoorTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const letter = map.letterAt(x, y);
  const prop = map.propAt(x, y);
  if (letter === "=") {
    const paved = prop !== "";
    if (paved) pavedTile(writer, map, x, y);
    else roadTile(writer, map, x, y);
    return;
  }
  if (prop === "water") {
    flatTile(writer, map, x, y, WATER_HEIGHT, () => PALETTE.water);
    banks(writer, map, x, y);
    return;
  }
  flatTile(writer, map, x, y, 0, grassColour);
}

/** Stone edges where water meets land. */
function banks(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  for (const [dx, dy] of STEPS) {
    if (map.propAt(x + dx, y + dy) === "water") continue;
    const [middleX, middleZ] = [x + 0.5 + dx * 0.5, y + 0.5 + dy * 0.5];
    const [halfX, halfZ] = dx === 0 ? [0.56, 0.06] : [0.06, 0.56];
    writer.box(
      [middleX - halfX, WATER_HEIGHT - 0.02, middleZ - halfZ],
      [middleX + halfX, 0.05, middleZ + halfZ],
      shadeColour(PALETTE.stone, 0.9),
      shadeColour(PALETTE.stone, 1.02),
    );
  }
}

function buildingTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const group = map.groupAt(x, y);
  const venue = map.scene.venues[group - 1];
  if (venue === undefined) return;
  const [left, top, wide, tall] = venue.rect;
  writer.group = 0;
  writer.room = 0;
  // The outer half of a wall tile is still garden.
  if (x === left || y === top || x === left + wide - 1 || y === top + tall - 1) {
    flatTile(writer, map, x, y, 0, grassColour);
  }
  writer.group = group;
  writer.room = 0.85;
  const [x0, x1] = [Math.max(x, left + 0.5), Math.min(x + 1, left + wide - 0.5)];
  const [z0, z1] = [Math.max(y, top + 0.5), Math.min(y + 1, top + tall - 0.5)];
  floorPatches(writer, venue.type, x, y, [x0, z0, x1, z1]);
  writer.group = 0;
  writer.room = 0;
}

function floorPatches(
  writer: MeshWriter,
  type: string,
  x: number,
  y: number,
  rect: readonly [number, number, number, number],
): void {
  const [x0, z0, x1, z1] = rect;
  const planks = type === "home" || type === "cafe";
  const pieces = planks ? 3 : 1;
  for (let piece = 0; piece < pieces; piece++) {
    const north = z0 + ((z1 - z0) * piece) / pieces;
    const south = z0 + ((z1 - z0) * (piece + 1)) / pieces;
    const colour = floorColour(type, x, y * pieces + piece);
    writer.face(
      [
        [x0, FLOOR_HEIGHT, south],
        [x1, FLOOR_HEIGHT, south],
        [x1, FLOOR_HEIGHT, north],
        [x0, FLOOR_HEIGHT, north],
      ],
      colour,
    );
  }
}

/** Grass and roads run on until fog takes them. */
function surroundings(writer: MeshWriter, map: TownMap): void {
  const { width, height } = map;
  const patch = (
    x0: number,
    z0: number,
    x1: number,
    z1: number,
    y: number,
    colourAt: (x: number, z: number) => number,
    piece: number,
  ) => {
    for (let z = z0; z < z1; z += piece) {
      for (let x = x0; x < x1; x += piece) {
        const [east, south] = [Math.min(x1, x + piece), Math.min(z1, z + piece)];
        const first = writer.vertex(x, y, south, [0, 1, 0], colourAt(x, south));
        writer.vertex(east, y, south, [0, 1, 0], colourAt(east, south));
        writer.vertex(east, y, z, [0, 1, 0], colourAt(east, z));
        writer.vertex(x, y, z, [0, 1, 0], colourAt(x, z));
        writer.triangle(first, first + 1, first + 2);
        writer.triangle(first, first + 2, first + 3);
      }
    }
  };
  // They reach a little under the map, so that no crack shows the sky.
  const under = 0.4;
  patch(-BEYOND, -BEYOND, width + BEYOND, under, -0.01, grassColour, 6);
  patch(-BEYOND, height - under, width + BEYOND, height + BEYOND, -0.01, grassColour, 6);
  patch(-BEYOND, 0, under, height, -0.01, grassColour, 6);
  patch(width - under, 0, width + BEYOND, height, -0.01, grassColour, 6);
  for (let y = 0; y < height; y++) {
    for (const [edge, x0, x1] of [
      [0, -BEYOND, 0],
      [width - 1, width, width + BEYOND],
    ] as const) {
      if (map.letterAt(edge, y) !== "=") continue;
      const paved = map.propAt(edge, y) !== "";
      patch(
        x0,
        y,
        x1,
        y + 1,
        paved ? PAVING_HEIGHT : 0,
        () => (paved ? PALETTE.paving : PALETTE.road),
        10,
      );
    }
  }
  for (let x = 0; x < width; x++) {
    for (const [edge, z0, z1] of [
      [0, -BEYOND, 0],
      [height - 1, height, height + BEYOND],
    ] as const) {
      if (map.letterAt(x, edge) !== "=") continue;
      const paved = map.propAt(x, edge) !== "";
      patch(
        x,
        z0,
        x + 1,
        z1,
        paved ? PAVING_HEIGHT : 0,
        () => (paved ? PALETTE.paving : PALETTE.road),
        10,
      );
    }
  }
}
