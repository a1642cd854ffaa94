import { isNight, ticksBeforeWork } from "../options/scripted/outlook.ts";
import { tieRow } from "../relationships/ties.ts";
import { type Town, slotOfId } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import type { EventRule } from "./event-rules.ts";

/** Rivals of less than this are not worth bringing together. Simulation §13.4. */
export const LEAST_RIVALRY = 0.1;

/** A town as far as it matters who can come. */
interface Populated {
  readonly world: World;
  readonly rules: { readonly affordances: readonly { readonly sleeps: boolean }[] };
}

/** Whether somebody can be called away at all: not from their sleep, from another meeting, from an operator's hands, or on their way out of town. */
export function canBeAsked({ world: { agents, town }, rules }: Populated, slot: number): boolean {
  if (agents.possessed[slot] === 1 || agents.invitedUntil[slot] > town.tick[0]) return false;
  if (agents.leavingSince[slot] !== NONE) return false;
  const running = agents.runningAffordance[slot];
  return running === NONE || !rules.affordances[running].sleeps;
}

/** Whether chance may call somebody away for `ticks`: never from work or bed, nor shortly before, nor again too soon. */
function mayBeCalled(town: Town, slot: number, ticks: number): boolean {
  const { agents, town: state } = town.world;
  return (
    agents.arrangedCooldown[slot] <= state.tick[0] &&
    agents.shiftStarted[slot] === NONE &&
    canBeAsked(town, slot) &&
    !isNight(town, slot) &&
    ticksBeforeWork(town, slot) > ticks
  );
}

// Shared, so that looking for people leaves no garbage: two people, and how much they are rivals.
const pair = new Int32Array(2);
const rivalry = new Float64Array(1);

/** Slots of the people whom chance would bring together now; null when there are too few. */
export function peopleForMeet(town: Town, rule: EventRule): readonly number[] | null {
  if (rule.people !== null) return thoseNamed(town, rule.people, rule);
  return findRivals(town, rule) ? [...pair] : null;
}

/** The same question without the answer. */
export function hasPeopleForMeet(town: Town, rule: EventRule): boolean {
  return rule.people === null
    ? findRivals(town, rule)
    : thoseNamed(town, rule.people, rule) !== null;
}

/** Those of the named who may be called; of too many those who have been left alone longest. */
function thoseNamed(
  town: Town,
  people: readonly string[],
  { mostPeople, mostTicks }: EventRule,
): readonly number[] | null {
  const { arrangedTick } = town.world.agents;
  const free = people
    .map((id) => slotOfId(town, id))
    .filter((slot) => slot !== NONE && mayBeCalled(town, slot, mostTicks))
    .toSorted((a, b) => arrangedTick[a] - arrangedTick[b])
    .slice(0, mostPeople);
  return free.length < 2 ? null : free;
}

/**
 * Finds the two who may be called and are rivals most, each of the other; of equals those who have
 * been left alone longest, then by id. False when no two are rivals enough.
 */
function findRivals(town: Town, { mostTicks }: EventRule): boolean {
  const { world } = town;
  const { live, ties, capacity } = world;
  let found = false;
  rivalry[0] = LEAST_RIVALRY;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (world.agents.fiercest[slot] < rivalry[0] || !mayBeCalled(town, slot, mostTicks)) continue;
    const end = (slot + 1) * capacity.ties;
    for (let row = slot * capacity.ties; row < end && ties.other[row] !== NONE; row++) {
      const other = ties.other[row];
      if (other < slot || ties.rivalry[row] < rivalry[0]) continue;
      const back = tieRow(world, other, slot);
      const mutual = back === NONE ? 0 : Math.min(ties.rivalry[row], ties.rivalry[back]);
      if (mutual < rivalry[0] || !mayBeCalled(town, other, mostTicks)) continue;
      if (found && mutual === rivalry[0] && !comesBefore(town, slot, other)) continue;
      rivalry[0] = mutual;
      found = true;
      pair[0] = slot;
      pair[1] = other;
    }
  }
  return found;
}

/** Whether these two come before the pair found so far, with whom they share their rivalry. */
function comesBefore(town: Town, a: number, b: number): boolean {
  const { arrangedTick } = town.world.agents;
  const since = Math.max(arrangedTick[a], arrangedTick[b]);
  const before = Math.max(arrangedTick[pair[0]], arrangedTick[pair[1]]);
  if (since !== before) return since < before;
  const first = firstById(town, a, b);
  const known = firstById(town, pair[0], pair[1]);
  if (first !== known) return idOf(town, first) < idOf(town, known);
  return idOf(town, a + b - first) < idOf(town, pair[0] + pair[1] - known);
}

/** Which of two people comes first by id. */
function firstById(town: Town, a: number, b: number): number {
  return idOf(town, a) < idOf(town, b) ? a : b;
}

function idOf({ world, people }: Town, slot: number): string {
  return people[world.agents.person[slot]].id;
}
