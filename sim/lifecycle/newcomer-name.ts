import { hashUniform } from "../rng/hash-draw.ts";
import type { Town } from "../town.ts";

/**
 * What the next newcomer is called: the list of names is gone through from a place that depends on
 * the seed, past those whom somebody living here has. A number follows when all are taken.
 */
export function newcomerName(town: Town): string {
  const { world, people, config, seed } = town;
  const { names } = config.assets;
  const taken = new Set(
    Array.from(world.live.subarray(0, world.town.liveCount[0]), (slot) => {
      return people[world.agents.person[slot]].name;
    }),
  );
  const first = Math.floor(hashUniform(`${seed}:names`) * names.length) + world.town.newcomers[0];
  for (let round = 1; ; round++) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(first + step) % names.length];
      const full = round === 1 ? name : `${name} ${round}`;
      if (!taken.has(full)) return full;
    }
  }
}

/** The id that follows those of a person and of everybody who came in their stead: `alice#1`, `alice#2`. */
export function successorId({ people }: Town, origin: string): string {
  const root = rootOf(origin);
  let last = 0;
  for (const { id } of people) {
    const [name, number] = id.split("#");
    if (name === root && number !== undefined) last = Math.max(last, Number(number));
  }
  return `${root}#${last + 1}`;
}

/** Number in the register of whoever a line of newcomers began with. */
export function rootNumber({ people }: Town, person: number): number {
  const root = rootOf(people[person].id);
  return people.findIndex(({ id }) => id === root);
}

function rootOf(id: string): string {
  return id.split("#")[0];
}
