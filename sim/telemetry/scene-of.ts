import { PRICES } from "../config/blocks/economy.ts";
import { TILE_KINDS } from "../config/map.ts";
import type { Town } from "../town.ts";
import { cellOf } from "../world/grid.ts";
import { type Cast, type Scene, TILE_LETTERS } from "./scene.ts";

/** Everything about a town that does not change from tick to tick, by names. */
export function sceneOf(town: Town, scene: number, title: string): Scene {
  const { config, rules } = town;
  const { map } = config;
  const [width, height] = map.size;
  return {
    ...castOf(town, scene),
    title,
    config_id: config.config_id,
    seed: String(town.seed),
    ticks_per_day: rules.ticksPerDay,
    jobs: rules.jobs.map(({ id }) => id),
    profiles: [...rules.profiles],
    size: [width, height],
    tiles: Array.from({ length: height }, (_, y) =>
      Array.from(
        { length: width },
        (__, x) => TILE_LETTERS[TILE_KINDS[rules.grid.kind[cellOf(rules.grid, x, y)]]],
      ).join(""),
    ),
    props: map.rows.flatMap((row, y) =>
      Array.from(row).flatMap((letter, x) => {
        const kind = map.legend[letter].prop;
        return kind === undefined ? [] : [{ kind, position: [x, y] as [number, number] }];
      }),
    ),
    venues: map.venues,
  };
}

/** Who lives in the town now, and what stands in it. */
export function castOf({ rules, world, people }: Town, scene: number): Cast {
  return {
    scene,
    objects: rules.book.objects.map(({ entry, present }) => ({
      id: entry.id,
      type: entry.type,
      position: entry.position,
      use_tile: entry.use_tile,
      queue_nodes: entry.queue_nodes ?? [],
      venue: entry.venue ?? null,
      present,
      needs: rules.utilities[rules.types.indexOf(entry.type)] ?? 0,
      prices: pricesAt(rules, entry.type),
    })),
    agents: Array.from(world.live.subarray(0, world.town.liveCount[0]), (slot) => {
      const person = world.agents.person[slot];
      const { id, name, colour, look } = people[person];
      const profile = rules.profiles[world.agents.profile[slot]];
      return { person, id, name, profile, colour, look };
    }),
    disturbances: rules.book.events.current.map((spec) => rules.events.specs[spec].name),
  };
}

/** What is paid for the uses of a type of objects, as bits by PRICES. */
function pricesAt({ book }: Town["rules"], type: string): number {
  let bits = 0;
  for (const { entry, current } of book.affordances) {
    const price = PRICES.findIndex((key) => key === entry.price);
    if (current && entry.object_type === type && price >= 0) bits |= 1 << price;
  }
  return bits;
}
