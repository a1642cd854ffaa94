import type { Town } from "../../town.ts";

/** Something of everybody who lives here, by id, in order of arrival. */
export function byPerson<T>({ world, people }: Town, of: (slot: number) => T): Record<string, T> {
  const all: Record<string, T> = {};
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    all[people[world.agents.person[slot]].id] = of(slot);
  }
  return all;
}

/** Id of whoever lives in a slot. */
export function idOf({ world, people }: Town, slot: number): string {
  return people[world.agents.person[slot]].id;
}
