import { BufferAttribute, InstancedBufferGeometry } from "three";

/** Parts and colour roles as the figure shader knows them. */
const LIMB = {
  trunk: 0,
  head: 1,
  leftArm: 2,
  rightArm: 3,
  leftLeg: 4,
  rightLeg: 5,
  skirt: 6,
  bag: 7,
  plate: 8,
  quilt: 9,
  hair: 10,
  suitcase: 20,
} as const;
const ROLE = {
  shirt: 0,
  legwear: 1,
  skin: 2,
  hair: 3,
  dark: 4,
  paper: 5,
  white: 6,
  quilt: 7,
  leather: 8,
} as const;

/** Heads, hair and hats have their corners cut. */
const ROUNDED = new Set<number>([ROLE.skin, ROLE.hair, ROLE.quilt, ROLE.white]);

export const HAIR_STYLES = 5;

/** Outlines of a block, counter-clockwise from above, in half-widths. */
const SQUARE: readonly (readonly [number, number])[] = [
  [-1, 1],
  [1, 1],
  [1, -1],
  [-1, -1],
];
const OCTAGON: readonly (readonly [number, number])[] = [
  [-0.55, 1],
  [0.55, 1],
  [1, 0.5],
  [1, -0.5],
  [0.55, -1],
  [-0.55, -1],
  [-1, -0.5],
  [-1, 0.5],
];

type Point = readonly [number, number, number];

/** One townsperson, 1.2 tiles tall, looking south: a few tapered boxes; every part says which limb it hangs on. */
export function buildFigure(): InstancedBufferGeometry {
  const figure = new FigureWriter();
  figure.block(LIMB.leftLeg, ROLE.legwear, [-0.1, 0.08, 0], [0.085, 0.085], [0.095, 0.1], 0.36);
  figure.block(LIMB.rightLeg, ROLE.legwear, [0.1, 0.08, 0], [0.085, 0.085], [0.095, 0.1], 0.36);
  figure.block(LIMB.leftLeg, ROLE.dark, [-0.1, 0, 0.03], [0.1, 0.14], [0.09, 0.11], 0.09);
  figure.block(LIMB.rightLeg, ROLE.dark, [0.1, 0, 0.03], [0.1, 0.14], [0.09, 0.11], 0.09);
  figure.block(LIMB.trunk, ROLE.legwear, [0, 0.38, 0], [0.19, 0.12], [0.2, 0.13], 0.1);
  figure.block(LIMB.trunk, ROLE.shirt, [0, 0.46, 0], [0.2, 0.13], [0.235, 0.14], 0.3);
  figure.block(LIMB.trunk, ROLE.shirt, [0, 0.76, 0], [0.235, 0.14], [0.12, 0.09], 0.09);
  figure.block(LIMB.trunk, ROLE.skin, [0, 0.82, 0], [0.07, 0.06], [0.07, 0.06], 0.08);
  figure.block(LIMB.skirt, ROLE.legwear, [0, 0.24, 0], [0.29, 0.24], [0.2, 0.13], 0.26);
  for (const [side, limb] of [
    [-1, LIMB.leftArm],
    [1, LIMB.rightArm],
  ] as const) {
    figure.block(limb, ROLE.shirt, [side * 0.285, 0.62, 0], [0.062, 0.072], [0.07, 0.085], 0.2);
    figure.block(limb, ROLE.skin, [side * 0.29, 0.42, 0], [0.052, 0.06], [0.056, 0.066], 0.2);
  }
  // Head: three stacked tapers read as round.
  figure.block(LIMB.head, ROLE.skin, [0, 0.88, 0], [0.13, 0.13], [0.195, 0.19], 0.1);
  figure.block(LIMB.head, ROLE.skin, [0, 0.98, 0], [0.195, 0.19], [0.2, 0.195], 0.13);
  figure.block(LIMB.head, ROLE.skin, [0, 1.11, 0], [0.2, 0.195], [0.14, 0.14], 0.1);
  for (const side of [-1, 1])
    figure.block(
      LIMB.head,
      ROLE.dark,
      [side * 0.085, 1.01, 0.194],
      [0.024, 0.012],
      [0.024, 0.012],
      0.06,
    );
  hairStyles(figure);
  // A paper bag or a suitcase in the right hand, a plate before the chest, a quilt for sleepers.
  figure.block(LIMB.bag, ROLE.paper, [0.3, 0.14, 0.02], [0.11, 0.08], [0.13, 0.1], 0.26);
  figure.block(LIMB.suitcase, ROLE.leather, [0.32, 0.1, 0], [0.09, 0.24], [0.09, 0.24], 0.3);
  figure.block(LIMB.suitcase, ROLE.dark, [0.32, 0.4, 0], [0.03, 0.08], [0.03, 0.06], 0.06);
  figure.block(LIMB.plate, ROLE.white, [0, 0.6, 0.36], [0.12, 0.12], [0.15, 0.15], 0.03);
  figure.block(LIMB.plate, ROLE.paper, [0, 0.63, 0.36], [0.08, 0.08], [0.05, 0.05], 0.05);
  figure.block(LIMB.quilt, ROLE.quilt, [0, -0.02, -0.02], [0.42, 0.14], [0.4, 0.17], 0.72);
  return figure.finish();
}

