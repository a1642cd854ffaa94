import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { jobWithMostVacancies } from "../jobs/hiring.ts";
import { lookOf } from "../personality/look-of.ts";
import { nearestProfile, sampleTraits } from "../personality/sampled-traits.ts";
import { nextFloat } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { cellOf } from "../world/grid.ts";
import { isTaken } from "../world/spatial.ts";
import { freeHome, giveOutHomes } from "./homes.ts";
import { newcomerName, rootNumber, successorId } from "./newcomer-name.ts";
import { freeSlot, settle } from "./settle.ts";
import { forgetTicket } from "./tickets.ts";

/** Chance that a newcomer has a job from the start. */
const EMPLOYED = 0.5;
/** Days of rent that a newcomer brings along. */
const RENTS = 1.5;
const START_NEED = 0.5;

/**
 * Before the console has its say, newcomers who are due step into the town, each onto a free entry
 * tile; whoever finds none tries again, and it is told once. Simulation §12.6.
 */
export function processArrivals(town: Town): void {
  giveOutHomes(town);
  const { tickets, town: counters } = town.world;
  for (let at = 0; at < counters.tickets[0]; at++) {
    if (counters.tick[0] < tickets.due[at]) continue;
    const cell = entryCell(town);
    if (cell === NONE) {
      tellBlocked(town, at);
      continue;
    }
    arrive(town, tickets.origin[at], cell);
    forgetTicket(town, at);
    at -= 1;
  }
}

/** The entry tile whose turn it is, or the next one that is free; NONE when nobody can come in. */
function entryCell({ world, rules, config, scratch }: Town): number {
  const tiles = config.map.entry_tiles;
  for (let step = 0; step < tiles.length; step++) {
    const [x, y] = tiles[(world.town.newcomers[0] + step) % tiles.length];
    const cell = cellOf(rules.grid, x, y);
    if (isTaken(scratch.spatial, cell) || rules.objectsOn.firstAt[cell] !== NONE) continue;
    return cell;
  }
  return NONE;
}

function tellBlocked(town: Town, at: number): void {
  const { tickets } = town.world;
  if (tickets.blocked[at] === 1) return;
  tickets.blocked[at] = 1;
  const origin = rootNumber(town, tickets.origin[at]);
  emit(town.world, town.events, EVENT.spawn_blocked, 0, origin);
}

/** Somebody of their own, in the place of whoever left; `person` is their number. */
function arrive(town: Town, person: number, cell: number): void {
  const { world, rules, config, seed } = town;
  const id = successorId(town, town.people[person].id);
  const name = newcomerName(town);
  world.town.newcomers[0] += 1;
  const traits = sampleTraits(seed, world.town.newcomers[0]);
  const isEmployed = nextFloat(world.streams.world) < EMPLOYED;
  const home = freeHome(town);
  const slot = freeSlot(town);
  settle(town, slot, {
    person: { id, name, ...lookOf(id) },
    origin: rootNumber(town, person),
    cell,
    home,
    job: isEmployed ? jobWithMostVacancies(town) : NONE,
    profile: rules.profiles.indexOf(nearestProfile(config.personalities, traits)),
    traits,
    needs: { hunger: START_NEED, hygiene: START_NEED, energy: START_NEED },
    wallet: RENTS * config.economy.rent_per_day,
    items: { food_raw: 1, clothes_clean: 1 },
  });
  world.agents.seeksHome[slot] = home === NONE ? 1 : 0;
}
