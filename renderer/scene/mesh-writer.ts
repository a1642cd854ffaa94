import { BufferAttribute, BufferGeometry } from "three";

/** What a vertex does besides being lit, see the shader: walls sink by side, roofs lift off. */
export const PART = {
  fixed: 0,
  wallNorth: 1,
  wallEast: 2,
  wallSouth: 3,
  wallWest: 4,
  wallInner: 5,
  roof: 6,
} as const;

type Point = readonly [number, number, number];

const GROW = 4096;

/**
 * Collects coloured triangles into one geometry, so that everything static is a handful of draw calls.
 *
 * Attributes: `position`, `normal`, `tint` (colour, own light), `lamp` (lamplight received, room light
 * received, group, part). Placement (`at`) and state (`group`, `part`, `glow`) hold until changed.
 */
export class MeshWriter {
  group = 0;
  part: number = PART.fixed;
  /** Own light, 0 to 1, times the group's light level. */
  glow = 0;
  /** Share of the room's light that falls here, 0 to 1. */
  room = 0;
  /** How dark things get where they touch the ground, and up to which height. */
  contact = 0.8;
  contactHeight = 0.5;

  private positions = new Float32Array(GROW * 3);
  private normals = new Int8Array(GROW * 4);
  private tints = new Uint8Array(GROW * 4);
  private lamps = new Uint16Array(GROW * 4);
  private readonly indices: number[] = [];
  private count = 0;
  private originX = 0;
  private originY = 0;
  private originZ = 0;
  private cosine = 1;
  private sine = 0;

  /** Following shapes are placed here, turned by `yaw` (0 looks south, +z). */
  at(x: number, y: number, z: number, yaw = 0): this {
    this.originX = x;
    this.originY = y;
    this.originZ = z;
    this.cosine = Math.cos(yaw);
    this.sine = Math.sin(yaw);
    return this;
  }

  get vertexCount(): number {
    return this.count;
  }

  vertex(x: number, y: number, z: number, normal: Point, colour: number, shade = 1): number {
    if (this.count * 3 >= this.positions.length) this.grow();
    const index = this.count++;
    this.positions[index * 3] = this.originX + x * this.cosine + z * this.sine;
    this.positions[index * 3 + 1] = this.originY + y;
    this.positions[index * 3 + 2] = this.originZ - x * this.sine + z * this.cosine;
    this.normals[index * 4] = Math.round((normal[0] * this.cosine + normal[2] * this.sine) * 127);
    this.normals[index * 4 + 1] = Math.round(normal[1] * 127);
    this.normals[index * 4 + 2] = Math.round(
      (normal[2] * this.cosine - normal[0] * this.sine) * 127,
    );
    const low = this.contactHeight > 0 ? Math.min(1, Math.max(0, y / this.contactHeight)) : 1;
    const light = shade * (this.contact + (1 - this.contact) * low);
    this.tints[index * 4] = Math.min(255, ((colour >> 16) & 0xff) * light);
    this.tints[index * 4 + 1] = Math.min(255, ((colour >> 8) & 0xff) * light);
    this.tints[index * 4 + 2] = Math.min(255, (colour & 0xff) * light);
    this.tints[index * 4 + 3] = Math.round(this.glow * 255);
    this.lamps[index * 4 + 1] = Math.round(this.room * 255);
    this.lamps[index * 4 + 2] = this.group;
    this.lamps[index * 4 + 3] = this.part;
    return index;
  }

  triangle(first: number, second: number, third: number): void {
    this.indices.push(first, second, third);
  }

  /** A flat face of three or four corners, counter-clockwise seen from outside. */
  face(corners: readonly Point[], colour: number, shades: readonly number[] = []): void {
    const [a, b, c] = corners;
    if (a === undefined || b === undefined || c === undefined) return;
    const normal = faceNormal(a, b, c);
    const first = this.count;
    for (const [index, corner] of corners.entries()) {
      this.vertex(corner[0], corner[1], corner[2], normal, colour, shades[index] ?? 1);
    }
    for (let index = 2; index < corners.length; index++)
      this.triangle(first, first + index - 1, first + index);
  }

