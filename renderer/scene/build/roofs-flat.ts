import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import type { MeshWriter } from "../mesh-writer.ts";
import type { VenueStyle } from "./venue-style.ts";

function slab(
  writer: MeshWriter,
  halfX: number,
  halfZ: number,
  y: number,
  style: VenueStyle,
  edge: number,
): void {
  writer.box(
    [-halfX - edge, y - 0.04, -halfZ - edge],
    [halfX + edge, y + 0.14, halfZ + edge],
    style.trim,
    style.roof,
  );
  const [x, z, high] = [halfX + edge, halfZ + edge, y + 0.42];
  writer.box([-x, y, z - 0.16], [x, high, z], style.trim);
  writer.box([-x, y, -z], [x, high, -z + 0.16], style.trim);
  writer.box([-x, y, -z + 0.16], [-x + 0.16, high, z - 0.16], style.trim);
  writer.box([x - 0.16, y, -z + 0.16], [x, high, z - 0.16], style.trim);
}

/** Flat roof with parapet, skylights and a vent: the grocer. */
export function flatRoof(
  writer: MeshWriter,
  halfX: number,
  halfZ: number,
  style: VenueStyle,
): void {
  slab(writer, halfX, halfZ, 0, style, 0.22);
  for (const x of [-halfX * 0.5, halfX * 0.5]) skylight(writer, x, -halfZ * 0.42);
  roofBeds(writer, halfX - 0.8, [halfZ * 0.16, halfZ * 0.42, halfZ * 0.68]);
  writer.box(
    [halfX - 1.7, 0.1, -halfZ + 0.6],
    [halfX - 0.7, 0.6, -halfZ + 1.5],
    PALETTE.metal,
    shadeColour(PALETTE.metal, 0.85),
  );
  writer.box(
    [-halfX + 0.7, 0.1, -halfZ + 0.7],
    [-halfX + 1.3, 0.75, -halfZ + 1.3],
    PALETTE.metal,
    PALETTE.dark,
  );
}

/** Rows of raised beds: the grocer grows salad on the roof. */
function roofBeds(writer: MeshWriter, halfX: number, rows: readonly number[]): void {
  const crops = [PALETTE.leaf, PALETTE.leafWarm, PALETTE.pine];
  for (const [row, z] of rows.entries()) {
    for (const side of [-1, 1]) {
      const [x0, x1] = side < 0 ? [-halfX, -0.4] : [0.4, halfX];
      writer.box([x0, 0.12, z - 0.32], [x1, 0.34, z + 0.32], PALETTE.wood, PALETTE.bark);
      for (let x = x0 + 0.3, index = 0; x < x1 - 0.2; x += 0.46, index++) {
        const crop = crops[(row + (side > 0 ? 1 : 0)) % crops.length] ?? PALETTE.leaf;
        const high = 0.44 + hash(index, row, 3) * 0.14;
        writer.box(
          [x - 0.16, 0.3, z - 0.22],
          [x + 0.16, high, z + 0.2],
          shadeColour(crop, 0.92),
          shadeColour(crop, 1.08),
        );
        if (index % 3 === row % 3)
          writer.box(
            [x - 0.06, high, z - 0.06],
            [x + 0.06, high + 0.09, z + 0.06],
            row === 1 ? PALETTE.terracotta : PALETTE.ochre,
          );
      }
    }
  }
}

/** A terrace on the flat part of the office roof: deck, tables, little trees in tubs. */
function terrace(writer: MeshWriter, halfX: number, z0: number, z1: number): void {
  for (let x = -halfX, index = 0; x < halfX - 0.01; x += 0.62, index++) {
    writer.box(
      [x, 0.13, z0],
      [Math.min(halfX, x + 0.58), 0.19, z1],
      shadeColour(PALETTE.wood, 0.95 + (index % 2) * 0.08),
    );
  }
  const middle = (z0 + z1) / 2;
  for (const x of [-halfX + 0.6, -halfX * 0.33, halfX * 0.33, halfX - 0.6]) {
    writer.box(
      [x - 0.26, 0.19, middle - 0.26],
      [x + 0.26, 0.52, middle + 0.26],
      PALETTE.terracotta,
      PALETTE.bark,
    );
    writer.ball(
      [x, 0.86, middle],
      [0.4, 0.42, 0.4],
      4,
      6,
      PALETTE.leaf,
      (ring, side) => 0.9 + hash(ring, side, 6) * 0.2,
    );
  }
  for (const x of [-halfX * 0.66, 0, halfX * 0.66]) {
    writer.box([x - 0.3, 0.48, middle - 0.3], [x + 0.3, 0.54, middle + 0.3], PALETTE.cream);
    writer.box([x - 0.05, 0.19, middle - 0.05], [x + 0.05, 0.5, middle + 0.05], PALETTE.dark);
  }
}

function skylight(writer: MeshWriter, x: number, z: number): void {
  const [y0, y1] = [0.14, 0.62];
  writer.glow = 0.7;
  writer.face(
    [
      [x - 0.8, y0, z + 0.9],
      [x + 0.8, y0, z + 0.9],
      [x + 0.8, y1, z],
      [x - 0.8, y1, z],
    ],
    PALETTE.glass,
    [0.85, 0.85, 1.1, 1.1],
  );
  writer.face(
    [
      [x + 0.8, y0, z - 0.9],
      [x - 0.8, y0, z - 0.9],
      [x - 0.8, y1, z],
      [x + 0.8, y1, z],
    ],
    PALETTE.glass,
    [0.85, 0.85, 1.1, 1.1],
  );
  writer.glow = 0;
  writer.face(
    [
      [x + 0.8, y0, z + 0.9],
      [x + 0.8, y0, z - 0.9],
      [x + 0.8, y1, z],
    ],
    PALETTE.cream,
  );
  writer.face(
    [
      [x - 0.8, y0, z - 0.9],
      [x - 0.8, y0, z + 0.9],
      [x - 0.8, y1, z],
    ],
    PALETTE.cream,
  );
}

