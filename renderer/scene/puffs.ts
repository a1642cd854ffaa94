import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  OctahedronGeometry,
  type ShaderMaterial,
} from "three";

import { ACTIVITIES } from "../../sim/world/activities.ts";
import type { Person } from "../frames/crowd.ts";
import { PAVING_HEIGHT } from "./build/heights.ts";
import { hash } from "./palette.ts";
import type { Pose } from "./poses.ts";
import type { TownMap } from "./town-map.ts";

const DROPS = 42;
const PER_PERSON = 5;
const OFF = -1;
const STEAM = 1;
const STEAMING = new Set([ACTIVITIES.indexOf("shower"), ACTIVITIES.indexOf("cook")]);

/** Fountain drops and the steam of showers and stoves: little lumps, one draw call. */
export class Puffs {
  readonly mesh: Mesh<InstancedBufferGeometry>;
  private readonly fountains: readonly (readonly [number, number])[];
  private source = new InstancedBufferAttribute(new Float32Array(), 4);
  private rows = -1;

  constructor(map: TownMap, material: ShaderMaterial) {
    this.fountains = map.scene.props
      .filter(
        ({ kind, position: [x, y] }) =>
          kind === "fountain" &&
          map.propAt(x - 1, y) !== "fountain" &&
          map.propAt(x, y - 1) !== "fountain",
      )
      .map(({ position }) => position);
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
  }

  /** Makes room for `rows` people. */
  reserve(rows: number): void {
    if (rows <= this.rows) return;
    this.rows = rows;
    const firstPerson = this.fountains.length * DROPS;
    const count = firstPerson + rows * PER_PERSON;
    const ball = new OctahedronGeometry(1, 0);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("position", ball.getAttribute("position"));
    geometry.setAttribute("normal", ball.getAttribute("normal"));
    geometry.instanceCount = count;
    this.source = new InstancedBufferAttribute(new Float32Array(count * 4).fill(OFF), 4);
    this.source.setUsage(DynamicDrawUsage);
    const seed = new InstancedBufferAttribute(new Float32Array(count * 3), 3);
    for (let index = 0; index < count; index++)
      seed.setXYZ(index, hash(index, 1), hash(index, 2), hash(index, 3));
    for (const [index, [x, y]] of this.fountains.entries()) {
      for (let drop = 0; drop < DROPS; drop++)
        this.source.setXYZW(index * DROPS + drop, x + 1, PAVING_HEIGHT + 1.36, y + 1, 0);
    }
    geometry.setAttribute("source", this.source);
    geometry.setAttribute("seed", seed);
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
  }

  /** Turns a person's steam on or off. */
  set(person: Person, pose: Pose): void {
    const steams = person.present && !person.moving && STEAMING.has(person.activity);
    const first = this.fountains.length * DROPS + person.row * PER_PERSON;
    if (!steams && this.source.getW(first) === OFF) return;
    // Cooking steams over the stove, in front of the cook.
    const ahead = ACTIVITIES[person.activity] === "cook" ? 0.7 : 0;
    for (let puff = 0; puff < PER_PERSON; puff++) {
      this.source.setXYZW(
        first + puff,
        pose.x + Math.sin(pose.yaw) * ahead,
        pose.y + 0.35,
        pose.z + Math.cos(pose.yaw) * ahead,
        steams ? STEAM : OFF,
      );
    }
    this.source.needsUpdate = true;
  }
}
