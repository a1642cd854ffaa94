import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import type { SceneObject, TownMap } from "../town-map.ts";
import { FLOOR_HEIGHT } from "./heights.ts";

/** Yaw of a thing that looks north, east, south or west. */
export const yawOf = (facing: number): number =>
  [Math.PI, Math.PI / 2, 0, -Math.PI / 2][facing] ?? 0;

/** Objects people use. Local frame: front is +z, towards the user. */
export function buildObjects(outdoor: MeshWriter, indoor: MeshWriter, map: TownMap): void {
  for (const object of map.scene.objects) {
    if (!object.present) continue;
    const [x, y] = object.position;
    const indoors = map.groupAt(x, y) > 0;
    const writer = indoors ? indoor : outdoor;
    writer.group = map.groupAt(x, y);
    writer.room = indoors ? 0.9 : 0;
    writer.contactHeight = 0.4;
    writer.at(x + 0.5, indoors ? FLOOR_HEIGHT : 0, y + 0.5, yawOf(map.facingOf(object)));
    const build = BUILDERS[object.type];
    if (build !== undefined) build(writer, object);
  }
  for (const writer of [outdoor, indoor]) {
    writer.group = 0;
    writer.room = 0;
    writer.at(0, 0, 0);
  }
}

const BUILDERS: Readonly<Record<string, (writer: MeshWriter, object: SceneObject) => void>> = {
  bed: buildBed,
  fridge: buildFridge,
  stove: buildStove,
  chair: buildChair,
  till: buildTill,
  desk: buildDesk,
  shower: buildShower,
  bench: buildBench,
  wardrobe: buildWardrobe,
};

/** Head end at the wall behind; a quilt in a colour of its own. */
function buildBed(writer: MeshWriter, object: SceneObject): void {
  const quilts = [
    PALETTE.rose,
    PALETTE.teal,
    PALETTE.ochre,
    PALETTE.slate,
    PALETTE.plum,
    PALETTE.leafWarm,
  ];
  const quilt =
    quilts[Math.floor(hash(object.position[0], object.position[1], 3) * quilts.length)] ??
    PALETTE.rose;
  writer.box([-0.46, 0, -0.86], [0.46, 0.26, 0.92], PALETTE.woodDark);
  writer.box([-0.46, 0, -0.94], [0.46, 0.72, -0.84], PALETTE.wood);
  writer.box([-0.42, 0.26, -0.84], [0.42, 0.36, 0.88], PALETTE.cream);
  writer.box(
    [-0.3, 0.36, -0.8],
    [0.3, 0.46, -0.45],
    PALETTE.cream,
    shadeColour(PALETTE.cream, 1.05),
  );
  writer.box([-0.45, 0.24, -0.2], [0.45, 0.4, 0.9], quilt);
  writer.box([-0.45, 0.4, -0.2], [0.45, 0.415, -0.02], mixColour(quilt, PALETTE.cream, 0.55));
}

function buildFridge(writer: MeshWriter): void {
  writer.box([-0.38, 0, -0.42], [0.38, 1.28, 0.24], PALETTE.cream);
  writer.box([-0.38, 0.84, 0.24], [0.38, 0.87, 0.25], PALETTE.metal);
  writer.box([0.22, 0.92, 0.24], [0.28, 1.16, 0.3], PALETTE.metal);
  writer.box([0.22, 0.46, 0.24], [0.28, 0.78, 0.3], PALETTE.metal);
}

function buildStove(writer: MeshWriter): void {
  writer.box([-0.44, 0, -0.42], [0.44, 0.66, 0.26], PALETTE.metal, PALETTE.dark);
  writer.box([-0.3, 0.14, 0.26], [0.3, 0.46, 0.28], PALETTE.dark);
  writer.box([-0.44, 0.66, -0.42], [0.44, 0.84, -0.36], PALETTE.metal);
  for (const x of [-0.2, 0.2])
    writer.box([x - 0.13, 0.66, -0.2], [x + 0.13, 0.68, 0.06], PALETTE.terracotta);
  writer.box([0.06, 0.68, -0.18], [0.34, 0.82, 0.08], PALETTE.slate, PALETTE.ochre);
}

function buildChair(writer: MeshWriter): void {
  writer.box([-0.24, 0.28, -0.22], [0.24, 0.35, 0.24], PALETTE.wood);
  writer.box([-0.24, 0.35, -0.27], [0.24, 0.8, -0.2], PALETTE.wood);
  for (const x of [-0.2, 0.2])
    for (const z of [-0.2, 0.2])
      writer.box([x - 0.035, 0, z - 0.035], [x + 0.035, 0.28, z + 0.035], PALETTE.woodDark);
}

