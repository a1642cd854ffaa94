import { NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { EXIT_REASONS, NEGLECT_BUCKETS, NONE } from "../world/agent-table.ts";

const FAINT = EXIT_REASONS.indexOf("faint");
const EVICTION = EXIT_REASONS.indexOf("eviction");
const NEGLECT = EXIT_REASONS.indexOf("chronic_neglect");

/**
 * Watches for what would make somebody leave town: collapse from hunger, a whole day short of a
 * need, rent that stays unpaid. Each case is recorded once per person and reason; nobody leaves yet.
 */
export function watchForExits(town: Town): void {
  const { world } = town;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    watchHunger(town, slot);
    watchNeglect(town, slot);
    watchRent(town, slot);
  }
}

function report({ world, events }: Town, slot: number, reason: number): void {
  const at = slot * EXIT_REASONS.length + reason;
  if (world.agents.wouldExit[at] !== NONE) return;
  world.agents.wouldExit[at] = world.town.tick[0];
  emit(world, events, EVENT.would_exit, 0, slot, reason);
}

function watchHunger(town: Town, slot: number): void {
  const { agents } = town.world;
  const { threshold, ticks } = town.config.lifecycle.collapse.hunger;
  if (agents.hunger[slot] > threshold) {
    agents.hungerStreak[slot] = 0;
    return;
  }
  agents.hungerStreak[slot] += 1;
  if (agents.hungerStreak[slot] !== ticks) return;
  town.world.town.starvations[0] += 1;
  report(town, slot, FAINT);
}

/** Counts neglected ticks in buckets of a twentieth of a day; the oldest bucket is dropped as a new one opens. */
function watchNeglect(town: Town, slot: number): void {
  const { world, rules, config } = town;
  const { threshold, fraction_of_day } = config.lifecycle.chronic_need;
  const tick = world.town.tick[0];
  const span = Math.ceil(rules.ticksPerDay / NEGLECT_BUCKETS);
  const bucket = Math.floor(tick / span) % NEGLECT_BUCKETS;
  const opensBucket = tick % span === 0;
  for (let need = 0; need < NEEDS.length; need++) {
    const from = (slot * NEEDS.length + need) * NEGLECT_BUCKETS;
    if (opensBucket) world.agents.neglect[from + bucket] = 0;
    if (world.needs[need][slot] >= threshold) continue;
    world.agents.neglect[from + bucket] += 1;
    if (tick - world.agents.spawnTick[slot] < rules.ticksPerDay) continue;
    let neglected = 0;
    for (let i = 0; i < NEGLECT_BUCKETS; i++) neglected += world.agents.neglect[from + i];
    if (neglected >= fraction_of_day * rules.ticksPerDay) report(town, slot, NEGLECT);
  }
}

/** After enough unpaid days the home is forfeit; half a rent in the wallet within the recovery time saves it. */
function watchRent(town: Town, slot: number): void {
  const { world, rules, config } = town;
  const { agents } = world;
  const { days_unpaid, recovery_days } = config.lifecycle.eviction;
  const rent = config.economy.rent_per_day;
  const tick = world.town.tick[0];
  if (agents.evictedTick[slot] === NONE) {
    if (agents.rentUnpaidDays[slot] >= days_unpaid) agents.evictedTick[slot] = tick;
    return;
  }
  if (agents.wallet[slot] > rent / 2) {
    const paid = Math.min(agents.wallet[slot], rent);
    agents.wallet[slot] -= paid;
    emit(world, town.events, EVENT.rent_paid, paid, slot);
    agents.rentUnpaidDays[slot] = 0;
    agents.evictedTick[slot] = NONE;
  } else if (tick - agents.evictedTick[slot] >= recovery_days * rules.ticksPerDay) {
    report(town, slot, EVICTION);
  }
}
