import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  Mesh,
  type InstancedBufferGeometry,
  type ShaderMaterial,
} from "three";

import type { Scene } from "../../sim/telemetry/scene.ts";
import { buildFigure, HAIR_STYLES } from "./figure-geometry.ts";
import { hash, mixColour, PALETTE, parseColour } from "./palette.ts";
import type { Pose } from "./poses.ts";

const SKINS = [0xf3cfb3, 0xe3b08c, 0xc98d66, 0x9a6544, 0x70472f, 0xf0c39c];
const HAIRS = [0x2c2422, 0x5a3a26, 0x8a5a30, 0xc99a54, 0x6e3325, 0xb9b4ad, 0x3a2f45];
const LEGWEAR = [
  PALETTE.slate,
  PALETTE.dark,
  PALETTE.woodDark,
  PALETTE.plum,
  PALETTE.pine,
  0x4a5675,
];

/** All people in one draw call. Rows are slots; a row that is not present is placed out of sight. */
export class Figures {
  readonly mesh: Mesh<InstancedBufferGeometry>;
  private readonly place: InstancedBufferAttribute;
  private readonly pose: InstancedBufferAttribute;
  private readonly body: InstancedBufferAttribute;
  private readonly carry: InstancedBufferAttribute;

  constructor(agents: Scene["agents"], rows: number, material: ShaderMaterial) {
    const geometry = buildFigure();
    geometry.instanceCount = rows;
    const dynamic = (name: string) => {
      const attribute = new InstancedBufferAttribute(new Float32Array(rows * 4), 4);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
      return attribute;
    };
    this.place = dynamic("place");
    this.pose = dynamic("pose");
    this.body = dynamic("body");
    this.carry = dynamic("carry");
    dress(geometry, agents, rows);
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
  }

  /** Writes one person's pose. No allocation. */
  set(slot: number, pose: Pose, lightReceived: number): void {
    const at = slot * 4;
    const visible = pose.visible ? 1 : 0;
    writeRow(this.place.array, at, pose.x, visible === 1 ? pose.y : -50, pose.z, pose.yaw);
    writeRow(this.pose.array, at, pose.legSwing, pose.sit, pose.leftArm, pose.rightArm);
    writeRow(this.body.array, at, pose.lie, pose.lean, pose.size * visible, lightReceived);
    writeRow(this.carry.array, at, pose.bag, pose.plate, pose.quilt, 0);
  }

  /** Sends what `set` wrote to the graphics card. */
  commit(): void {
    this.place.needsUpdate = true;
    this.pose.needsUpdate = true;
    this.body.needsUpdate = true;
    this.carry.needsUpdate = true;
  }
}

function writeRow(
  array: ArrayLike<number> & { [index: number]: number },
  at: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  array[at] = a;
  array[at + 1] = b;
  array[at + 2] = c;
  array[at + 3] = d;
}

/** Personal colour on the shirt; skin, hair and legwear by look. */
function dress(geometry: InstancedBufferGeometry, agents: Scene["agents"], rows: number): void {
  const fixed = (name: string) => {
    const attribute = new InstancedBufferAttribute(new Uint8Array(rows * 4), 4, true);
    geometry.setAttribute(name, attribute);
    return (slot: number, colour: number, extra: number) =>
      writeRow(
        attribute.array,
        slot * 4,
        (colour >> 16) & 0xff,
        (colour >> 8) & 0xff,
        colour & 0xff,
        extra,
      );
  };
  const [shirt, legwear, skin, hair] = [
    fixed("shirt"),
    fixed("legwear"),
    fixed("skin"),
    fixed("hair"),
  ];
  for (const { slot, look, colour } of agents) {
    const pick = (list: readonly number[], salt: number) =>
      list[Math.floor(hash(look, 11, salt) * list.length)] ?? 0;
    const style = Math.floor(hash(look, 11, 4) * HAIR_STYLES);
    const skirt = style > 0 && style < 4 && hash(look, 11, 6) > 0.4;
    const own = parseColour(colour);
    shirt(slot, own, 255);
    legwear(slot, skirt ? mixColour(own, PALETTE.dark, 0.35) : pick(LEGWEAR, 3), skirt ? 255 : 0);
    const face = pick(SKINS, 1);
    skin(slot, face, 255);
    hair(slot, contrasting(pick(HAIRS, 2), face), 10 + style);
  }
}

/** Hair that can be told from the face under it. */
function contrasting(hair: number, face: number): number {
  const green = (colour: number) => (colour >> 8) & 0xff;
  if (Math.abs(green(hair) - green(face)) > 42) return hair;
  return green(face) > 110 ? 0x4a3024 : 0x1f1a1c;
}
