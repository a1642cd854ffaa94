import { TILE_KINDS } from "../config/map.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { cellOf } from "../world/grid.ts";
import { type Scene, TILE_LETTERS } from "./scene.ts";

/** Everything about a town that does not change from tick to tick, by names. */
export function sceneOf(town: Town, scene: number, title: string): Scene {
  const { config, rules, world, people } = town;
  const { map } = config;
  const [width, height] = map.size;
  return {
    scene,
    title,
    config_id: config.config_id,
    seed: String(town.seed),
    ticks_per_day: rules.ticksPerDay,
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
    objects: rules.book.objects.map(({ entry, present }) => ({
      id: entry.id,
      type: entry.type,
      position: entry.position,
      use_tile: entry.use_tile,
      queue_nodes: entry.queue_nodes ?? [],
      venue: entry.venue ?? null,
      present,
    })),
    agents: Array.from(world.live.subarray(0, world.town.liveCount[0]), (slot) => ({
      slot,
      id: people[world.agents.person[slot]].id,
      name: people[world.agents.person[slot]].name,
      profile: rules.profiles[world.agents.profile[slot]],
      job_id: world.agents.job[slot] === NONE ? null : rules.jobs[world.agents.job[slot]].id,
      home: world.agents.home[slot] === NONE ? null : rules.homes[world.agents.home[slot]].id,
      colour: people[world.agents.person[slot]].colour,
      look: people[world.agents.person[slot]].look,
    })),
  };
}
