import { failUse } from "../affordances/fail-use.ts";
import { letGo } from "../affordances/let-go.ts";
import { finishUse } from "../affordances/progress-uses.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { relocate } from "../lifecycle/relocate.ts";
import { endOption } from "../options/commitment.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { nearestFreeCell } from "../world/places.ts";
import { MEET_SLOTS, TARGET_SLOTS, slotOf } from "../world/world.ts";
import { canBeAsked } from "./meet-people.ts";
import { meetingCell } from "./meeting-cell.ts";

/** How many of those whom a meeting planned at `at` was to bring together can come. */
export function peopleLeft(town: Town, at: number): number {
  let count = 0;
  for (let target = 0; target < MEET_SLOTS; target++) {
    if (guest(town, at, target) !== NONE) count += 1;
  }
  return count;
}

/** The slot of a guest who can come; NONE where there is none. */
function guest({ world, rules }: Town, at: number, target: number): number {
  const person = world.town.disturbanceTargets[at * TARGET_SLOTS + target];
  const slot = person === NONE ? NONE : slotOf(world, person);
  return slot !== NONE && canBeAsked({ world, rules }, slot) ? slot : NONE;
}

/**
 * Brings people together: they are put on the free tiles nearest to the place, or asked to walk there
 * and stay till the end.
 */
export function beginMeet(town: Town, at: number): void {
  const { world, rules, events } = town;
  const { town: state, agents } = world;
  const place = state.disturbanceAim[at];
  const cell = meetingCell(rules, place);
  const guests: number[] = [];
  for (let target = 0; target < MEET_SLOTS; target++) {
    const slot = guest(town, at, target);
    if (slot !== NONE) guests.push(slot);
  }
  const from = at * TARGET_SLOTS;
  state.disturbanceTargets.fill(NONE, from, from + TARGET_SLOTS);
  guests.forEach((slot, target) => {
    state.disturbanceTargets[from + target] = agents.person[slot];
    call(town, at, slot, cell);
  });
  const { perturbation_arranged_meet } = EVENT;
  const [first, second, third, fourth] = guests;
  const event = state.disturbance[at];
  const ends = state.disturbanceEnd[at];
  emit(world, events, perturbation_arranged_meet, ends, place, event, first, second, third, fourth);
}

/** Who is invited finishes what is under way, but for work and leisure, and wants nothing else. */
function interrupt(town: Town, slot: number): void {
  const running = town.world.agents.runningAffordance[slot];
  if (running === NONE) return letGo(town, slot);
  const { tags, spread } = town.rules.affordances[running];
  if (!tags.has("work") && !tags.has("leisure")) return;
  if (spread) finishUse(town, slot);
  else failUse(town, slot, "abandoned");
}

/** One guest lets go of everything and is put there, or is sent there. */
function call(town: Town, at: number, slot: number, cell: number): void {
  const { world, rules, events } = town;
  const { town: state, agents } = world;
  const ends = state.disturbanceEnd[at];
  const leftAlone = ends + rules.events.settings.per_agent_cooldown_ticks;
  agents.arrangedTick[slot] = state.tick[0];
  agents.arrangedCooldown[slot] = Math.max(agents.arrangedCooldown[slot], leftAlone);
  if (cell === NONE) return;
  if (state.disturbanceInvites[at] === 1) {
    interrupt(town, slot);
    agents.invitedUntil[slot] = ends;
    agents.invitedCell[slot] = cell;
    return;
  }
  const tile = nearestFreeCell(town, cell);
  if (tile === NONE) return;
  relocate(town, slot, tile);
  emit(world, events, EVENT.arranged_meet_relocated, 0, slot, state.disturbanceAim[at]);
}

/** Those who are still asked to be there are free again. */
export function endMeet({ world }: Town, at: number): void {
  const { town: state, agents } = world;
  if (state.disturbanceInvites[at] === 0) return;
  for (let target = at * TARGET_SLOTS; target < (at + 1) * TARGET_SLOTS; target++) {
    const person = state.disturbanceTargets[target];
    const slot = person === NONE ? NONE : slotOf(world, person);
    if (slot === NONE || agents.invitedUntil[slot] === 0) continue;
    agents.invitedUntil[slot] = 0;
    if (agents.runningAffordance[slot] === NONE) endOption(world, slot);
  }
}