function buildTill(writer: MeshWriter): void {
  counterBlock(writer, -0.5, 0.5);
  writer.box([-0.2, 0.76, -0.12], [0.22, 0.88, 0.24], PALETTE.dark);
  writer.box([-0.16, 0.88, -0.1], [0.18, 1.06, -0.02], PALETTE.slate, PALETTE.dark);
}

function buildDesk(writer: MeshWriter): void {
  writer.box(
    [-0.62, 0.56, -0.38],
    [0.62, 0.63, 0.34],
    mixColour(PALETTE.wood, PALETTE.cream, 0.25),
  );
  for (const x of [-0.56, 0.5]) writer.box([x, 0, -0.34], [x + 0.07, 0.56, 0.3], PALETTE.woodDark);
  writer.box([0.24, 0.1, -0.34], [0.56, 0.56, 0.28], PALETTE.wood);
  writer.box([-0.28, 0.72, -0.22], [0.28, 1.08, -0.16], PALETTE.dark);
  writer.glow = 0.6;
  writer.face(
    [
      [-0.24, 0.76, -0.15],
      [0.24, 0.76, -0.15],
      [0.24, 1.04, -0.15],
      [-0.24, 1.04, -0.15],
    ],
    PALETTE.glass,
  );
  writer.glow = 0;
  writer.box([-0.05, 0.63, -0.22], [0.05, 0.74, -0.16], PALETTE.dark);
  writer.box([-0.24, 0.63, 0.02], [0.2, 0.66, 0.18], PALETTE.metal);
  writer.box([0.38, 0.63, -0.1], [0.5, 0.76, 0.02], PALETTE.rose);
  // The clerk's chair stands on the use tile.
  writer.box([-0.24, 0.3, 0.78], [0.24, 0.38, 1.24], PALETTE.slate);
  writer.box([-0.22, 0.42, 1.2], [0.22, 0.86, 1.27], PALETTE.slate);
  writer.box([-0.05, 0, 0.96], [0.05, 0.3, 1.06], PALETTE.dark);
}

function buildShower(writer: MeshWriter): void {
  const tile = mixColour(PALETTE.glass, PALETTE.cream, 0.6);
  writer.box([-0.5, 0, -0.5], [0.5, 0.07, 0.46], tile, PALETTE.cream);
  writer.box([-0.5, 0, -0.5], [0.5, 1.42, -0.43], tile, PALETTE.metal);
  for (const x of [-0.5, 0.44])
    writer.box([x, 0, -0.43], [x + 0.06, 1.42, 0.3], tile, PALETTE.metal);
  writer.box([-0.04, 1.2, -0.43], [0.04, 1.26, -0.1], PALETTE.metal);
  writer.box([-0.12, 1.14, -0.22], [0.12, 1.2, 0.02], PALETTE.metal);
}

function buildBench(writer: MeshWriter): void {
  for (const z of [-0.14, 0.02, 0.18])
    writer.box([-0.62, 0.3, z - 0.06], [0.62, 0.36, z + 0.06], PALETTE.wood);
  for (const y of [0.5, 0.66]) writer.box([-0.62, y, -0.27], [0.62, y + 0.1, -0.22], PALETTE.wood);
  for (const x of [-0.48, 0.42]) {
    writer.box([x, 0, -0.2], [x + 0.07, 0.3, 0.2], PALETTE.dark);
    writer.box([x, 0.3, -0.28], [x + 0.07, 0.74, -0.24], PALETTE.dark);
  }
}

function buildWardrobe(writer: MeshWriter): void {
  writer.box([-0.46, 0, -0.44], [0.46, 1.34, 0.16], PALETTE.wood, PALETTE.woodDark);
  writer.box([-0.01, 0.06, 0.16], [0.01, 1.28, 0.17], PALETTE.woodDark);
  for (const handle of [-0.1, 0.06])
    writer.box([handle, 0.6, 0.16], [handle + 0.04, 0.76, 0.2], PALETTE.metal);
}

/** A run of shop counter. */
export function counterBlock(writer: MeshWriter, x0: number, x1: number): void {
  writer.box([x0, 0, -0.34], [x1, 0.7, 0.34], mixColour(PALETTE.wood, PALETTE.cream, 0.15));
  writer.box([x0 - 0.005, 0.7, -0.4], [x1 + 0.005, 0.76, 0.4], PALETTE.woodDark);
}