/** The same at a distance, where a head is a few pixels wide: an eighth of the triangles, in the same colours. */
export function buildFarFigure(): InstancedBufferGeometry {
  const figure = new FigureWriter({ isPlain: true });
  for (const [side, leg, arm] of [
    [-1, LIMB.leftLeg, LIMB.leftArm],
    [1, LIMB.rightLeg, LIMB.rightArm],
  ] as const) {
    figure.block(leg, ROLE.legwear, [side * 0.1, 0, 0], [0.09, 0.1], [0.095, 0.1], 0.44);
    figure.block(arm, ROLE.shirt, [side * 0.285, 0.42, 0], [0.056, 0.066], [0.07, 0.085], 0.4);
  }
  figure.block(LIMB.trunk, ROLE.shirt, [0, 0.4, 0], [0.2, 0.13], [0.215, 0.13], 0.44);
  figure.block(LIMB.skirt, ROLE.legwear, [0, 0.24, 0], [0.29, 0.24], [0.2, 0.13], 0.26);
  figure.block(LIMB.head, ROLE.skin, [0, 0.86, 0], [0.15, 0.15], [0.19, 0.185], 0.32);
  for (let style = 0; style < HAIR_STYLES; style++) {
    const drop = FAR_HAIR[style] ?? 0;
    const limb = LIMB.hair + style;
    figure.block(limb, ROLE.hair, [0, 1.12 - drop, -0.06], [0.2, 0.16], [0.16, 0.15], drop + 0.14);
  }
  figure.block(LIMB.hair + 4, ROLE.quilt, [0, 1.13, 0], [0.28, 0.28], [0.18, 0.18], 0.15);
  figure.block(LIMB.bag, ROLE.paper, [0.3, 0.14, 0.02], [0.11, 0.08], [0.13, 0.1], 0.26);
  figure.block(LIMB.suitcase, ROLE.leather, [0.32, 0.1, 0], [0.09, 0.24], [0.09, 0.24], 0.3);
  figure.block(LIMB.plate, ROLE.white, [0, 0.6, 0.36], [0.12, 0.12], [0.15, 0.15], 0.04);
  figure.block(LIMB.quilt, ROLE.quilt, [0, -0.02, -0.02], [0.42, 0.14], [0.4, 0.17], 0.72);
  return figure.finish();
}

/** How far hair hangs down, by style. */
const FAR_HAIR = [0.12, 0.22, 0.14, 0.36, 0.1];

