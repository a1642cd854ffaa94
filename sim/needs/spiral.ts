import { emit } from "../events/event-log.ts";
import { EVENT, type FailReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { FAILURE_SLOTS, NONE } from "../world/agent-table.ts";

/** One failure more than are remembered, within so many ticks, and it is one of those days. */
const WITHIN_TICKS = 60;

/**
 * Somebody's use has failed. The third time within WITHIN_TICKS, and not by their own choice, the
 * day is spoilt until they have slept: they walk slowly, see `dawdles`.
 */
export function noteFailure(town: Town, slot: number, reason: FailReason): void {
  if (reason === "abandoned") return;
  const { world, events } = town;
  const { agents } = world;
  const tick = world.town.tick[0];
  const from = slot * FAILURE_SLOTS;
  const oldest = agents.failedTicks[from];
  agents.failedTicks.copyWithin(from, from + 1, from + FAILURE_SLOTS);
  agents.failedTicks[from + FAILURE_SLOTS - 1] = tick;
  if (agents.spiralDay[slot] === 1 || oldest === NONE || tick - oldest > WITHIN_TICKS) return;
  agents.spiralDay[slot] = 1;
  emit(world, events, EVENT.spiral_day_started, 0, slot);
}

/** Sleep ends a spoilt day, and what failed before it is forgotten. */
export function endSpiralDay({ world, events }: Town, slot: number): void {
  const { agents } = world;
  agents.failedTicks.fill(NONE, slot * FAILURE_SLOTS, (slot + 1) * FAILURE_SLOTS);
  if (agents.spiralDay[slot] === 0) return;
  agents.spiralDay[slot] = 0;
  emit(world, events, EVENT.spiral_day_ended, 0, slot);
}

/** Whether a person makes no step this tick: on a spoilt day every sixth is lost, so that ways take 1.2 times as long. */
export function dawdles({ world: { agents, town } }: Town, slot: number): boolean {
  return agents.spiralDay[slot] === 1 && (town.tick[0] + slot) % 6 === 0;
}
