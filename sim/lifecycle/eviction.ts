import { letGo } from "../affordances/let-go.ts";
import { undress } from "../economy/wardrobe.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/**
 * After enough unpaid days a person loses their home. More than half a rent in the wallet wins it
 * back: what there is of the rent is paid. True for whoever could not do so within the recovery
 * time, as long as they cannot.
 */
export function isOutOnTheStreet(town: Town, slot: number): boolean {
  const { world, rules, config } = town;
  const { agents } = world;
  const { days_unpaid, recovery_days } = config.lifecycle.eviction;
  if (agents.evictedTick[slot] === NONE) {
    if (agents.rentUnpaidDays[slot] >= days_unpaid) evict(town, slot);
    return false;
  }
  if (agents.wallet[slot] > config.economy.rent_per_day / 2) {
    moveBack(town, slot);
    return false;
  }
  return world.town.tick[0] - agents.evictedTick[slot] >= recovery_days * rules.ticksPerDay;
}

/** Out of the home, with everything there let go; it is kept for them until they leave town. */
function evict(town: Town, slot: number): void {
  const { agents, town: counters } = town.world;
  const home = agents.home[slot];
  letGo(town, slot);
  undress(town, slot);
  agents.home[slot] = NONE;
  agents.evictedHome[slot] = home;
  agents.evictedTick[slot] = counters.tick[0];
  const cell = home === NONE ? NONE : town.rules.homes[home].cell;
  const days = agents.rentUnpaidDays[slot];
  emit(town.world, town.events, EVENT.agent_evicted, 0, slot, days, cell);
}

function moveBack(town: Town, slot: number): void {
  const { agents } = town.world;
  const paid = Math.min(agents.wallet[slot], town.config.economy.rent_per_day);
  agents.wallet[slot] -= paid;
  agents.rentUnpaidDays[slot] = 0;
  agents.evictedTick[slot] = NONE;
  agents.home[slot] = agents.evictedHome[slot];
  agents.evictedHome[slot] = NONE;
  emit(town.world, town.events, EVENT.rent_paid, paid, slot);
  const home = agents.home[slot];
  if (home === NONE) return;
  emit(town.world, town.events, EVENT.agent_housed, 0, slot, town.rules.homes[home].cell);
}
