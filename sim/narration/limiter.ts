import type { Town } from "../town.ts";
import { TOLD_SLOTS } from "../world/world.ts";
import { CATEGORY } from "./categories.ts";

// Shared mixing constants: two rounds of multiply and rotate spread small integers over 32 bits.
function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51);
  return (Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) + 0x52dce729) | 0;
}

/** What makes two lines the same: a number of the kind of line and of whom it is about. */
export function keyOf(kind: number, a = -1, b = -1, c = -1): number {
  const hash = mix(mix(mix(mix(0x2545f491, kind), a), b), c);
  // Every bit counts for every other: wordings are chosen by the low ones.
  const spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35) ^ (spread >>> 16);
}

/** The same for a pair of people, whoever of them acts. */
export function keyOfPair(kind: number, a: number, b: number, c = -1): number {
  return a < b ? keyOf(kind, a, b, c) : keyOf(kind, b, a, c);
}

/**
 * Whether a line may be told in this tick; if so it counts as told. No: its category is off; its key
 * was told within the dedupe window, or in this very tick; it has no priority and the town, or its
 * category, has told something within its cooldown; the window is full, for lines with priority too, but for what
 * is kept for some categories.
 * Lines with priority leave the town's cooldown alone, so that they do not silence everyday ones.
 * Nothing has to be forgotten at the start of a tick: what is too old does not count.
 * Simulation §14.1.
 */
export function mayTell(town: Town, category: number, key: number, priority: boolean): boolean {
  const { narration } = town.rules;
  const { town: state } = town.world;
  if (narration.enabled[category] === 0) return false;
  const tick = state.tick[0];
  const first = priority || narration.priority[category] === 1;
  if (!first && (tick < state.storiesFrom[0] || tick < state.categoryFrom[category])) return false;
  if (isWindowFull(town, tick, narration.mostBefore[category])) return false;
  if (wasTold(town, key, narration.dedupe[category])) return false;
  const at = state.storiesTold[0] & (TOLD_SLOTS - 1);
  state.toldKey[at] = key;
  state.toldTick[at] = tick;
  state.storiesTold[0] += 1;
  state.storyCounts[category] += 1;
  if (!first) state.storiesFrom[0] = tick + narration.globalCooldown;
  state.categoryFrom[category] = tick + narration.cooldown[category];
  return true;
}

/** Whether a key was told less than `window` ticks ago, or in this tick. */
export function wasTold({ world }: Town, key: number, window: number): boolean {
  const { storiesTold, toldKey, toldTick } = world.town;
  const tick = world.town.tick[0];
  const oldest = Math.max(0, storiesTold[0] - TOLD_SLOTS);
  for (let told = storiesTold[0] - 1; told >= oldest; told--) {
    const at = told & (TOLD_SLOTS - 1);
    if (tick - toldTick[at] >= window && toldTick[at] < tick) return false;
    if (toldKey[at] === key) return true;
  }
  return false;
}

/** Whether `limit` lines were told in the window that ends now. */
function isWindowFull({ world, rules }: Town, tick: number, limit: number): boolean {
  const { storiesTold, toldTick } = world.town;
  if (storiesTold[0] < limit) return false;
  const first = toldTick[(storiesTold[0] - limit) & (TOLD_SLOTS - 1)];
  return first > tick - rules.narration.windowTicks;
}

/**
 * The same for a line about a quarrel in a queue: there are only so many of these in an hour of the day.
 * Counts what is told and what is not.
 */
export function mayTellConflict(
  town: Town,
  category: number,
  key: number,
  priority: boolean,
): boolean {
  const { town: state } = town.world;
  const { hourTicks, conflictLimit } = town.rules.narration;
  const hour = Math.floor(state.tick[0] / hourTicks);
  if (state.conflictHour[0] !== hour) {
    state.conflictHour[0] = hour;
    state.conflictLines[0] = 0;
  }
  if (state.conflictLines[0] >= conflictLimit || !mayTell(town, category, key, priority)) {
    state.conflictsThrottled[0] += 1;
    return false;
  }
  state.conflictLines[0] += 1;
  state.conflictsPublished[0] += 1;
  return true;
}

/** Whether the cooldowns would let a line about a quarrel pass now. */
export function isConflictFree({ world, rules }: Town): boolean {
  const { tick, storiesFrom, categoryFrom } = world.town;
  const category = CATEGORY.queue_conflict;
  if (rules.narration.priority[category] === 1) return true;
  return tick[0] >= storiesFrom[0] && tick[0] >= categoryFrom[category];
}
