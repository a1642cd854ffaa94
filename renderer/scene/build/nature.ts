import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import type { TownMap } from "../town-map.ts";
import { grassColour } from "./ground.ts";

/** Trees, bushes, flowers and tufts of the map, and a loose wood around it. */
export function buildNature(writer: MeshWriter, map: TownMap): void {
  writer.contact = 0.72;
  for (const prop of map.scene.props) {
    const [x, y] = prop.position;
    writer.at(x + 0.5, 0, y + 0.5, hash(x, y) * 6.28);
    if (prop.kind === "tree") tree(writer, x, y, 0.92 + hash(x, y, 2) * 0.35);
    else if (prop.kind === "pine") pine(writer, x, y, 0.9 + hash(x, y, 2) * 0.4);
    else if (prop.kind === "bush") bush(writer, x, y);
    else if (prop.kind === "flowers") flowers(writer, x, y);
  }
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      if (
        map.groupAt(x, y) === 0 &&
        map.letterAt(x, y) === "," &&
        map.propAt(x, y) === "" &&
        hash(x, y, 11) > 0.55
      )
        tufts(writer, x, y);
    }
  }
  wood(writer, map);
  writer.at(0, 0, 0);
}

function tree(writer: MeshWriter, x: number, y: number, size: number): void {
  const warm = hash(x, y, 4);
  const leaf =
    warm > 0.86
      ? mixColour(PALETTE.ochre, PALETTE.leafWarm, 0.45)
      : mixColour(PALETTE.leaf, PALETTE.leafWarm, warm * 0.55);
  writer.contactHeight = 0.3;
  writer.cylinder(0.13 * size, 0.08 * size, 0, 0.9 * size, 5, PALETTE.bark);
  writer.contactHeight = 0;
  const rough = (ring: number, side: number) => 0.9 + hash(ring + x * 7, side + y * 5, 6) * 0.22;
  writer.ball([0, 1.35 * size, 0], [0.78 * size, 0.72 * size, 0.78 * size], 5, 7, leaf, rough);
  writer.ball(
    [0.3 * size, 1.78 * size, 0.12 * size],
    [0.48 * size, 0.44 * size, 0.48 * size],
    4,
    6,
    shadeColour(leaf, 1.06),
    rough,
  );
  writer.contactHeight = 0.5;
}

function pine(writer: MeshWriter, x: number, y: number, size: number): void {
  const green = mixColour(PALETTE.pine, PALETTE.leaf, hash(x, y, 4) * 0.3);
  writer.contactHeight = 0.3;
  writer.cylinder(0.11 * size, 0.09 * size, 0, 0.5 * size, 5, PALETTE.bark);
  writer.contactHeight = 0;
  for (const [radius, low, high, tone] of [
    [0.72, 0.36, 1.2, 0.86],
    [0.56, 0.86, 1.72, 0.98],
    [0.38, 1.38, 2.3, 1.1],
  ] as const) {
    writer.cylinder(radius * size, 0, low * size, high * size, 7, shadeColour(green, tone));
    writer.cylinder(
      0.05 * size,
      radius * size,
      (low + 0.06) * size,
      low * size,
      7,
      shadeColour(green, 0.6),
    );
  }
  writer.contactHeight = 0.5;
}

function bush(writer: MeshWriter, x: number, y: number): void {
  const leaf = mixColour(PALETTE.leaf, PALETTE.pine, hash(x, y, 4) * 0.5);
  writer.contactHeight = 0.4;
  writer.ball([-0.14, 0.22, 0.02], [0.34, 0.3, 0.32], 4, 6, leaf);
  writer.ball([0.2, 0.17, -0.06], [0.26, 0.23, 0.25], 4, 6, shadeColour(leaf, 1.08));
  if (hash(x, y, 8) > 0.5) {
    for (let berry = 0; berry < 5; berry++) {
      const angle = berry * 1.3;
      const [berryX, berryZ] = [Math.sin(angle) * 0.26, Math.cos(angle) * 0.26];
      writer.box(
        [berryX - 0.04, 0.32, berryZ - 0.04],
        [berryX + 0.04, 0.4, berryZ + 0.04],
        PALETTE.rose,
      );
    }
  }
}

const BLOSSOMS = [PALETTE.rose, PALETTE.ochre, PALETTE.cream, PALETTE.plum, PALETTE.terracotta];

