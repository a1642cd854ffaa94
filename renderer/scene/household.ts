import { ACTIVITIES } from "../../sim/world/activities.ts";
import type { CameraRig } from "./camera-rig.ts";
import { GROUP_CHANGE, type GroupStates } from "./group-states.ts";
import { isBuilding, type TownMap } from "./town-map.ts";
import type { ViewMoment } from "./view.ts";

const SLEEP = ACTIVITIES.indexOf("sleep");
/** From this close, the building one looks at opens. */
const NEAR = 13;

/** Which buildings are open to view, and which have their lights on: those where somebody is awake. */
export class Household {
  private readonly map: TownMap;
  private readonly groups: GroupStates;
  private readonly lit: Float32Array;
  private open = false;

  constructor(map: TownMap, groups: GroupStates) {
    this.map = map;
    this.groups = groups;
    this.lit = new Float32Array(groups.groups);
  }

  /** Light level of a building now, 0 to 1. */
  litLevel(group: number): number {
    return this.lit[group] ?? 0;
  }

  /** Whether one can look into any building now. */
  get anyOpen(): boolean {
    return this.open;
  }

  /** Moves roofs and lights on by `share`. Returns the greatest GROUP_CHANGE. */
  update(
    moment: ViewMoment,
    lampLevel: number,
    rig: CameraRig,
    roofsHidden: boolean,
    share: number,
  ): number {
    const { lit, map } = this;
    for (const [index, venue] of map.scene.venues.entries()) {
      // Shops keep a night light in the window.
      lit[index + 1] = venue.type === "home" ? 0 : 0.3 * lampLevel;
    }
    let followedGroup = 0;
    for (const person of moment.people) {
      if (!person.present) continue;
      const group = map.groupAt(Math.round(person.drawX), Math.round(person.drawY));
      if (person.row === moment.followed) followedGroup = group;
      if (group === 0) continue;
      const level = person.activity === SLEEP ? 0.07 : 1;
      lit[group] = Math.max(lit[group] ?? 0, level * lampLevel);
    }
    const { focus } = rig;
    const nearGroup =
      rig.distance < NEAR ? map.groupAt(Math.floor(focus.x), Math.floor(focus.z)) : 0;
    const toCamera = rig.camera.position;
    const length = Math.hypot(toCamera.x - focus.x, toCamera.z - focus.z) || 1;
    const towardsX = (toCamera.x - focus.x) / length;
    const towardsZ = (toCamera.z - focus.z) / length;
    let changed: number = GROUP_CHANGE.none;
    this.open = false;
    for (const [index, venue] of map.scene.venues.entries()) {
      if (!isBuilding(venue)) continue;
      const group = index + 1;
      const open = roofsHidden || group === followedGroup || group === nearGroup;
      const change = this.groups.advance(group, open, lit[group] ?? 0, share, towardsX, towardsZ);
      changed = Math.max(changed, change);
      if (this.groups.openness(group) > 0) this.open = true;
    }
    return changed;
  }
}
