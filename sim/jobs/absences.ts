import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { ABSENCE_SLOTS } from "../world/agent-table.ts";

const DAYS_REMEMBERED = 7;

/** Absences within seven days that put a person on the exit queue: the first where the setting is 0. */
export function tooManyAbsences({ config }: Town): number {
  return Math.max(1, config.employment.max_absent_shifts);
}

/** Notes an absence now; warns whoever cannot afford another one. */
export function recordAbsence(town: Town, slot: number): void {
  const { world } = town;
  const { agents } = world;
  if (agents.absences[slot] === ABSENCE_SLOTS) forgetOldest(town, slot);
  const at = slot * ABSENCE_SLOTS + agents.absences[slot];
  agents.absenceTicks[at] = world.town.tick[0];
  agents.absences[slot] += 1;
  const absences = agents.absences[slot];
  if (absences === tooManyAbsences(town) - 1) {
    emit(world, town.events, EVENT.employment_warning, 0, slot, agents.job[slot], absences);
  }
  world.town.exitScanTick[0] = world.town.tick[0];
}

/** Absences that lie more than seven days back no longer count. */
export function forgetOldAbsences(town: Town, slot: number): void {
  const { agents, town: counters } = town.world;
  const oldest = counters.tick[0] - DAYS_REMEMBERED * town.rules.ticksPerDay;
  while (agents.absences[slot] > 0 && agents.absenceTicks[slot * ABSENCE_SLOTS] < oldest) {
    forgetOldest(town, slot);
  }
}

function forgetOldest({ world: { agents } }: Town, slot: number): void {
  const from = slot * ABSENCE_SLOTS;
  agents.absenceTicks.copyWithin(from, from + 1, from + agents.absences[slot]);
  agents.absences[slot] -= 1;
}
