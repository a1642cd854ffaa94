import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
} from "three";

import type { Person } from "../frames/crowd.ts";
import { SIGN } from "../frames/signs.ts";
import { BUBBLE_FRAGMENT, BUBBLE_VERTEX } from "./bubble-shaders.ts";
import type { LightUniforms } from "./materials.ts";
import { headHeight, type Pose } from "./poses.ts";

const DYNAMIC = ["spot", "other", "look"] as const;

/** What hangs over people who talk, quarrel or leave: always turned to the viewer and as large on every zoom, one draw call. */
export class Bubbles {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  private readonly pixel = new Vector2();
  private rows = 0;

  constructor(uniforms: LightUniforms) {
    const material = new ShaderMaterial({
      uniforms: { ...uniforms, uPixel: { value: this.pixel } },
      vertexShader: BUBBLE_VERTEX,
      fragmentShader: BUBBLE_FRAGMENT,
      transparent: true,
      // Also what is said behind a wall or under a roof is to be seen.
      depthTest: false,
      depthWrite: false,
    });
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.mesh.visible = false;
  }

  /** Makes room for `rows` people. */
  reserve(rows: number): void {
    if (rows <= this.rows) return;
    this.rows = rows;
    const plane = new PlaneGeometry(1, 1);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", plane.getAttribute("position"));
    geometry.setIndex(plane.getIndex());
    geometry.instanceCount = rows;
    const known = this.mesh.geometry;
    for (const name of DYNAMIC) {
      const numbers = new Float32Array(rows * 4);
      if (known.hasAttribute(name)) numbers.set(known.getAttribute(name).array);
      const attribute = new InstancedBufferAttribute(numbers, 4);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    known.dispose();
    this.mesh.geometry = geometry;
  }

  /** Gives a row's signs the colour (#rrggbb as a number) of whoever has it now. */
  dress(row: number, colour: number): void {
    this.mesh.geometry.getAttribute("look").array[row * 4 + 3] = colour;
  }

  /** Size of the picture in CSS pixels: bubbles are as large on a picture of any sharpness. */
  resize(width: number, height: number): void {
    this.pixel.set(2 / width, 2 / height);
  }

  /** Puts everybody's sign where it belongs; `poses` by row. No allocation. */
  update(people: readonly Person[], poses: readonly Pose[]): void {
    let shown = false;
    for (const person of people) {
      const pose = poses[person.row];
      const isShown = person.sign !== SIGN.none && pose?.visible === true;
      this.look(person, isShown ? person.sign : SIGN.none);
      if (!isShown) continue;
      shown = true;
      this.place("spot", person.row, pose, person.signLevel);
      const company = poses[person.companyRow];
      this.place("other", person.row, company ?? pose, company === undefined ? 0 : 1);
    }
    this.mesh.visible = shown;
    if (!shown) return;
    const { geometry } = this.mesh;
    for (const name of DYNAMIC) geometry.getAttribute(name).needsUpdate = true;
  }

  private look({ row, person, tag }: Person, sign: number): void {
    const { array } = this.mesh.geometry.getAttribute("look");
    array[row * 4] = sign;
    array[row * 4 + 1] = person;
    array[row * 4 + 2] = tag;
  }

  private place(name: "spot" | "other", row: number, pose: Pose, more: number): void {
    const { array } = this.mesh.geometry.getAttribute(name);
    array[row * 4] = pose.x;
    array[row * 4 + 1] = pose.y + headHeight(pose);
    array[row * 4 + 2] = pose.z;
    array[row * 4 + 3] = more;
  }
}
