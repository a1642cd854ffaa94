import { ACTIVITIES } from "../../sim/world/activities.ts";
import type { Person } from "../frames/crowd.ts";
import type { TownMap } from "../scene/town-map.ts";

const SLEEP = ACTIVITIES.indexOf("sleep");

/** Which buildings have somebody awake in them. */
export class LitGroups {
  /** Index = group. */
  readonly groups: Uint8Array;
  private readonly before: Uint8Array;
  private readonly map: TownMap;

  constructor(map: TownMap) {
    this.map = map;
    this.groups = new Uint8Array(map.scene.venues.length + 1);
    this.before = new Uint8Array(this.groups.length);
  }

  /** Looks again; returns whether a light went on or off. */
  update(people: readonly Person[]): boolean {
    const { before, groups, map } = this;
    before.set(groups);
    groups.fill(0);
    for (const person of people) {
      if (person.present && person.activity !== SLEEP) groups[map.groupAt(person.x, person.y)] = 1;
    }
    groups[0] = 0;
    return groups.some((lit, group) => lit !== before[group]);
  }
}
