import { failUse } from "../affordances/fail-use.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "./agent-table.ts";
import { OUTAGE_REASONS, lackingUtility } from "./utilities.ts";
import { OUTAGE_SLOTS } from "./world.ts";

/**
 * An event cuts a utility. The first one switches it off: every running use that depends on it
 * fails, with what was paid given back. An event that has cut it already changes nothing. Refused:
 * an unknown utility (`not_found`), more than OUTAGE_SLOTS events at a time (`conflict`).
 */
export function cutUtility(town: Town, name: string, eventId: number): Result<null, Refusal> {
  const utility = numberOf(name);
  if (utility === NONE) return unknownUtility(name);
  const { outages, outageCount } = town.world.town;
  if (slotOfEvent(town, utility, eventId) !== NONE) return ok(null);
  const count = outageCount[utility];
  if (count === OUTAGE_SLOTS) {
    const message = `${name} has been cut by ${OUTAGE_SLOTS} events already`;
    return err({ code: "conflict", message });
  }
  outages[utility * OUTAGE_SLOTS + count] = eventId;
  outageCount[utility] = count + 1;
  if (count === 0) {
    emit(town.world, town.events, EVENT.utility_changed, 0, utility, 0, eventId);
    failUses(town, utility);
  }
  return ok(null);
}

/**
 * An event's cut ends; the last one switches the utility on. An event that has not cut it changes
 * nothing. Refused: an unknown utility (`not_found`).
 */
export function restoreUtility(town: Town, name: string, eventId: number): Result<null, Refusal> {
  const utility = numberOf(name);
  if (utility === NONE) return unknownUtility(name);
  const { outages, outageCount } = town.world.town;
  const at = slotOfEvent(town, utility, eventId);
  if (at === NONE) return ok(null);
  const end = utility * OUTAGE_SLOTS + outageCount[utility];
  outages.copyWithin(at, at + 1, end);
  outages[end - 1] = NONE;
  outageCount[utility] -= 1;
  if (outageCount[utility] === 0) {
    emit(town.world, town.events, EVENT.utility_changed, 0, utility, 1, eventId);
  }
  return ok(null);
}

function numberOf(name: string): number {
  return UTILITIES.findIndex((utility) => utility === name);
}

function unknownUtility(name: string): Result<null, Refusal> {
  const message = `unknown utility '${name}'; known: ${UTILITIES.join(", ")}`;
  return err({ code: "not_found", message });
}

/** Where in `outages` an event is kept; NONE when it has not cut the utility. */
function slotOfEvent({ world: { town } }: Town, utility: number, eventId: number): number {
  const from = utility * OUTAGE_SLOTS;
  for (let at = from; at < from + town.outageCount[utility]; at++) {
    if (town.outages[at] === eventId) return at;
  }
  return NONE;
}

function failUses(town: Town, utility: number): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const running = agents.runningAffordance[slot];
    if (running === NONE) continue;
    const needed = town.rules.affordances[running].utilities & (1 << utility);
    if (lackingUtility(town, agents.heldObject[slot], needed) === NONE) continue;
    failUse(town, slot, OUTAGE_REASONS[utility]);
  }
}
