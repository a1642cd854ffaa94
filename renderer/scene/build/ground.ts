import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import { isWallLike, STEPS, type TownMap } from "../town-map.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import { floorColour } from "./floors.ts";

export const PAVING_HEIGHT = 0.05;
export const FLOOR_HEIGHT = 0.08;
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
function flatTile(
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

function pavedTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
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

function roadTile(writer: MeshWriter, map: TownMap, x: number, y: number): void {
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