function flowers(writer: MeshWriter, x: number, y: number): void {
  writer.contactHeight = 0;
  for (let index = 0; index < 9; index++) {
    const flowerX = (hash(x * 9 + index, y, 1) - 0.5) * 0.86;
    const flowerZ = (hash(x, y * 9 + index, 2) - 0.5) * 0.86;
    const high = 0.14 + hash(x + index, y, 3) * 0.12;
    const colour = BLOSSOMS[Math.floor(hash(x, y, index) * BLOSSOMS.length)] ?? PALETTE.rose;
    blade(writer, flowerX, flowerZ, high, PALETTE.leaf);
    writer.box(
      [flowerX - 0.055, high - 0.02, flowerZ - 0.055],
      [flowerX + 0.055, high + 0.06, flowerZ + 0.055],
      colour,
      shadeColour(colour, 1.1),
    );
  }
  writer.contactHeight = 0.5;
}

function blade(writer: MeshWriter, x: number, z: number, high: number, colour: number): void {
  writer.face(
    [
      [x - 0.04, 0, z],
      [x + 0.04, 0, z],
      [x, high, z],
    ],
    colour,
    [0.8, 0.8, 1.1],
  );
  writer.face(
    [
      [x + 0.04, 0, z],
      [x - 0.04, 0, z],
      [x, high, z],
    ],
    colour,
    [0.8, 0.8, 1.1],
  );
}

function tufts(writer: MeshWriter, x: number, y: number): void {
  writer.contactHeight = 0;
  writer.at(x + 0.2 + hash(x, y, 21) * 0.6, 0, y + 0.2 + hash(x, y, 22) * 0.6, hash(x, y) * 3);
  const colour = shadeColour(grassColour(x, y), 1.1);
  for (const [offsetX, offsetZ, high] of [
    [0, 0, 0.2],
    [0.09, 0.05, 0.14],
    [-0.08, 0.04, 0.15],
  ] as const) {
    blade(writer, offsetX, offsetZ, high, colour);
  }
  writer.contactHeight = 0.5;
}

/** Scattered trees beyond the map, denser further out; roads stay free. */
function wood(writer: MeshWriter, map: TownMap): void {
  const reach = 26;
  for (let y = -reach; y < map.height + reach; y += 2) {
    for (let x = -reach; x < map.width + reach; x += 2) {
      const outX = Math.max(-x, x - map.width + 1, 0);
      const outY = Math.max(-y, y - map.height + 1, 0);
      const out = Math.max(outX, outY);
      if (out < 2 || onRoad(map, x, y)) continue;
      const chance = 0.16 + Math.min(0.38, out * 0.022);
      if (hash(x, y, 31) > chance) continue;
      writer.at(x + hash(x, y, 32), 0, y + hash(x, y, 33), hash(x, y) * 6);
      const size = 1 + hash(x, y, 34) * 0.55;
      farTree(writer, x, y, size);
    }
  }
}

/** A tree nobody comes close to: few faces. */
function farTree(writer: MeshWriter, x: number, y: number, size: number): void {
  writer.contactHeight = 0.9;
  const tone = hash(x, y, 36);
  if (hash(x, y, 35) > 0.45) {
    const green = mixColour(PALETTE.pine, PALETTE.leaf, tone * 0.3);
    writer.cylinder(0.7 * size, 0, 0.2, 1.4 * size, 6, shadeColour(green, 0.9));
    writer.cylinder(0.48 * size, 0, 0.95 * size, 2.3 * size, 6, green);
  } else {
    const rough = (ring: number, side: number) => 0.88 + hash(ring + x, side + y, 6) * 0.26;
    writer.ball(
      [0, 1.1 * size, 0],
      [0.86 * size, 0.95 * size, 0.86 * size],
      4,
      6,
      mixColour(PALETTE.leaf, PALETTE.leafWarm, tone * 0.5),
      rough,
    );
  }
  writer.contactHeight = 0.5;
}

/** Whether a road of the map, carried on outwards, passes here. */
function onRoad(map: TownMap, x: number, y: number): boolean {
  const clampX = Math.min(map.width - 1, Math.max(0, x));
  const clampY = Math.min(map.height - 1, Math.max(0, y));
  return [-1, 0, 1, 2].some(
    (step) =>
      map.letterAt(clampX + (x === clampX ? step : 0), clampY + (y === clampY ? step : 0)) === "=",
  );
}
