import { EVENT_INTS, isAbout } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { TIE_STATUS } from "../relationships/tie-changes.ts";
import { tieCount, tieRow, trustOf } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type World, slotOf } from "../world/world.ts";
import { noteFact } from "./digest.ts";
import { daysText, nameOf, whereOf } from "./names.ts";
import { askOfPair, say } from "./say.ts";
import type { TaleName } from "./tales.ts";

/** A quarrel that left less rivalry than this behind needs no making up. */
const WORTH_MAKING_UP = 0.1;
/** So many of somebody's rivals are worth telling of. */
const TOLD_RIVALS = 3;
const ADDED = TIE_STATUS.indexOf("added");
const REMOVED = TIE_STATUS.indexOf("removed");

/** What somebody trusts somebody else with, by number. */
export function trustBetween({ world }: Town, person: number, other: number): number {
  const slot = slotOf(world, person);
  const otherSlot = slotOf(world, other);
  return slot === NONE || otherSlot === NONE ? 0 : trustOf(world, slot, otherSlot);
}

/** Whether this tick has brought either of two people, by number, to where they avoid each other. */
export function crossesAvoidance(town: Town, a: number, b: number): boolean {
  const changes = town.scratch.tieChanges;
  const { rivalry_avoid_threshold: threshold } = town.config.narration.relationship_narration;
  for (let at = 0; at < changes.count; at++) {
    const isPair =
      (changes.owner[at] === a && changes.other[at] === b) ||
      (changes.owner[at] === b && changes.other[at] === a);
    const rivalry = changes.values[at * 6 + 2];
    const before = rivalry - changes.values[at * 6 + 5];
    if (isPair && rivalry >= threshold && before < threshold) return true;
  }
  return false;
}

/** Whether this tick has made two people, by number, know each other for the first time. */
export function isNewTie({ scratch }: Town, a: number, b: number): boolean {
  const { count, owner, other, status } = scratch.tieChanges;
  for (let at = 0; at < count; at++) {
    if (status[at] === ADDED && owner[at] === a && other[at] === b) return true;
  }
  return false;
}

/**
 * What this tick did to ties, where it is worth a line: first of what brings people together, then of
 * what drives them apart. Both sides of a pair make one line.
 */
export function tellTies(town: Town): void {
  const { count } = town.scratch.tieChanges;
  for (let at = 0; at < count; at++) tellFriendship(town, at);
  for (let at = 0; at < count; at++) tellRivalry(town, at);
  for (let at = 0; at < count; at++) rememberGrudge(town, at);
}

function tellFriendship(town: Town, at: number): void {
  const { owner, other, status, values } = town.scratch.tieChanges;
  const trust = values[at * 6];
  const familiarity = values[at * 6 + 1];
  const deltaTrust = values[at * 6 + 3];
  if (status[at] === REMOVED) return;
  const limits = town.config.narration.relationship_narration;
  if (status[at] === ADDED) {
    // Those who begin by falling out are no friends.
    if (trust + familiarity <= 0 || isKnown(town, other[at], owner[at])) return;
    countPair(town, at, "met");
    tell(town, at, isNewcomers(town, at) ? "first_friend" : "met");
    return;
  }
  if (deltaTrust <= 0) return;
  const isCrossing = trust - deltaTrust < limits.friendship_trust_threshold;
  if (isCrossing && trust >= limits.friendship_trust_threshold) countPair(town, at, "friends");
  if (isMadeUp(town, at)) {
    noteFact(town, "made_up", owner[at], other[at]);
    tell(town, at, "reconciled");
    makeUp(town, at);
  } else if (trust >= limits.friendship_priority_threshold) {
    tell(town, at, "close_friends");
  } else if (trust >= limits.friendship_trust_threshold) {
    tell(town, at, "friends");
  } else if (deltaTrust >= limits.friendship_delta_threshold) {
    tell(town, at, "warmed_up");
  }
}

/** Whether somebody knew somebody else before this tick, by number: one side may forget what the other keeps. */
function isKnown(town: Town, person: number, other: number): boolean {
  const slot = slotOf(town.world, person);
  const otherSlot = slotOf(town.world, other);
  if (slot === NONE || otherSlot === NONE || isNewTie(town, person, other)) return false;
  return tieRow(town.world, slot, otherSlot) !== NONE;
}

/** Counts a pair for the day once, whichever of its sides come. */
function countPair(town: Town, at: number, fact: "met" | "friends"): void {
  const { owner, other } = town.scratch.tieChanges;
  if (owner[at] < other[at]) noteFact(town, fact, owner[at], other[at]);
}

