import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";
import { PART, type MeshWriter } from "../mesh-writer.ts";
import type { Venue } from "../town-map.ts";
import type { VenueStyle } from "./venue-style.ts";
import { vaultRoof } from "./roof-vault.ts";
import { flatRoof, storeyRoof } from "./roofs-flat.ts";
import { WALL_HEIGHT } from "./walls.ts";

const OVERHANG = 0.42;

/** The part of a building that lifts away: roof, gables, chimney, upper storey. */
export function buildRoof(
  writer: MeshWriter,
  venue: Venue,
  group: number,
  style: VenueStyle,
): void {
  const [left, top, wide, tall] = venue.rect;
  // Sloping roofs sit a little higher, or the wall tops would come through at the eaves.
  const lift = style.shape === "gable" || style.shape === "hip" ? 0.17 : 0;
  const halfX = (wide - 1) / 2;
  const halfZ = (tall - 1) / 2;
  writer.group = group;
  writer.part = PART.roof;
  writer.contact = 1;
  writer.at(left + wide / 2, WALL_HEIGHT + lift, top + tall / 2);
  const variant = hash(left, top, 5);
  if (style.shape === "gable") gableRoof(writer, halfX, halfZ, style, variant);
  else if (style.shape === "hip") hipRoof(writer, halfX, halfZ, style);
  else if (style.shape === "storey") storeyRoof(writer, halfX, halfZ, style);
  else if (style.shape === "vault") vaultRoof(writer, halfX, halfZ, style);
  else flatRoof(writer, halfX, halfZ, style);
  writer.part = PART.fixed;
  writer.group = 0;
  writer.glow = 0;
  writer.contact = 0.8;
  writer.at(0, 0, 0);
}

/** Two slopes of stepped shingle rows; ridge along x. */
function gableRoof(
  writer: MeshWriter,
  halfX: number,
  halfZ: number,
  style: VenueStyle,
  variant: number,
): void {
  const rise = 1.5 + variant * 0.35;
  const eaveX = halfX + OVERHANG;
  const eaveZ = halfZ + OVERHANG;
  const drop = (OVERHANG / halfZ) * rise;
  const rows = 6;
  for (const side of [1, -1] as const) {
    for (let row = 0; row < rows; row++) {
      const low = row / rows;
      const high = (row + 1) / rows;
      const z0 = side * eaveZ * (1 - low);
      const z1 = side * eaveZ * (1 - high);
      const y0 = -drop + (rise + drop) * low + 0.06;
      const y1 = -drop + (rise + drop) * high;
      const tone = shadeColour(style.roof, 0.94 + ((row * 37) % 5) * 0.03);
      const x = side * eaveX;
      writer.face(
        [
          [-x, y0, z0],
          [x, y0, z0],
          [x, y1, z1],
          [-x, y1, z1],
        ],
        tone,
        [0.93, 0.93, 1.04, 1.04],
      );
      writer.face(
        [
          [-x, y0 - 0.08, z0],
          [x, y0 - 0.08, z0],
          [x, y0, z0],
          [-x, y0, z0],
        ],
        shadeColour(style.roof, 0.84),
      );
    }
  }
  // Boards under the verge, and the gable walls behind them.
  for (const side of [1, -1] as const) {
    const x = side * eaveX;
    const board = style.trim;
    for (const slope of [1, -1] as const) {
      const eave = slope * eaveZ;
      const corners = [
        [x, -drop - 0.12, eave],
        [x, -drop + 0.08, eave],
        [x, rise + 0.08, 0],
        [x, rise - 0.14, 0],
      ] as const;
      writer.face(side * slope > 0 ? corners : [...corners].reverse(), board);
    }
    const wallX = side * (halfX + 0.12);
    const gable = [
      [wallX, 0, side * halfZ],
      [wallX, 0, -side * halfZ],
      [wallX, rise, 0],
    ] as const;
    writer.face(gable, style.wall);
    writer.glow = 1;
    const windowX = wallX + side * 0.02;
    const pane = [
      [windowX, 0.34, side * 0.22],
      [windowX, 0.34, -side * 0.22],
      [windowX, 0.78, -side * 0.22],
      [windowX, 0.78, side * 0.22],
    ] as const;
    writer.face(pane, PALETTE.glass);
    writer.glow = 0;
  }
  writer.box([-eaveX, rise - 0.02, -0.1], [eaveX, rise + 0.09, 0.1], shadeColour(style.roof, 0.82));
  const chimneyX = (variant > 0.5 ? 1 : -1) * halfX * 0.55;
  const chimneyZ = -halfZ * 0.42;
  writer.box(
    [chimneyX - 0.26, 0.4, chimneyZ - 0.26],
    [chimneyX + 0.26, rise + 0.45, chimneyZ + 0.26],
    mixColour(PALETTE.terracotta, PALETTE.stone, 0.45),
  );
  writer.box(
    [chimneyX - 0.33, rise + 0.45, chimneyZ - 0.33],
    [chimneyX + 0.33, rise + 0.56, chimneyZ + 0.33],
    PALETTE.stone,
    PALETTE.dark,
  );
  if (variant > 0.35) dormer(writer, -chimneyX * 0.5, eaveZ, rise, drop, style);
}

