import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import { isWallLike, STEPS, type TownMap } from "../town-map.ts";
import { counterBlock, yawOf } from "./furniture.ts";
import { FLOOR_HEIGHT, PAVING_HEIGHT } from "./heights.ts";

type Build = (writer: MeshWriter, map: TownMap, x: number, y: number) => void;

/** Scenery on tiles: counters, tables, and the props that are not plants of the garden. */
export function buildFittings(outdoor: MeshWriter, indoor: MeshWriter, map: TownMap): void {
  const objectTiles = new Set(
    map.scene.objects
      .filter(({ present }) => present)
      .map(({ position }) => position[1] * map.width + position[0]),
  );
  const writerAt = (x: number, y: number) => (map.groupAt(x, y) > 0 ? indoor : outdoor);
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      const letter = map.letterAt(x, y);
      if (letter === "_" && !objectTiles.has(y * map.width + x)) {
        place(writerAt(x, y), map, x, y, counter);
      }
      if (letter === "t") place(writerAt(x, y), map, x, y, table);
    }
  }
  for (const prop of map.scene.props) {
    const build = PROPS[prop.kind];
    const [x, y] = prop.position;
    if (build !== undefined) place(writerAt(x, y), map, x, y, build);
  }
  for (const writer of [outdoor, indoor]) {
    writer.group = 0;
    writer.room = 0;
    writer.glow = 0;
    writer.at(0, 0, 0);
  }
}

function place(writer: MeshWriter, map: TownMap, x: number, y: number, build: Build): void {
  const indoors = map.groupAt(x, y) > 0;
  writer.group = map.groupAt(x, y);
  writer.room = indoors ? 0.9 : 0;
  writer.contact = 0.78;
  writer.contactHeight = 0.4;
  const behind = STEPS.findIndex(([dx, dy]) => isWallLike(map.letterAt(x + dx, y + dy)));
  const facing = behind < 0 ? 2 : (behind + 2) % 4;
  writer.at(x + 0.5, indoors ? FLOOR_HEIGHT : 0, y + 0.5, yawOf(facing));
  build(writer, map, x, y);
}

/** A piece of counter along its neighbours, with something to buy on some of them. */
function counter(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const lengthwise = map.letterAt(x - 1, y) === "_" || map.letterAt(x + 1, y) === "_";
  writer.at(x + 0.5, FLOOR_HEIGHT, y + 0.5, lengthwise ? 0 : Math.PI / 2);
  counterBlock(writer, -0.5, 0.5);
  const ware = hash(x, y, 12);
  const isCafe = map.scene.venues[map.groupAt(x, y) - 1]?.type === "cafe";
  writer.contactHeight = 0;
  if (isCafe && ware > 0.66) {
    const icing = ware > 0.83 ? PALETTE.rose : PALETTE.cream;
    for (const at of [-0.24, 0.2]) {
      writer.box([at - 0.16, 0.76, -0.16], [at + 0.16, 0.78, 0.16], PALETTE.metal);
      writer.box([at - 0.12, 0.78, -0.12], [at + 0.12, 0.9, 0.12], PALETTE.woodDark, icing);
    }
  } else if (!isCafe && ware > 0.5) {
    writer.box([-0.3, 0.76, -0.2], [0.3, 0.86, 0.2], PALETTE.wood, PALETTE.woodDark);
    const fruit = ware > 0.75 ? PALETTE.terracotta : PALETTE.leafWarm;
    for (const at of [-0.18, 0, 0.18])
      writer.box([at - 0.07, 0.84, -0.1], [at + 0.07, 0.96, 0.08], fruit);
  }
  writer.contactHeight = 0.4;
}

function table(writer: MeshWriter, map: TownMap, x: number, y: number): void {
  const type = map.scene.venues[map.groupAt(x, y) - 1]?.type;
  if (type === "office") {
    const wood = mixColour(PALETTE.wood, PALETTE.cream, 0.3);
    writer.box([-0.5, 0.56, -0.5], [0.5, 0.63, 0.5], wood);
    writer.box([-0.12, 0, -0.12], [0.12, 0.56, 0.12], PALETTE.dark);
    return;
  }
  const cloth = type === "cafe" ? PALETTE.cream : mixColour(PALETTE.wood, PALETTE.cream, 0.2);
  writer.cylinder(0.2, 0.14, 0, 0.06, 6, PALETTE.dark);
  writer.cylinder(0.06, 0.06, 0.05, 0.54, 5, PALETTE.woodDark);
  writer.cylinder(0.42, 0.42, 0.54, 0.6, 10, shadeColour(cloth, 0.9), cloth);
  writer.box([-0.05, 0.6, -0.05], [0.05, 0.7, 0.05], PALETTE.teal, PALETTE.rose);
}

