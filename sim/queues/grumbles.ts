import { feelingOf, tieRow } from "../relationships/ties.ts";
import { isTalking } from "../relationships/talk.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { isWorkplace, reportConflict } from "./conflicts.ts";
import { queuePlace } from "./reservations.ts";

/** How much of their patience the utterly forgiving gain and the unforgiving lose, and what ambition takes at work. */
const FORGIVENESS = 0.5;
const AMBITION = 0.5;
/** No feeling leaves less than this of somebody's patience. */
const LEAST = 0.25;

/**
 * Who has stood in line for longer than they can bear complains, once, to the one before them. Friends
 * are given more time, rivals less; the forgiving bear more, the ambitious less where they work.
 */
export function hearGrumbles(town: Town): void {
  const { world, config } = town;
  const { agents, live } = world;
  const { long_wait_ticks } = config.conflict;
  if (long_wait_ticks === 0 || world.town.waiting[0] === 0) return;
  const tick = world.town.tick[0];
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const object = agents.queuedObject[slot];
    if (object === NONE || tick - agents.joinedTick[slot] < long_wait_ticks * LEAST) continue;
    if (agents.grumbledTick[slot] === agents.joinedTick[slot] || isTalking(town, slot)) continue;
    const rival = before(town, slot, object);
    if (rival === NONE) continue;
    if (isPatientWith(town, slot, rival, object)) continue;
    if (hasJustQuarrelled(town, slot, rival)) continue;
    agents.grumbledTick[slot] = agents.joinedTick[slot];
    reportConflict(town, object, slot, rival, "long_wait", world.objects.queueLength[object]);
  }
}

/** The next in line before somebody, or whoever holds the object. */
function before({ world }: Town, slot: number, object: number): number {
  const { queue, holders } = world.objects;
  const place = queuePlace(world, slot);
  if (place > 0) return queue[object * QUEUE_SLOTS + place - 1];
  let longest: number = NONE;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = holders[at];
    if (holder === NONE) continue;
    if (longest === NONE || world.agents.heldSince[holder] < world.agents.heldSince[longest]) {
      longest = holder;
    }
  }
  return longest;
}

/** Whether the two have quarrelled so lately that there is nothing more to say. */
function hasJustQuarrelled({ world, config }: Town, slot: number, rival: number): boolean {
  const row = tieRow(world, slot, rival);
  if (row === NONE || world.ties.quarrelled[row] === 0) return false;
  return world.town.tick[0] - world.ties.quarrelled[row] < config.conflict.quarrel_again_ticks;
}

/** Whether somebody waits behind somebody else without a word for longer than they have waited. */
function isPatientWith(town: Town, slot: number, rival: number, object: number): boolean {
  const { world, config, scratch } = town;
  const { forgiveness, ambition } = world.agents;
  const feeling = feelingOf(world, slot, rival);
  const work = isWorkplace(town, object) ? AMBITION * ambition[slot] : 0;
  const nature = FORGIVENESS * forgiveness[slot] + scratch.patience[slot] - work;
  const ticks = config.conflict.long_wait_ticks * Math.max(LEAST, (1 + nature) * (1 + feeling));
  return world.town.tick[0] - world.agents.joinedTick[slot] < ticks;
}
