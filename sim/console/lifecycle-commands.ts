import { exitQueueSnapshot } from "../jobs/exit-queue.ts";
import { setExitCap } from "../lifecycle/exit-caps.ts";
import { COLLAPSE } from "../lifecycle/exit-reasons.ts";
import { setSpawnDelay } from "../lifecycle/tickets.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { type Answer, type Arguments, refused } from "./arguments.ts";

/** The most exits of a day, of all and of those by the exit queue, for good. */
export function capExits(town: Town, { daily_exit_cap }: Arguments<"set_exit_cap">): Answer {
  setExitCap(town, daily_exit_cap);
  return ok({ daily_exit_cap, metrics: exitQueueSnapshot(town) });
}

/** How long the place of whoever leaves stays empty, from the next departure on. */
export function delaySpawns(town: Town, { min, max = min }: Arguments<"set_spawn_delay">): Answer {
  if (max < min)
    return refused("invalid_args", `expected at least ${min} as the most, found ${max}`);
  setSpawnDelay(town, min, max);
  return ok({ respawn_delay_ticks: min, spawn_delay_ticks: [min, max] });
}

/** Whether collapses end a stay. */
export function toggleMortality(town: Town, { enabled }: Arguments<"toggle_mortality">): Answer {
  town.world.town.mortality[0] = enabled ? 1 : 0;
  return ok({ enabled });
}

/** How low a need has to be, and for how many ticks on end, to end a stay. */
export function moveDeathThreshold(
  town: Town,
  { need, value, ticks }: Arguments<"set_death_threshold">,
): Answer {
  const { town: counters } = town.world;
  counters.collapseThreshold[COLLAPSE[need]] = value;
  counters.collapseTicks[COLLAPSE[need]] = ticks;
  return ok({ need, value, ticks });
}
