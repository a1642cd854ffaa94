import { ITEMS, NEEDS, type Need } from "../config/affordances.ts";
import { TRAITS, type Trait } from "../config/blocks/behavior.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { nextBetween } from "../rng/rng.ts";
import { type Identity, type Town, noteHabits } from "../town.ts";
import { CARRY_LIMIT, NONE, START_EMPTY } from "../world/agent-table.ts";
import { placeAgent } from "../world/spatial.ts";
import type { World } from "../world/world.ts";
import { allocateEmbedding } from "./embedding-slots.ts";
import { startFitness } from "./fitness.ts";

/** Somebody about to live in the town. Indices are those of the rules, −1 = none. */
export interface Newcomer {
  readonly person: Identity;
  /** Number in the register of whoever's place they take; none for people who come by themselves. */
  readonly origin?: number;
  /** A free tile to stand on, as a cell. */
  readonly cell: number;
  readonly home: number;
  readonly job: number;
  readonly profile: number;
  /** Their own traits; those of the profile where left out. */
  readonly traits?: Readonly<Record<Trait, number>>;
  /** Satisfaction in [0, 1]. */
  readonly needs: Readonly<Record<Need, number>>;
  readonly wallet: number;
  readonly items: Readonly<Partial<Record<(typeof ITEMS)[number], number>>>;
}

/** The first slot that nobody lives in; NONE when the town is full. */
export function freeSlot({ world }: Town): number {
  for (let slot = 0; slot < world.capacity.agents; slot++) {
    if (world.agents.person[slot] === NONE) return slot;
  }
  return NONE;
}

/** Enters a person in the register and puts them into a free slot, last in the order of the living. */
export function settle(town: Town, slot: number, newcomer: Newcomer): void {
  const { world, rules } = town;
  const { agents } = world;
  clearSlot(world, slot);
  const arrived = world.town.tick[0];
  agents.person[slot] = town.people.push({ ...newcomer.person, arrived, left: null }) - 1;
  for (const need of NEEDS) {
    agents[need][slot] = newcomer.needs[need];
  }
  agents.lowestToday[slot] = 1;
  agents.warmth[slot] = 1;
  agents.wallet[slot] = newcomer.wallet;
  ITEMS.forEach((item, kind) => {
    agents.items[slot * ITEMS.length + kind] = newcomer.items[item] ?? 0;
  });
  agents.mealMade.fill(arrived, slot * CARRY_LIMIT, (slot + 1) * CARRY_LIMIT);
  agents.home[slot] = newcomer.home;
  agents.job[slot] = newcomer.job;
  agents.profile[slot] = newcomer.profile;
  const traits =
    newcomer.traits ?? town.config.personalities.profiles[town.rules.profiles[newcomer.profile]];
  for (const trait of TRAITS) agents[trait][slot] = traits[trait];
  placeAgent(town, slot, newcomer.cell);
  agents.facing[slot] = 2;
  agents.spawnTick[slot] = arrived;
  agents.resetTick[slot] = arrived;
  agents.hiredTick[slot] = arrived;
  agents.schedule[slot] = rules.schedules.findIndex(({ person }) => person === newcomer.person.id);
  agents.chooser[slot] = world.town.newcomersChooser[0];
  noteHabits(town, slot, newcomer.person.id);
  world.live[world.town.liveCount[0]] = slot;
  world.town.liveCount[0] += 1;
  town.scratch.staff.isKnown = false;
  agents.watchedFrom[slot] = world.town.watchedTicks[0];
  agents.lifespan[slot] = drawLifespan(town);
  startFitness(town, slot);
  allocateEmbedding(town, slot);
  const { cell, job, origin = NONE, profile } = newcomer;
  emit(world, town.events, EVENT.agent_spawned, 0, slot, cell, job, origin, profile);
}

/** Ticks that somebody will stay where people grow old, drawn from the `world` stream; NONE, without a draw, elsewhere. */
function drawLifespan({ config, rules, world }: Town): number {
  const { enabled, min_days, max_days } = config.lifecycle.age_out;
  if (!enabled) return NONE;
  return Math.floor(nextBetween(world.streams.world, min_days, max_days) * rules.ticksPerDay);
}

/** Puts every column of a slot back to what it is before anybody lived there. */
export function clearSlot({ agents, ties, tieColumns, capacity }: World, slot: number): void {
  for (const column of tieColumns) {
    const width = (column.length / ties.other.length) * capacity.ties;
    column.fill(0, slot * width, (slot + 1) * width);
  }
  ties.other.fill(NONE, slot * capacity.ties, (slot + 1) * capacity.ties);
  for (const column of Object.values(agents)) {
    const width = column.length / capacity.agents;
    column.fill(0, slot * width, (slot + 1) * width);
  }
  for (const name of START_EMPTY) {
    const column = agents[name];
    const width = column.length / capacity.agents;
    column.fill(NONE, slot * width, (slot + 1) * width);
  }
  agents.person[slot] = NONE;
}