  /** Box between two corners. `top` colours the upper face; the underside is left out. */
  box(low: Point, high: Point, colour: number, top = colour): void {
    const [x0, y0, z0] = low;
    const [x1, y1, z1] = high;
    this.face(
      [
        [x0, y1, z1],
        [x1, y1, z1],
        [x1, y1, z0],
        [x0, y1, z0],
      ],
      top,
    );
    this.face(
      [
        [x0, y0, z1],
        [x1, y0, z1],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      colour,
    );
    this.face(
      [
        [x1, y0, z0],
        [x0, y0, z0],
        [x0, y1, z0],
        [x1, y1, z0],
      ],
      colour,
    );
    this.face(
      [
        [x1, y0, z1],
        [x1, y0, z0],
        [x1, y1, z0],
        [x1, y1, z1],
      ],
      colour,
    );
    this.face(
      [
        [x0, y0, z0],
        [x0, y0, z1],
        [x0, y1, z1],
        [x0, y1, z0],
      ],
      colour,
    );
  }

  /** Upright prism round the placed origin; `rTop` 0 makes a cone. */
  cylinder(
    rBottom: number,
    rTop: number,
    y0: number,
    y1: number,
    sides: number,
    colour: number,
    top = colour,
  ): void {
    const ring = (radius: number, y: number, step: number): Point => {
      const angle = (step / sides) * Math.PI * 2;
      return [Math.sin(angle) * radius, y, Math.cos(angle) * radius];
    };
    const lid: Point[] = [];
    for (let step = 0; step < sides; step++) {
      const a = ring(rBottom, y0, step);
      const b = ring(rBottom, y0, step + 1);
      const c = ring(rTop, y1, step + 1);
      const d = ring(rTop, y1, step);
      this.face(rTop > 0 ? [a, b, c, d] : [a, b, c], colour);
      lid.push(d);
    }
    if (rTop > 0) this.face(lid, top);
  }

  /** A faceted ball of `rings` × `sides`, squeezed and roughened a little by `wobble`. */
  ball(
    centre: Point,
    radius: Point,
    rings: number,
    sides: number,
    colour: number,
    wobble: (ring: number, side: number) => number = () => 1,
  ): void {
    const at = (ring: number, side: number): Point => {
      const polar = (ring / rings) * Math.PI;
      const angle = ((side % sides) / sides) * Math.PI * 2 + ring * 0.4;
      const rough = wobble(ring, side % sides);
      return [
        centre[0] + Math.sin(polar) * Math.sin(angle) * radius[0] * rough,
        centre[1] + Math.cos(polar) * radius[1] * rough,
        centre[2] + Math.sin(polar) * Math.cos(angle) * radius[2] * rough,
      ];
    };
    for (let ring = 0; ring < rings; ring++) {
      const shades = [(ring + 1) / rings, (ring + 1) / rings, ring / rings, ring / rings].map(
        (down) => 1.06 - 0.26 * down * down,
      );
      for (let side = 0; side < sides; side++) {
        const lower: Point[] = [at(ring + 1, side), at(ring + 1, side + 1)];
        const upper: Point[] = [at(ring, side + 1), at(ring, side)];
        if (ring === 0) this.face([...lower, at(0, 0)], colour, shades);
        else if (ring === rings - 1)
          this.face([at(rings, 0), ...upper], colour, [
            shades[0] ?? 1,
            shades[2] ?? 1,
            shades[2] ?? 1,
          ]);
        else this.face([...lower, ...upper], colour, shades);
      }
    }
  }

  /** Adds street-lamp light (0 to 255) per vertex, then hands over the geometry. */
  finish(lampLightAt: (x: number, y: number, z: number) => number): BufferGeometry {
    for (let index = 0; index < this.count; index++) {
      const [x, y, z] = this.positions.subarray(index * 3, index * 3 + 3);
      if ((this.lamps[index * 4 + 1] ?? 0) === 0)
        this.lamps[index * 4] = lampLightAt(x ?? 0, y ?? 0, z ?? 0);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute(
      "position",
      new BufferAttribute(this.positions.slice(0, this.count * 3), 3),
    );
    geometry.setAttribute(
      "normal",
      new BufferAttribute(this.normals.slice(0, this.count * 4), 4, true),
    );
    geometry.setAttribute(
      "tint",
      new BufferAttribute(this.tints.slice(0, this.count * 4), 4, true),
    );
    geometry.setAttribute("lamp", new BufferAttribute(this.lamps.slice(0, this.count * 4), 4));
    geometry.setIndex(new BufferAttribute(new Uint32Array(this.indices), 1));
    return geometry;
  }

  private grow(): void {
    const size = this.count * 2;
    const enlarge = <T extends Float32Array | Int8Array | Uint8Array | Uint16Array>(
      old: T,
      larger: T,
    ): T => {
      larger.set(old);
      return larger;
    };
    this.positions = enlarge(this.positions, new Float32Array(size * 3));
    this.normals = enlarge(this.normals, new Int8Array(size * 4));
    this.tints = enlarge(this.tints, new Uint8Array(size * 4));
    this.lamps = enlarge(this.lamps, new Uint16Array(size * 4));
  }
}

function faceNormal(a: Point, b: Point, c: Point): Point {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