/** A set-back upper storey with a window band and a clock tower: the office. */
export function storeyRoof(
  writer: MeshWriter,
  halfX: number,
  halfZ: number,
  style: VenueStyle,
): void {
  slab(writer, halfX, halfZ, 0, style, 0.22);
  // Set back to the north; what is left in front is a terrace.
  const [x, z, high] = [halfX - 0.7, halfZ - 1.5, 1.75];
  terrace(writer, halfX - 0.5, halfZ - 1.3, halfZ - 0.2);
  writer.box([-x, 0.1, -z], [x, high, z], style.wall);
  writer.glow = 1;
  const band = (
    count: number,
    half: number,
    place: (along: number) => readonly (readonly [number, number, number])[],
  ) => {
    for (let step = 0; step < count; step++) {
      writer.face(
        place(-half + ((step + 0.5) / count) * half * 2),
        PALETTE.glass,
        [0.8, 0.8, 1.12, 1.12],
      );
    }
  };
  const [y0, y1] = [0.55, 1.35];
  band(6, x - 0.3, (a) => [
    [a - 0.42, y0, z + 0.02],
    [a + 0.42, y0, z + 0.02],
    [a + 0.42, y1, z + 0.02],
    [a - 0.42, y1, z + 0.02],
  ]);
  band(6, x - 0.3, (a) => [
    [a + 0.42, y0, -z - 0.02],
    [a - 0.42, y0, -z - 0.02],
    [a - 0.42, y1, -z - 0.02],
    [a + 0.42, y1, -z - 0.02],
  ]);
  band(4, z - 0.3, (a) => [
    [x + 0.02, y0, a + 0.42],
    [x + 0.02, y0, a - 0.42],
    [x + 0.02, y1, a - 0.42],
    [x + 0.02, y1, a + 0.42],
  ]);
  band(4, z - 0.3, (a) => [
    [-x - 0.02, y0, a - 0.42],
    [-x - 0.02, y0, a + 0.42],
    [-x - 0.02, y1, a + 0.42],
    [-x - 0.02, y1, a - 0.42],
  ]);
  writer.glow = 0;
  writer.box(
    [-x - 0.18, high, -z - 0.18],
    [x + 0.18, high + 0.16, z + 0.18],
    style.trim,
    style.roof,
  );
  for (const bed of [-1, 1]) {
    const [x0, x1] = bed < 0 ? [-x + 0.6, -1.4] : [1.4, x - 0.6];
    writer.box([x0, high + 0.1, 0.2], [x1, high + 0.3, z - 0.4], PALETTE.stone, PALETTE.leaf);
    for (let at = x0 + 0.4; at < x1; at += 0.9)
      writer.ball([at, high + 0.36, z / 2], [0.32, 0.26, 0.3], 3, 6, PALETTE.leafWarm);
  }
  clockTower(writer, high + 0.1, style);
  writer.box(
    [-x + 0.5, high + 0.1, -z + 0.5],
    [-x + 1.5, high + 0.6, -z + 1.3],
    PALETTE.metal,
    shadeColour(PALETTE.metal, 0.85),
  );
}

function clockTower(writer: MeshWriter, base: number, style: VenueStyle): void {
  const half = 0.75;
  const high = base + 1.15;
  writer.box([-half, base, -half], [half, high, half], style.wall);
  writer.box([-half - 0.1, high, -half - 0.1], [half + 0.1, high + 0.12, half + 0.1], style.trim);
  const peak = high + 0.95;
  const eave = half + 0.12;
  const roof = mixColour(PALETTE.slate, PALETTE.dark, 0.2);
  writer.face(
    [
      [-eave, high + 0.1, eave],
      [eave, high + 0.1, eave],
      [0, peak, 0],
    ],
    roof,
  );
  writer.face(
    [
      [eave, high + 0.1, eave],
      [eave, high + 0.1, -eave],
      [0, peak, 0],
    ],
    roof,
  );
  writer.face(
    [
      [eave, high + 0.1, -eave],
      [-eave, high + 0.1, -eave],
      [0, peak, 0],
    ],
    roof,
  );
  writer.face(
    [
      [-eave, high + 0.1, -eave],
      [-eave, high + 0.1, eave],
      [0, peak, 0],
    ],
    roof,
  );
  writer.glow = 0.8;
  const middle = (base + high) / 2 + 0.05;
  for (const side of [1, -1] as const) {
    const dial = (flat: number): readonly (readonly [number, number, number])[] =>
      Array.from({ length: 10 }, (_unused, step) => {
        const angle = (step / 10) * Math.PI * 2 * side;
        return [
          Math.cos(angle) * flat,
          middle + Math.sin(angle) * flat * side,
          side * (half + 0.03),
        ] as const;
      });
    writer.face(dial(0.42), PALETTE.cream);
    writer.box(
      [-0.03, middle, side * (half + 0.05) - 0.01],
      [0.03, middle + 0.32, side * (half + 0.05) + 0.01],
      PALETTE.dark,
    );
    writer.box(
      [0, middle - 0.03, side * (half + 0.05) - 0.01],
      [0.22, middle + 0.03, side * (half + 0.05) + 0.01],
      PALETTE.dark,
    );
  }
  writer.glow = 0;
}
