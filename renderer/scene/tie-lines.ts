import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  Vector2,
} from "three";

import { archOf, type DrawnTie, LINE_COLOURS } from "./drawn-tie.ts";
import { plainColour } from "./plain-colour.ts";
import { headHeight, type Pose } from "./poses.ts";
import { TIE_FRAGMENT, TIE_VERTEX } from "./tie-shaders.ts";

const SEGMENTS = 28;
const DYNAMIC = ["from", "to", "look"] as const;

/** Lines between the followed person and those they have ties with, over the heads: one draw call. */
export class TieLines {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  private readonly pixel = new Vector2();
  private rows = 0;

  constructor() {
    const [friend, rival, stranger] = LINE_COLOURS.map((hex) => ({ value: plainColour(hex) }));
    const material = new ShaderMaterial({
      uniforms: {
        uPixel: { value: this.pixel },
        uFriend: friend ?? { value: plainColour(0) },
        uRival: rival ?? { value: plainColour(0) },
        uStranger: stranger ?? { value: plainColour(0) },
      },
      vertexShader: TIE_VERTEX,
      fragmentShader: TIE_FRAGMENT,
      transparent: true,
      // A friend behind a wall is a friend.
      depthTest: false,
      depthWrite: false,
    });
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.mesh.visible = false;
  }

  /** Size of the picture in CSS pixels. */
  resize(width: number, height: number): void {
    this.pixel.set(2 / width, 2 / height);
  }

  /** Draws `ties` of the person in row `followed`; `poses` by row. No allocation while there are no more lines than before. */
  update(followed: number, ties: readonly DrawnTie[], poses: readonly Pose[]): void {
    const own = poses[followed];
    this.mesh.visible = own?.visible === true && ties.length > 0;
    if (own === undefined || !this.mesh.visible) return;
    this.reserve(ties.length);
    const { geometry } = this.mesh;
    for (let index = 0; index < ties.length; index++) {
      const tie = ties[index];
      if (tie !== undefined) this.set(index, own, poses[tie.row], tie);
    }
    geometry.instanceCount = ties.length;
    for (const name of DYNAMIC) geometry.getAttribute(name).needsUpdate = true;
  }

  private set(index: number, own: Pose, other: Pose | undefined, tie: DrawnTie): void {
    const { geometry } = this.mesh;
    const from = geometry.getAttribute("from").array;
    const to = geometry.getAttribute("to").array;
    const look = geometry.getAttribute("look").array;
    const end = other ?? own;
    const distance = Math.hypot(end.x - own.x, end.z - own.z);
    from[index * 4] = own.x;
    from[index * 4 + 1] = own.y + headHeight(own);
    from[index * 4 + 2] = own.z;
    from[index * 4 + 3] = archOf(distance);
    to[index * 4] = end.x;
    to[index * 4 + 1] = end.y + headHeight(end);
    to[index * 4 + 2] = end.z;
    to[index * 4 + 3] = other === undefined || !other.visible ? 0 : other.presence;
    look[index * 3] = tie.line;
    look[index * 3 + 1] = tie.strength;
    look[index * 3 + 2] = distance;
  }

  private reserve(rows: number): void {
    if (rows <= this.rows) return;
    this.rows = rows;
    const geometry = new InstancedBufferGeometry();
    const points = new Float32Array((SEGMENTS + 1) * 2 * 3);
    const indices: number[] = [];
    for (let step = 0; step <= SEGMENTS; step++) {
      for (const [corner, side] of [-1, 1].entries()) {
        points[(step * 2 + corner) * 3] = step / SEGMENTS;
        points[(step * 2 + corner) * 3 + 1] = side;
      }
      const first = step * 2;
      if (step < SEGMENTS)
        indices.push(first, first + 2, first + 1, first + 1, first + 2, first + 3);
    }
    geometry.setAttribute("position", new BufferAttribute(points, 3));
    geometry.setIndex(indices);
    for (const [name, size] of [
      ["from", 4],
      ["to", 4],
      ["look", 3],
    ] as const) {
      const attribute = new InstancedBufferAttribute(new Float32Array(rows * size), size);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
  }
}