function hairStyles(figure: FigureWriter): void {
  const cap = (style: number, drop: number) => {
    figure.block(LIMB.hair + style, ROLE.hair, [0, 1.12, -0.01], [0.215, 0.21], [0.15, 0.15], 0.13);
    figure.block(
      LIMB.hair + style,
      ROLE.hair,
      [0, 1.12 - drop, -0.13],
      [0.19, 0.075],
      [0.213, 0.09],
      drop + 0.02,
    );
  };
  cap(0, 0.14);
  // A bob round the face.
  cap(1, 0.24);
  for (const side of [-1, 1])
    figure.block(
      LIMB.hair + 1,
      ROLE.hair,
      [side * 0.19, 0.92, -0.04],
      [0.045, 0.13],
      [0.04, 0.15],
      0.22,
    );
  // Swept up in a bun.
  cap(2, 0.16);
  figure.block(LIMB.hair + 2, ROLE.hair, [0, 1.2, -0.12], [0.1, 0.09], [0.07, 0.07], 0.13);
  // Long, down the back.
  cap(3, 0.4);
  // A brimmed hat.
  figure.block(LIMB.hair + 4, ROLE.hair, [0, 1.02, -0.13], [0.18, 0.07], [0.2, 0.08], 0.12);
  figure.block(LIMB.hair + 4, ROLE.quilt, [0, 1.13, 0], [0.28, 0.28], [0.26, 0.26], 0.035);
  figure.block(LIMB.hair + 4, ROLE.quilt, [0, 1.16, 0], [0.2, 0.2], [0.16, 0.16], 0.13);
}

class FigureWriter {
  private readonly positions: number[] = [];
  private readonly normals: number[] = [];
  private readonly limbs: number[] = [];
  private readonly indices: number[] = [];
  /** With square corners, and without what is never seen from below. */
  private readonly isPlain: boolean;

  constructor({ isPlain = false }: { readonly isPlain?: boolean } = {}) {
    this.isPlain = isPlain;
  }

  /** An upright block of `height` on `base`, half-widths x and z from `low` at the bottom to `high` at the top. */
  block(
    limb: number,
    role: number,
    base: Point,
    low: readonly [number, number],
    high: readonly [number, number],
    height: number,
  ): void {
    const isRound = ROUNDED.has(role) || limb === LIMB.trunk || limb === LIMB.skirt;
    const outline = isRound && !this.isPlain ? OCTAGON : SQUARE;
    const [x, y, z] = base;
    const ring = (half: readonly [number, number], level: number): Point[] =>
      outline.map(([across, along]) => [x + half[0] * across, level, z + half[1] * along]);
    const bottom = ring(low, y);
    const top = ring(high, y + height);
    for (let side = 0; side < outline.length; side++) {
      const next = (side + 1) % outline.length;
      this.facet([bottom[side], bottom[next], top[next], top[side]], limb, role);
    }
    this.facet(top, limb, role);
    if (!this.isPlain) this.facet(bottom.toReversed(), limb, role);
  }

  private facet(corners: readonly (Point | undefined)[], limb: number, role: number): void {
    const [a, b] = corners;
    const d = corners.at(-1);
    if (a === undefined || b === undefined || d === undefined) return;
    const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [vx, vy, vz] = [d[0] - a[0], d[1] - a[1], d[2] - a[2]];
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const length = Math.hypot(...normal) || 1;
    const first = this.positions.length / 3;
    for (const corner of corners) {
      if (corner === undefined) continue;
      this.positions.push(...corner);
      this.normals.push(normal[0] / length, normal[1] / length, normal[2] / length);
      // A little darker lower down.
      this.limbs.push(limb, role, 0.86 + Math.min(0.14, corner[1] * 0.18), 0);
    }
    for (let corner = 2; corner < corners.length; corner++)
      this.indices.push(first, first + corner - 1, first + corner);
  }

  finish(): InstancedBufferGeometry {
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(this.positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(this.normals), 3));
    geometry.setAttribute("limb", new BufferAttribute(new Float32Array(this.limbs), 4));
    geometry.setIndex(this.indices);
    return geometry;
  }
}
