import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  type InstancedBufferGeometry,
  Mesh,
  type ShaderMaterial,
} from "three";

import type { Pose } from "./poses.ts";

const DYNAMIC = ["place", "pose", "body", "carry"] as const;
const FIXED = ["shirt", "legwear", "skin", "hair"] as const;

/** Bytes that say what somebody wears: four for each of FIXED. */
export const WORN = FIXED.length * 4;

/** People who are drawn alike, in one draw call: they fill it anew for every frame. */
export class FigureBatch {
  readonly mesh: Mesh<InstancedBufferGeometry>;
  private readonly build: () => InstancedBufferGeometry;
  /** Whose clothes each place wears, by row; −1 for nobody's. */
  private wearers = new Int32Array(0);
  private count = 0;

  constructor(material: ShaderMaterial, build: () => InstancedBufferGeometry) {
    this.build = build;
    this.mesh = new Mesh(build(), material);
  }

  /** Makes room for so many people; the geometry is another one then. */
  reserve(places: number): void {
    const geometry = this.build();
    for (const name of DYNAMIC) {
      const attribute = new InstancedBufferAttribute(new Float32Array(places * 4), 4);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    for (const name of FIXED) {
      const attribute = new InstancedBufferAttribute(new Uint8Array(places * 4), 4, true);
      geometry.setAttribute(name, attribute);
    }
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    this.wearers = new Int32Array(places).fill(-1);
  }

  clear(): void {
    this.count = 0;
  }

  /** Somebody wears something else: all are dressed anew. */
  undress(): void {
    this.wearers.fill(-1);
  }

  /** Adds the person of a row, who wears what stands in `wardrobe` for it. No allocation. */
  add(row: number, wardrobe: Uint8Array, pose: Pose, lightReceived: number): void {
    const at = this.count++;
    this.write("place", at, pose.x, pose.y, pose.z, pose.yaw);
    this.write("pose", at, pose.legSwing, pose.sit, pose.leftArm, pose.rightArm);
    this.write("body", at, pose.lie, pose.lean, pose.size, lightReceived);
    this.write("carry", at, pose.bag, pose.plate, pose.quilt, pose.presence);
    if (this.wearers[at] !== row) this.dress(at, row, wardrobe);
  }

  /** Sends to the graphics card what was added. */
  commit(): void {
    const { geometry } = this.mesh;
    geometry.instanceCount = this.count;
    this.mesh.visible = this.count > 0;
    if (this.count === 0) return;
    for (const name of DYNAMIC) geometry.getAttribute(name).needsUpdate = true;
  }

  private dress(at: number, row: number, wardrobe: Uint8Array): void {
    this.wearers[at] = row;
    let from = row * WORN;
    for (const name of FIXED) {
      const attribute = this.mesh.geometry.getAttribute(name);
      for (let byte = 0; byte < 4; byte++) attribute.array[at * 4 + byte] = wardrobe[from++] ?? 0;
      attribute.needsUpdate = true;
    }
  }

  /** Four numbers of a place. */
  private write(name: string, at: number, a: number, b: number, c: number, d: number): void {
    const { array } = this.mesh.geometry.getAttribute(name);
    const first = at * 4;
    array[first] = a;
    array[first + 1] = b;
    array[first + 2] = c;
    array[first + 3] = d;
  }
}
