import { NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";

/** What each collapse is about, by COLLAPSES: warmth has the number after those of the needs. */
const NEED_OF_COLLAPSE: readonly number[] = [NEEDS.indexOf("hunger"), NEEDS.length];

/** Tells, once per streak, that half the time to a collapse is over. `levels` is the column of what it is about, `streak` is in ticks, this one included. */
export function tellNearDeath(
  town: Town,
  slot: number,
  collapse: number,
  levels: Float64Array,
  streak: number,
): void {
  const half = Math.ceil(town.world.town.collapseTicks[collapse] / 2);
  if (streak !== half) return;
  const need = NEED_OF_COLLAPSE[collapse];
  emit(town.world, town.events, EVENT.agent_near_death, levels[slot], slot, need, streak);
}
