import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  Mesh,
  type InstancedBufferGeometry,
  type ShaderMaterial,
} from "three";

import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import { buildFigure, HAIR_STYLES } from "./figure-geometry.ts";
import { hash, mixColour, PALETTE, parseColour } from "./palette.ts";
import type { Pose } from "./poses.ts";

/** Rows kept ready for newcomers. */
const SPARE_ROWS = 8;

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

const DYNAMIC = ["place", "pose", "body", "carry"] as const;
const FIXED = ["shirt", "legwear", "skin", "hair"] as const;

/** All people in one draw call, by row; a row that is not to be seen is placed out of sight. */
export class Figures {
  readonly mesh: Mesh<InstancedBufferGeometry>;
  /** Whose clothes each row wears. */
  private readonly dressed: SceneAgent[] = [];
  private rows = 0;

  constructor(material: ShaderMaterial) {
    this.mesh = new Mesh(buildFigure(), material);
    this.mesh.frustumCulled = false;
    this.reserve(SPARE_ROWS);
  }

  /** Makes room for `rows` people and some to come. Returns whether the geometry is another one now. */
  reserve(rows: number): boolean {
    if (rows <= this.rows) return false;
    this.rows = rows + SPARE_ROWS;
    const geometry = buildFigure();
    for (const name of DYNAMIC) {
      const attribute = new InstancedBufferAttribute(new Float32Array(this.rows * 4), 4);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    for (const name of FIXED) {
      const attribute = new InstancedBufferAttribute(new Uint8Array(this.rows * 4), 4, true);
      geometry.setAttribute(name, attribute);
    }
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    for (const [row, agent] of this.dressed.entries()) this.dress(row, agent);
    return true;
  }

  /** Writes one person's pose. No allocation. */
  set(row: number, pose: Pose, lightReceived: number): void {
    const visible = pose.visible ? 1 : 0;
    this.write("place", row, pose.x, visible === 1 ? pose.y : -50, pose.z, pose.yaw);
    this.write("pose", row, pose.legSwing, pose.sit, pose.leftArm, pose.rightArm);
    this.write("body", row, pose.lie, pose.lean, pose.size * visible, lightReceived);
    this.write("carry", row, pose.bag, pose.plate, pose.quilt, pose.presence);
  }

  /** Sends what `set` wrote of the first `rows` to the graphics card. */
  commit(rows: number): void {
    const { geometry } = this.mesh;
    geometry.instanceCount = rows;
    for (const name of DYNAMIC) geometry.getAttribute(name).needsUpdate = true;
  }

  /** Personal colour on the shirt; skin, hair and legwear by look. */
  dress(row: number, agent: SceneAgent): void {
    this.dressed[row] = agent;
    const { look } = agent;
    const pick = (list: readonly number[], salt: number) =>
      list[Math.floor(hash(look, 11, salt) * list.length)] ?? 0;
    const style = Math.floor(hash(look, 11, 4) * HAIR_STYLES);
    const skirt = style > 0 && style < 4 && hash(look, 11, 6) > 0.4;
    const own = parseColour(agent.colour);
    const face = pick(SKINS, 1);
    const legwear = skirt ? mixColour(own, PALETTE.dark, 0.35) : pick(LEGWEAR, 3);
    this.paint("shirt", row, own, 255);
    this.paint("legwear", row, legwear, skirt ? 255 : 0);
    this.paint("skin", row, face, 255);
    this.paint("hair", row, contrasting(pick(HAIRS, 2), face), 10 + style);
  }

  private paint(name: (typeof FIXED)[number], row: number, colour: number, extra: number): void {
    const [red, green, blue] = [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
    this.write(name, row, red, green, blue, extra);
    this.mesh.geometry.getAttribute(name).needsUpdate = true;
  }

  /** Four numbers of a row as they are, bytes unscaled. */
  private write(name: string, row: number, a: number, b: number, c: number, d: number): void {
    const { array } = this.mesh.geometry.getAttribute(name);
    const at = row * 4;
    array[at] = a;
    array[at + 1] = b;
    array[at + 2] = c;
    array[at + 3] = d;
  }
}

/** Hair that can be told from the face under it. */
function contrasting(hair: number, face: number): number {
  const green = (colour: number) => (colour >> 8) & 0xff;
  if (Math.abs(green(hair) - green(face)) > 42) return hair;
  return green(face) > 110 ? 0x4a3024 : 0x1f1a1c;
}
