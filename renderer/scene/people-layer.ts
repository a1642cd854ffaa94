import type { Mesh, Scene } from "three";

import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import type { Person } from "../frames/crowd.ts";
import { lampLight } from "./build/lamp-light.ts";
import { Bubbles } from "./bubbles.ts";
import type { DetailChoice } from "./detail.ts";
import { Figures } from "./figures.ts";
import { GroundLayer } from "./ground-layer.ts";
import { HeatLayer } from "./heat-layer.ts";
import type { Household } from "./household.ts";
import type { TownMaterials } from "./materials.ts";
import { parseColour } from "./palette.ts";
import { createPose, updatePose, type Pose } from "./poses.ts";
import { Puffs } from "./puffs.ts";
import { TieLines } from "./tie-lines.ts";
import type { ShadowPass } from "./shadow-pass.ts";
import type { TownMap } from "./town-map.ts";
import type { ViewMoment } from "./view.ts";

/** Everybody in the picture, with the steam they make and what lies on the ground about them. By row; there is always room for newcomers. */
export class PeopleLayer {
  private readonly heat: HeatLayer;
  private readonly ground: GroundLayer;
  private readonly figures: Figures;
  private readonly puffs: Puffs;
  private readonly lines = new TieLines();
  private readonly bubbles: Bubbles;
  private readonly poses: Pose[] = [];
  /** Whose pose each is. */
  private readonly dressed: SceneAgent[] = [];
  /** One for each batch of figures; none where people cast none. */
  private readonly shadows: readonly Mesh[];
  private readonly household: Household;
  private readonly lightAt: (x: number, y: number, z: number) => number;

  /** `shadows` is null where people cast none. */
  constructor(
    map: TownMap,
    scene: Scene,
    materials: TownMaterials,
    household: Household,
    shadows: ShadowPass | null,
  ) {
    this.household = household;
    this.lightAt = lampLight(map);
    // Under the people, so that they stand on it.
    this.heat = new HeatLayer(scene);
    this.ground = new GroundLayer(scene);
    this.figures = new Figures(materials.figure);
    this.puffs = new Puffs(map, materials.puff);
    this.bubbles = new Bubbles(materials.uniforms);
    const bodies = this.figures.batches.map(({ mesh }) => mesh);
    for (const mesh of [...bodies, this.puffs.mesh, this.lines.mesh, this.bubbles.mesh]) {
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      scene.add(mesh);
    }
    this.shadows =
      shadows === null
        ? []
        : bodies.map(({ geometry }) => shadows.add(geometry, materials.figureShadow));
  }

  /** Size of the picture in CSS pixels. */
  resize(width: number, height: number): void {
    this.ground.resize(width, height);
    this.bubbles.resize(width, height);
    this.lines.resize(width, height);
  }

  poseOf(person: Person | undefined): Pose | undefined {
    return person === undefined ? undefined : this.poses[person.row];
  }

  /** Moves everybody on by `share` of what is left; `lamps` is how brightly lamps burn outdoors. */
  update(
    { people, marks, heat, tick, followed, ties, rewinds, isCut }: ViewMoment,
    map: TownMap,
    detail: DetailChoice,
    share: number,
    lamps: number,
  ): void {
    this.reserve(people.length);
    const direction = rewinds ? -1 : 1;
    const pace = { beat: tick * 0.25, share, direction } as const;
    this.figures.begin();
    for (const person of people) {
      const pose = this.dress(person);
      if (isCut) pose.fresh = true;
      updatePose(pose, person, map, pace, people[person.companyRow]);
      const indoors = map.groupAt(Math.round(person.drawX), Math.round(person.drawY));
      const lamp = this.lightAt(pose.x, pose.y + 0.6, pose.z) / 255;
      const light = indoors > 0 ? this.household.litLevel(indoors) * 0.7 : lamp * lamps;
      this.puffs.set(person, pose);
      this.figures.set(person.row, pose, light, detail.at(pose.x, pose.y, pose.z));
    }
    this.figures.commit();
    this.heat.update(heat);
    this.ground.update(marks);
    this.bubbles.update(people, this.poses);
    this.lines.update(followed, ties, this.poses);
  }

  private reserve(rows: number): void {
    this.puffs.reserve(rows);
    this.bubbles.reserve(rows);
    if (!this.figures.reserve(rows)) return;
    for (const [index, { mesh }] of this.figures.batches.entries()) {
      const shadow = this.shadows[index];
      if (shadow !== undefined) shadow.geometry = mesh.geometry;
    }
  }

  /** The pose of a person; a newcomer gets one, and clothes. */
  private dress({ row, identity }: Person): Pose {
    const known = this.poses[row];
    if (known !== undefined && this.dressed[row] === identity) return known;
    const pose = createPose(identity.look);
    this.poses[row] = pose;
    this.dressed[row] = identity;
    this.figures.dress(row, identity);
    this.bubbles.dress(row, parseColour(identity.colour));
    return pose;
  }
}