function tellRivalry(town: Town, at: number): void {
  const { values } = town.scratch.tieChanges;
  const rivalry = values[at * 6 + 2];
  const delta = values[at * 6 + 5];
  const limits = town.config.narration.relationship_narration;
  if (delta <= 0 || rivalry < limits.rivalry_avoid_threshold || !isAmongFiercest(town, at)) return;
  if (rivalry >= limits.rivalry_escalation_threshold) tell(town, at, "bitter_rivals");
  else if (rivalry - delta < limits.rivalry_avoid_threshold) tell(town, at, "crossed");
  else tell(town, at, "rivals");
}

type PairTale = Extract<
  TaleName,
  | "met"
  | "first_friend"
  | "friends"
  | "close_friends"
  | "warmed_up"
  | "rivals"
  | "bitter_rivals"
  | "crossed"
  | "reconciled"
>;

/** Where people may have met, by what brought them together; anywhere else it was a chat. */
const MEETINGS: ReadonlyMap<number | "tie", "met_in_line" | "met_at_table" | "met_at_work"> =
  new Map([
    [EVENT.queue_interaction, "met_in_line"],
    [EVENT.shared_meal, "met_at_table"],
    [EVENT.employment_helped_when_late, "met_at_work"],
  ] as const);

/** Tells a line about the two of a change, newcomers first. */
function tell(town: Town, at: number, name: PairTale): void {
  const { owner, other } = town.scratch.tieChanges;
  if (!askOfPair(town, name, owner[at], other[at])) return;
  const isOther = town.people[other[at]].arrived > town.people[owner[at]].arrived;
  const first = isOther ? other[at] : owner[at];
  const second = isOther ? owner[at] : other[at];
  const named = nameOf(town, second);
  const values = {
    actor: nameOf(town, first),
    other: named,
    rival: named,
    where: whereOf(town, first),
    age: name === "first_friend" ? `${daysText(town, first)} in town` : "",
  };
  const cause = causeOf(town, owner[at], other[at]);
  const told = name === "met" ? (MEETINGS.get(cause) ?? name) : name;
  say(town, told, cause, values, first, second);
}

/** The first event of this tick that is about both, where there is one. */
function causeOf({ events }: Town, a: number, b: number): number | "tie" {
  for (let index = 0; index < events.count; index++) {
    const kind = events.ints[index * EVENT_INTS];
    if (kind === EVENT.tie_added || kind === EVENT.tie_removed) continue;
    if (isAbout(events, index, a) && isAbout(events, index, b)) return kind;
  }
  return "tie";
}

/** Whether a change is about one of the owner's three strongest rivals. */
function isAmongFiercest({ world, scratch }: Town, at: number): boolean {
  const { owner, values } = scratch.tieChanges;
  const slot = slotOf(world, owner[at]);
  if (slot === NONE) return false;
  const { ties, capacity } = world;
  let fiercer = 0;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    if (ties.other[row] !== NONE && ties.rivalry[row] > values[at * 6 + 2]) fiercer += 1;
  }
  return fiercer < TOLD_RIVALS;
}

/** Whether it is the only tie of either, and they came later than the town began. */
function isNewcomers(town: Town, at: number): boolean {
  const { owner, other } = town.scratch.tieChanges;
  return isNewcomer(town, owner[at]) || isNewcomer(town, other[at]);
}

function isNewcomer(town: Town, person: number): boolean {
  const slot = slotOf(town.world, person);
  return slot !== NONE && town.people[person].arrived > 0 && tieCount(town.world, slot) === 1;
}

/** Row of the tie that a change is about; NONE when it is no more. */
function rowOf({ world, scratch }: Town, at: number): number {
  const slot = slotOf(world, scratch.tieChanges.owner[at]);
  const other = slotOf(world, scratch.tieChanges.other[at]);
  return slot === NONE || other === NONE ? NONE : tieRow(world, slot, other);
}

/** Whether what is left of a quarrel is less than half of what it left behind. */
function isMadeUp(town: Town, at: number): boolean {
  const row = rowOf(town, at);
  if (row === NONE) return false;
  const { grudge, rivalry } = town.world.ties;
  return grudge[row] >= WORTH_MAKING_UP && rivalry[row] < grudge[row] / 2;
}

function makeUp({ world, scratch }: Town, at: number): void {
  const slot = slotOf(world, scratch.tieChanges.owner[at]);
  const other = slotOf(world, scratch.tieChanges.other[at]);
  settle(world, tieRow(world, slot, other));
  settle(world, tieRow(world, other, slot));
}

function settle({ ties }: World, row: number): void {
  if (row !== NONE) ties.grudge[row] = -Math.abs(ties.grudge[row]);
}

/** Keeps how much rivalry a quarrel left behind; what was made up is kept as less than nothing. */
function rememberGrudge(town: Town, at: number): void {
  const row = rowOf(town, at);
  if (row === NONE) return;
  const { values } = town.scratch.tieChanges;
  if (values[at * 6 + 5] > 0) town.world.ties.grudge[row] = values[at * 6 + 2];
}