function dormer(
  writer: MeshWriter,
  x: number,
  eaveZ: number,
  rise: number,
  drop: number,
  style: VenueStyle,
): void {
  const at = 0.36;
  const z = eaveZ * (1 - at) + 0.12;
  const y = -drop + (rise + drop) * at;
  writer.box([x - 0.5, y - 0.1, z - 1], [x + 0.5, y + 0.5, z], style.wall);
  writer.glow = 1;
  writer.face(
    [
      [x - 0.28, y + 0.08, z + 0.02],
      [x + 0.28, y + 0.08, z + 0.02],
      [x + 0.28, y + 0.46, z + 0.02],
      [x - 0.28, y + 0.46, z + 0.02],
    ],
    PALETTE.glass,
  );
  writer.glow = 0;
  const peak = y + 0.92;
  const back = z - 1.3;
  const front = z + 0.16;
  writer.face(
    [
      [x - 0.5, y + 0.46, z],
      [x + 0.5, y + 0.46, z],
      [x, peak - 0.06, z],
    ],
    style.wall,
  );
  writer.face(
    [
      [x, peak, front],
      [x + 0.68, y + 0.36, front],
      [x + 0.68, y + 0.36, back],
      [x, peak, back],
    ],
    style.roof,
  );
  writer.face(
    [
      [x - 0.68, y + 0.36, front],
      [x, peak, front],
      [x, peak, back],
      [x - 0.68, y + 0.36, back],
    ],
    style.roof,
  );
}

/** Four slopes; a broad café roof with a lantern. */
function hipRoof(writer: MeshWriter, halfX: number, halfZ: number, style: VenueStyle): void {
  const rise = 1.9;
  const rows = 6;
  const ring = (share: number): readonly [number, number] => [
    (halfX + OVERHANG) * (1 - share) + (halfX - halfZ * 0.9) * share,
    (halfZ + OVERHANG) * (1 - share),
  ];
  for (let row = 0; row < rows; row++) {
    const [x0, z0] = ring(row / rows);
    const [x1, z1] = ring((row + 1) / rows);
    const y0 = -0.12 + (rise * row) / rows + 0.06;
    const y1 = -0.12 + (rise * (row + 1)) / rows;
    const tone = shadeColour(style.roof, 0.92 + ((row * 37) % 5) * 0.035);
    const shades = [0.94, 0.94, 1.04, 1.04];
    writer.face(
      [
        [-x0, y0, z0],
        [x0, y0, z0],
        [x1, y1, z1],
        [-x1, y1, z1],
      ],
      tone,
      shades,
    );
    writer.face(
      [
        [x0, y0, -z0],
        [-x0, y0, -z0],
        [-x1, y1, -z1],
        [x1, y1, -z1],
      ],
      tone,
      shades,
    );
    writer.face(
      [
        [x0, y0, z0],
        [x0, y0, -z0],
        [x1, y1, -z1],
        [x1, y1, z1],
      ],
      tone,
      shades,
    );
    writer.face(
      [
        [-x0, y0, -z0],
        [-x0, y0, z0],
        [-x1, y1, z1],
        [-x1, y1, -z1],
      ],
      tone,
      shades,
    );
    writer.box([-x0, y0 - 0.08, -z0], [x0, y0 - 0.005, z0], shadeColour(style.roof, 0.84));
  }
  writer.box([-1.1, rise - 0.5, -0.5], [1.1, rise + 0.1, 0.5], style.trim);
  writer.glow = 1;
  for (const side of [1, -1] as const) {
    writer.face(
      [
        [-0.95 * side, rise - 0.3, 0.52 * side],
        [0.95 * side, rise - 0.3, 0.52 * side],
        [0.95 * side, rise + 0.02, 0.52 * side],
        [-0.95 * side, rise + 0.02, 0.52 * side],
      ],
      PALETTE.glass,
    );
  }
  writer.glow = 0;
  writer.face(
    [
      [-1.3, rise + 0.08, 0.7],
      [1.3, rise + 0.08, 0.7],
      [0.7, rise + 0.5, 0],
      [-0.7, rise + 0.5, 0],
    ],
    style.roof,
  );
  writer.face(
    [
      [1.3, rise + 0.08, -0.7],
      [-1.3, rise + 0.08, -0.7],
      [-0.7, rise + 0.5, 0],
      [0.7, rise + 0.5, 0],
    ],
    style.roof,
  );
  writer.face(
    [
      [1.3, rise + 0.08, 0.7],
      [1.3, rise + 0.08, -0.7],
      [0.7, rise + 0.5, 0],
    ],
    style.roof,
  );
  writer.face(
    [
      [-1.3, rise + 0.08, -0.7],
      [-1.3, rise + 0.08, 0.7],
      [-0.7, rise + 0.5, 0],
    ],
    style.roof,
  );
}
