import { letListen } from "./affordances/hooks.ts";
import { ITEMS } from "./config/affordances.ts";
import { PRICES } from "./config/blocks/economy.ts";
import { ANY_JOB } from "./config/blocks/scenario.ts";
import type { TownConfig } from "./config/town-config.ts";
import { refreshPrices } from "./economy/prices.ts";
import { vacancies } from "./jobs/hiring.ts";
import { COLLAPSES } from "./lifecycle/exit-reasons.ts";
import { type Newcomer, clearSlot, settle } from "./lifecycle/settle.ts";
import { assignProfile } from "./personality/assign-profile.ts";
import { seedStreams } from "./rng/streams.ts";
import { type Rules, compileRules } from "./rules.ts";
import { type Scratch, type Town, assembleTown } from "./town.ts";
import { NONE } from "./world/agent-table.ts";
import { cellOf } from "./world/grid.ts";
import { type Capacity, type World, viewWorld, worldBytes } from "./world/world.ts";

/** Memory for a town that does not make its own. */
export interface Footing {
  readonly rules: Rules;
  readonly capacity: Capacity;
  /** `worldBytes(capacity)` bytes from a multiple of 8 on; whatever is there is lost. */
  readonly buffer: ArrayBufferLike;
  readonly offset: number;
  /** Scratch of another town on the same rules, to share what a tick uses only for itself. */
  readonly like?: Scratch | undefined;
}

/** Room for the people and objects of a configuration, and for those that may come. */
export function capacityOf(config: TownConfig, rules: Rules): Capacity {
  return {
    agents: config.scenario.agents.length + config.world.spare_people,
    objects: rules.objects.length + config.world.spare_objects,
    ties: config.conflict.rivalry.max_edges,
    embeddings: config.embedding_allocator.max_slots,
  };
}

/**
 * A new town at tick 0. The seed fixes the random streams, the personalities that no override
 * names, and everybody's habits. Many towns of one configuration share its rules, by `footing`.
 */
export function createTown(
  config: TownConfig,
  seed: bigint = BigInt(config.seed),
  footing?: Footing,
): Town {
  const rules = footing?.rules ?? compileRules(config);
  const capacity = footing?.capacity ?? capacityOf(config, rules);
  const world = emptyWorld(capacity, footing);
  seedStreams(world.streams, seed, config.config_id);
  for (const [index, key] of PRICES.entries()) {
    world.town.baselinePrice[index] = config.economy[key];
    world.town.price[index] = config.economy[key];
  }
  for (const [job, { wage }] of rules.jobs.entries()) world.town.wage[job] = wage;
  world.town.selfSufficientWorst[0] = 1;
  world.town.outages.fill(NONE);
  for (const column of [world.town.dayWho, world.town.dayOther, world.town.dayObject]) {
    column.fill(NONE);
  }
  world.town.lastCityEventId[0] = NONE;
  world.town.lastCityEventEnded[0] = NONE;
  startLifecycle(config, world);
  stockObjects(rules, world);
  for (let slot = 0; slot < capacity.agents; slot++) clearSlot(world, slot);
  const town = assembleTown(config, seed, rules, world, [], footing?.like);
  letListen(town);
  refreshPrices(town, "weather");
  config.scenario.agents.forEach((_, slot) => settle(town, slot, resident(town, slot)));
  return town;
}

function emptyWorld(capacity: Capacity, footing: Footing | undefined): World {
  if (footing === undefined) return viewWorld(new ArrayBuffer(worldBytes(capacity)), capacity);
  const world = viewWorld(footing.buffer, capacity, footing.offset);
  world.arena.fill(0);
  return world;
}

/** What operators may change of who leaves and who comes, as the configuration has it. */
function startLifecycle({ lifecycle, employment }: TownConfig, world: World): void {
  const { town, embeddings } = world;
  town.queueCap[0] = employment.daily_exit_cap ?? NONE;
  town.exitCap[0] = lifecycle.max_exits_per_day ?? NONE;
  town.exitCapToday[0] = town.exitCap[0];
  town.lastExit[0] = NONE;
  town.mortality[0] = 1;
  for (const [index, need] of COLLAPSES.entries()) {
    town.collapseThreshold[index] = lifecycle.collapse[need].threshold;
    town.collapseTicks[index] = lifecycle.collapse[need].ticks;
  }
  const both = lifecycle.respawn_delay_ticks;
  town.spawnDelay.set(both === undefined ? lifecycle.spawn_delay_ticks : [both, both]);
  embeddings.tenant.fill(NONE);
  embeddings.released.fill(NONE);
}

function stockObjects(rules: Rules, { objects }: World): void {
  objects.holders.fill(NONE);
  objects.queue.fill(NONE);
  rules.objects.forEach(({ stocks }, object) => {
    objects.stock.set(
      stocks.map((units) => Math.max(0, units)),
      object * ITEMS.length,
    );
  });
}

/** The `index`-th person of the scenario. */
function resident(town: Town, index: number): Newcomer {
  const { config, seed, rules } = town;
  const entry = config.scenario.agents[index];
  const home = rules.homes.findIndex(({ id }) => id === entry.home);
  return {
    person: { id: entry.id, name: entry.name, colour: entry.colour, look: entry.look },
    cell:
      entry.position === undefined
        ? rules.homes[home].cell
        : cellOf(rules.grid, entry.position[0], entry.position[1]),
    home,
    job: startingJob(town, entry.job, index),
    profile: rules.profiles.indexOf(assignProfile(config.personalities, seed, entry.id)),
    needs: entry.needs,
    wallet: entry.wallet,
    items: entry.items ?? {},
  };
}

/** The job that the scenario names; of `auto`, by turns the first that has a place. */
function startingJob(town: Town, name: string | null, index: number): number {
  const { jobs } = town.rules;
  if (name !== ANY_JOB) return jobs.findIndex(({ id }) => id === name);
  for (let turn = 0; turn < jobs.length; turn++) {
    const job = (index + turn) % jobs.length;
    if (vacancies(town, job) > 0) return job;
  }
  return NONE;
}
