import { ITEMS, NEEDS } from "./config/affordances.ts";
import { PRICES } from "./config/blocks/economy.ts";
import type { TownConfig } from "./config/town-config.ts";
import { type EventLog, createEventLog, emit } from "./events/event-log.ts";
import { EVENT } from "./events/kinds.ts";
import type { Plan, Score } from "./options/plan.ts";
import { hashUniform } from "./rng/hash-draw.ts";
import { seedStreams } from "./rng/streams.ts";
import { type Rules, compileRules } from "./rules.ts";
import { assignProfile } from "./personality/assign-profile.ts";
import { NONE } from "./world/agent-table.ts";
import { cellOf } from "./world/grid.ts";
import { type World, viewWorld, worldBytes } from "./world/world.ts";

/** Who lives in a slot. The simulation itself knows only the slot. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly look: number;
}

/** Scratch of the tick, rebuilt on load and never saved. */
export interface Scratch {
  /** People on each cell. [cells] */
  readonly occupancy: Uint8Array;
  /** People who want to step on each cell this tick; zero between ticks. [cells] */
  readonly claims: Uint8Array;
  /** Best claimant of a contested cell and the score it won with. [cells] */
  readonly claimant: Int32Array;
  readonly claimScore: Float64Array;
  /** Agents of one contest or one queue, in order, and their draws. [agents] */
  readonly order: Int32Array;
  readonly draw: Float64Array;
  /** What the option scorers and planners fill in. */
  readonly score: Score;
  readonly plan: Plan;
  /** Personal habits: a fixed value in [−1, 1] per slot. [agents] */
  readonly habit: Float64Array;
}

/** A town: its rules, its state, who its people are, and the events of its last tick. */
export interface Town {
  readonly config: TownConfig;
  readonly seed: bigint;
  readonly rules: Rules;
  readonly world: World;
  readonly people: readonly Person[];
  readonly events: EventLog;
  readonly scratch: Scratch;
}

/** Puts rules, state and people together, and derives what is not saved. */
export function assembleTown(
  config: TownConfig,
  seed: bigint,
  rules: Rules,
  world: World,
  people: readonly Person[],
): Town {
  const { cells } = rules.grid;
  const occupancy = new Uint8Array(cells);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    occupancy[world.agents.cell[world.live[place]]] += 1;
  }
  const habit = new Float64Array(world.capacity.agents);
  people.forEach(({ id }, slot) => {
    habit[slot] = hashUniform(`${seed}:${id}:habit`) * 2 - 1;
  });
  return {
    config,
    seed,
    rules,
    world,
    people,
    events: createEventLog(),
    scratch: {
      occupancy,
      claims: new Uint8Array(cells),
      claimant: new Int32Array(cells),
      claimScore: new Float64Array(cells),
      order: new Int32Array(world.capacity.agents),
      draw: new Float64Array(world.capacity.agents),
      score: { value: 0, reason: "free_time", mask: "open" },
      plan: { object: NONE, affordance: NONE, cost: 0 },
      habit,
    },
  };
}

/**
 * A new town at tick 0. The seed fixes the random streams, the personalities that no override
 * names, and everybody's habits.
 */
export function createTown(config: TownConfig, seed: bigint = BigInt(config.seed)): Town {
  const rules = compileRules(config);
  const capacity = { agents: config.scenario.agents.length, objects: rules.objects.length };
  const world = viewWorld(new ArrayBuffer(worldBytes(capacity)), capacity);
  seedStreams(world.streams, seed, config.config_id);
  for (const [index, key] of PRICES.entries()) {
    world.town.baselinePrice[index] = config.economy[key];
    world.town.price[index] = config.economy[key];
  }
  world.town.selfSufficientWorst[0] = 1;
  stockObjects(config, world);
  config.scenario.agents.forEach((_, slot) => settleAgent(config, seed, rules, world, slot));
  const people = config.scenario.agents.map(({ id, name, colour, look }) => ({
    id,
    name,
    colour,
    look,
  }));
  const town = assembleTown(config, seed, rules, world, people);
  for (let slot = 0; slot < people.length; slot++) {
    emit(world, town.events, EVENT.agent_spawned, 0, slot, world.agents.cell[slot]);
  }
  return town;
}

function stockObjects({ map }: TownConfig, { objects }: World): void {
  objects.holders.fill(NONE);
  objects.queue.fill(NONE);
  map.objects.forEach((object, index) => {
    ITEMS.forEach((item, kind) => {
      objects.stock[index * ITEMS.length + kind] = object.stock?.[item] ?? 0;
    });
  });
}

/** Columns that hold an index, a tick or a choice, and start with none. */
const START_EMPTY = [
  "option",
  "targetObject",
  "targetAffordance",
  "targetField",
  "shunObject",
  "stepIntent",
  "queuedObject",
  "heldObject",
  "runningAffordance",
  "cooldownObject",
  "shiftStarted",
  "lastPresent",
  "evictedTick",
  "wouldExit",
  "movedTick",
] as const;

function settleAgent(
  config: TownConfig,
  seed: bigint,
  rules: Rules,
  world: World,
  slot: number,
): void {
  const { agents } = world;
  const entry = config.scenario.agents[slot];
  for (const name of START_EMPTY) {
    const column = agents[name];
    const width = column.length / world.capacity.agents;
    column.fill(NONE, slot * width, (slot + 1) * width);
  }
  for (const need of NEEDS) agents[need][slot] = entry.needs[need];
  agents.lowestToday[slot] = 1;
  agents.wallet[slot] = entry.wallet;
  ITEMS.forEach((item, kind) => {
    agents.items[slot * ITEMS.length + kind] = entry.items?.[item] ?? 0;
  });
  agents.home[slot] = rules.homes.findIndex((home) => home.id === entry.home);
  agents.job[slot] = rules.jobs.findIndex((job) => job.id === entry.job);
  agents.profile[slot] = rules.profiles.indexOf(
    assignProfile(config.personalities, seed, entry.id),
  );
  const home = agents.home[slot];
  agents.cell[slot] =
    entry.position === undefined
      ? rules.homes[home].cell
      : cellOf(rules.grid, entry.position[0], entry.position[1]);
  agents.person[slot] = slot;
  agents.facing[slot] = 2;
  world.live[slot] = slot;
  world.town.liveCount[0] = slot + 1;
}