const PROPS: Readonly<Record<string, Build>> = {
  rug: (writer, map, x, y) => {
    // Rugs of several tiles read as one: only outer edges get a border.
    writer.contactHeight = 0;
    const colour =
      [PALETTE.rose, PALETTE.slate, PALETTE.teal, PALETTE.plum][map.groupAt(x, y) % 4] ??
      PALETTE.rose;
    writer.at(x, FLOOR_HEIGHT, y);
    const [west, east] = [map.propAt(x - 1, y) === "rug", map.propAt(x + 1, y) === "rug"];
    const [north, south] = [map.propAt(x, y - 1) === "rug", map.propAt(x, y + 1) === "rug"];
    const rug = (inset: number, high: number, tone: number) => {
      const [x0, x1] = [west ? 0 : inset, east ? 1 : 1 - inset];
      const [z0, z1] = [north ? 0 : inset, south ? 1 : 1 - inset];
      writer.face(
        [
          [x0, high, z1],
          [x1, high, z1],
          [x1, high, z0],
          [x0, high, z0],
        ],
        tone,
      );
    };
    rug(0.06, 0.012, mixColour(colour, PALETTE.cream, 0.6));
    rug(0.18, 0.02, mixColour(colour, PALETTE.cream, 0.18));
  },
  plant: (writer) => {
    writer.cylinder(0.15, 0.21, 0, 0.3, 6, PALETTE.terracotta, PALETTE.bark);
    writer.contactHeight = 0;
    writer.ball([0, 0.56, 0], [0.28, 0.32, 0.28], 4, 6, PALETTE.leaf);
    writer.ball([0.08, 0.82, 0.04], [0.17, 0.2, 0.17], 3, 5, PALETTE.leafWarm);
  },
  shelf: (writer, map, x, y) => {
    const office = map.scene.venues[map.groupAt(x, y) - 1]?.type === "office";
    writer.box([-0.48, 0, -0.4], [0.48, 1.02, 0.16], PALETTE.woodDark, PALETTE.wood);
    const wares = office
      ? [PALETTE.slate, PALETTE.plum, PALETTE.rose, PALETTE.stone]
      : [PALETTE.terracotta, PALETTE.ochre, PALETTE.leafWarm, PALETTE.cream];
    for (let row = 0; row < 3; row++) {
      for (let item = 0; item < 4; item++) {
        const left = -0.42 + item * 0.215;
        const colour =
          wares[Math.floor(hash(x * 4 + item, y * 3 + row, 2) * wares.length)] ?? PALETTE.cream;
        const low = 0.08 + row * 0.31;
        writer.box(
          [left, low, 0.16],
          [left + 0.17, low + 0.16 + hash(item, row, x) * 0.08, 0.21],
          colour,
        );
      }
    }
  },
  sofa: (writer, map, x, y) => {
    const cloth =
      map.scene.venues[map.groupAt(x, y) - 1]?.type === "home" ? PALETTE.rose : PALETTE.teal;
    writer.box([-0.5, 0, -0.36], [0.5, 0.34, 0.34], cloth, shadeColour(cloth, 1.1));
    writer.box([-0.5, 0.34, -0.4], [0.5, 0.74, -0.2], cloth);
    if (map.propAt(x - 1, y) !== "sofa")
      writer.box([-0.5, 0.34, -0.2], [-0.38, 0.52, 0.34], shadeColour(cloth, 0.92));
    if (map.propAt(x + 1, y) !== "sofa")
      writer.box([0.38, 0.34, -0.2], [0.5, 0.52, 0.34], shadeColour(cloth, 0.92));
  },
  machine: (writer, _map, x, y) => {
    const accent = hash(x, y, 5) > 0.5 ? PALETTE.terracotta : PALETTE.ochre;
    writer.box([-0.26, 0, -0.44], [0.26, 0.14, 0.4], PALETTE.dark);
    writer.box([-0.3, 0.14, 0.28], [-0.22, 0.9, 0.36], PALETTE.metal);
    writer.box([0.22, 0.14, 0.28], [0.3, 0.9, 0.36], PALETTE.metal);
    writer.box([-0.3, 0.84, 0.2], [0.3, 0.96, 0.38], accent);
    writer.box([-0.22, 0.3, -0.3], [0.22, 0.4, 0.1], accent);
  },
  fountain: (writer, map, x, y) => {
    if (map.propAt(x - 1, y) === "fountain" || map.propAt(x, y - 1) === "fountain") return;
    writer.at(x + 1, PAVING_HEIGHT, y + 1);
    writer.contactHeight = 0.3;
    writer.cylinder(1.5, 1.42, 0, 0.34, 12, PALETTE.stone, shadeColour(PALETTE.stone, 1.1));
    writer.at(x + 1, PAVING_HEIGHT + 0.02, y + 1);
    writer.cylinder(1.24, 1.24, 0.33, 0.34, 12, PALETTE.water, PALETTE.water);
    writer.cylinder(0.26, 0.16, 0.3, 0.95, 8, PALETTE.stone);
    writer.cylinder(0.2, 0.66, 0.86, 1.06, 10, PALETTE.stone, shadeColour(PALETTE.stone, 1.08));
    writer.cylinder(0.54, 0.54, 1.05, 1.075, 10, PALETTE.water, shadeColour(PALETTE.water, 1.16));
    writer.cylinder(0.1, 0.08, 1.03, 1.35, 6, PALETTE.stone);
  },
};

/** Street lamps: post, arm and a lantern that glows at dusk. */
export function buildLamps(writer: MeshWriter, map: TownMap): void {
  writer.group = 0;
  writer.contactHeight = 0.5;
  for (const lamp of map.lamps) {
    writer.at(lamp.x, PAVING_HEIGHT, lamp.z);
    writer.cylinder(0.15, 0.09, 0, 0.22, 6, PALETTE.dark);
    writer.cylinder(0.05, 0.04, 0.2, 1.95, 5, PALETTE.dark);
    writer.glow = 1;
    writer.cylinder(0.12, 0.2, 1.95, 2.28, 6, PALETTE.cream, PALETTE.cream);
    writer.glow = 0;
    writer.cylinder(0.26, 0.04, 2.28, 2.46, 6, PALETTE.dark, PALETTE.dark);
  }
  writer.at(0, 0, 0);
}
