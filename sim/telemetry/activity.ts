import { queuePlace } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { ACTIVITIES, type Activity } from "../world/activities.ts";
import { NONE, TALKS } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { isOnShift } from "../jobs/shift-states.ts";
import { companyOf } from "./company.ts";

const REBUFF = TALKS.indexOf("rebuff");

/** What a person visibly does, as an index into ACTIVITIES. */
export function activityOf(town: Town, slot: number): number {
  return ACTIVITIES.indexOf(activityName(town, slot));
}

function activityName({ world, rules }: Town, slot: number): Activity {
  const { agents } = world;
  const running = agents.runningAffordance[slot];
  if (running !== NONE) {
    const { tags, effects } = rules.affordances[running];
    if (tags.has("sleep")) return "sleep";
    if (tags.has("shower")) return "shower";
    if (tags.has("cook")) return "cook";
    if (tags.has("shop")) return "shop";
    if (tags.has("work")) return "desk";
    if (tags.has("leisure")) return "sit";
    return effects[0] > 0 ? "eat" : "idle";
  }
  if (agents.movedTick[slot] === world.town.tick[0]) return "walk";
  if (agents.queuedObject[slot] !== NONE) return "queue";
  if (agents.job[slot] !== NONE && isOnShift(agents.shiftState[slot])) {
    const job = rules.jobs[agents.job[slot]];
    if (job.posts.includes(agents.cell[slot])) return job.work === NONE ? "serve" : "desk";
  }
  return "idle";
}

/**
 * 0 north, 1 east, 2 south, 3 west: towards whom they talk to (away from whom they were rebuffed by),
 * else towards the object in use, else the way they last walked.
 */
export function facingOf(town: Town, slot: number): number {
  const { world, rules } = town;
  const { agents } = world;
  if (agents.movedTick[slot] === world.town.tick[0]) return agents.facing[slot];
  const company = agents.runningAffordance[slot] === NONE ? companyOf(world, slot) : NONE;
  if (company !== NONE) {
    const towards = facingTowards(town, slot, agents.cell[company]);
    return agents.talkKind[slot] === REBUFF ? (towards + 2) % 4 : towards;
  }
  const object =
    agents.heldObject[slot] === NONE ? agents.queuedObject[slot] : agents.heldObject[slot];
  return object === NONE
    ? agents.facing[slot]
    : facingTowards(town, slot, rules.objects[object].cell);
}

/** The nearest of the four directions to a cell; unchanged where they stand on it. */
function facingTowards({ world: { agents }, rules }: Town, slot: number, cell: number): number {
  const dx = xOf(rules.grid, cell) - xOf(rules.grid, agents.cell[slot]);
  const dy = yOf(rules.grid, cell) - yOf(rules.grid, agents.cell[slot]);
  if (dx === 0 && dy === 0) return agents.facing[slot];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 1 : 3;
  return dy > 0 ? 2 : 0;
}

/** Share of the running use that is done, 0 to 1; null when nothing runs. */
export function progressOf({ world, rules }: Town, slot: number): number | null {
  const running = world.agents.runningAffordance[slot];
  if (running === NONE) return null;
  return 1 - world.agents.remaining[slot] / rules.affordances[running].duration;
}

/** Place in line, 1 = next; 0 = not waiting. */
export function linePlace(town: Town, slot: number): number {
  return queuePlace(town.world, slot) + 1;
}
