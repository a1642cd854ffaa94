import { emit } from "../events/event-log.ts";
import { EVENT, TIE_REASON, type TieReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { noteChurn } from "./churn.ts";
import { type TieTag, modifyDeltas } from "./modifiers.ts";
import { noteTieChange } from "./tie-changes.ts";

/** Row of what `slot` feels about `other`; NONE where there is nothing. */
export function tieRow({ ties, capacity }: World, slot: number, other: number): number {
  const end = (slot + 1) * capacity.ties;
  for (let row = slot * capacity.ties; row < end && ties.other[row] !== NONE; row++) {
    if (ties.other[row] === other) return row;
  }
  return NONE;
}

/** In [−1, 1]; 0 between strangers. */
export function trustOf(world: World, slot: number, other: number): number {
  const row = tieRow(world, slot, other);
  return row === NONE ? 0 : world.ties.trust[row];
}

/** In [−1, 1]; 0 between strangers. */
export function familiarityOf(world: World, slot: number, other: number): number {
  const row = tieRow(world, slot, other);
  return row === NONE ? 0 : world.ties.familiarity[row];
}

/** In [0, 1]; 0 between strangers. */
export function rivalryOf(world: World, slot: number, other: number): number {
  const row = tieRow(world, slot, other);
  return row === NONE ? 0 : world.ties.rivalry[row];
}

/** Trust and familiarity less rivalry; 0 between strangers. */
export function feelingOf(world: World, slot: number, other: number): number {
  const { trust, familiarity, rivalry } = world.ties;
  const row = tieRow(world, slot, other);
  return row === NONE ? 0 : trust[row] + familiarity[row] - rivalry[row];
}

/** How many ties a person has. */
export function tieCount({ ties, capacity }: World, slot: number): number {
  let count = 0;
  while (count < capacity.ties && ties.other[slot * capacity.ties + count] !== NONE) count += 1;
  return count;
}

// Shared, so that a change of feelings leaves no garbage: trust, familiarity, rivalry; as they are meant, and as they come out.
const deltas = new Float64Array(3);
const moved = new Float64Array(3);

/**
 * Something has happened between two people: both feel it, each after their own traits where
 * `features.relationship_modifiers` is on. `share` says how much of it counts. Nobody has a tie to
 * themselves, and while the stage is OFF nobody has any. Simulation §7.2, §7.3.
 */
export function changeTies(
  town: Town,
  a: number,
  b: number,
  tag: TieTag,
  trust: number,
  familiarity: number,
  rivalry: number,
  share = 1,
): void {
  if (a === b || town.config.features.stages.relationships === "OFF") return;
  deltas[0] = trust * share;
  deltas[1] = familiarity * share;
  deltas[2] = rivalry * share;
  modifyDeltas(town, a, tag, deltas);
  changeTie(town, a, b);
  deltas[0] = trust * share;
  deltas[1] = familiarity * share;
  deltas[2] = rivalry * share;
  modifyDeltas(town, b, tag, deltas);
  changeTie(town, b, a);
}

/** Changes one side of a tie by `deltas`. */
function changeTie(town: Town, owner: number, other: number): void {
  const { world } = town;
  const { trust, familiarity, rivalry } = world.ties;
  let row = tieRow(world, owner, other);
  const isNew = row === NONE;
  if (isNew) row = admit(town, owner, other, Math.abs(deltas[0] + deltas[1] - deltas[2]));
  if (row === NONE) return;
  const { min_value, max_value } = town.config.conflict.rivalry;
  moved[0] = trust[row];
  moved[1] = familiarity[row];
  moved[2] = rivalry[row];
  trust[row] = Math.min(1, Math.max(-1, moved[0] + deltas[0]));
  familiarity[row] = Math.min(1, Math.max(-1, moved[1] + deltas[1]));
  rivalry[row] = Math.min(max_value, Math.max(min_value, moved[2] + deltas[2]));
  moved[0] = trust[row] - moved[0];
  moved[1] = familiarity[row] - moved[1];
  moved[2] = rivalry[row] - moved[2];
  noteFiercest(world, owner);
  noteTieChange(world, town.scratch.tieChanges, row, isNew ? "added" : "updated", moved);
}

/** Keeps in mind the strongest rivalry of somebody whose ties have changed. */
function noteFiercest({ ties, agents, capacity }: World, slot: number): void {
  let most = 0;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    if (ties.other[row] === NONE) break;
    if (ties.rivalry[row] > most) most = ties.rivalry[row];
  }
  agents.fiercest[slot] = most;
}

/** A new row of an owner; NONE where all are taken and what happened does not move them enough to forget somebody. */
function admit(town: Town, owner: number, other: number, weight: number): number {
  const { world, config, events } = town;
  const { ties, capacity } = world;
  let count = tieCount(world, owner);
  if (count === capacity.ties) {
    if (weight <= config.relationships.admission_threshold) return NONE;
    dropTie(town, weakest(town, owner), "capacity");
    count -= 1;
  }
  const row = owner * capacity.ties + count;
  ties.other[row] = other;
  ties.rivalry[row] = config.conflict.rivalry.min_value;
  emit(world, events, EVENT.tie_added, 0, owner, other);
  return row;
}

/** Sum of what is felt, whichever way. */
function strength({ ties }: World, row: number): number {
  return Math.abs(ties.trust[row]) + Math.abs(ties.familiarity[row]) + ties.rivalry[row];
}

/** The weakest tie of somebody with no room left: best friends and strongest rivals stay, unless that is everybody. */
function weakest({ world, config }: Town, owner: number): number {
  const { capacity } = world;
  const { friends_kept, rivals_kept } = config.relationships;
  const from = owner * capacity.ties;
  let weak: number = NONE;
  let spared: number = NONE;
  for (let row = from; row < from + capacity.ties; row++) {
    const isKept =
      betterFriends(world, owner, row) < friends_kept ||
      fiercerRivals(world, owner, row) < rivals_kept;
    if (isKept) {
      if (spared === NONE || strength(world, row) < strength(world, spared)) spared = row;
    } else if (weak === NONE || strength(world, row) < strength(world, weak)) weak = row;
  }
  return weak === NONE ? spared : weak;
}

/** How many of the owner's ties are friendlier than this one, earlier ones first among equals; all of them for no friend. */
function betterFriends(world: World, owner: number, row: number): number {
  const { ties, capacity } = world;
  const own = ties.trust[row] + ties.familiarity[row];
  if (own <= 0) return capacity.ties;
  let better = 0;
  for (let at = owner * capacity.ties; at < (owner + 1) * capacity.ties; at++) {
    const other = ties.trust[at] + ties.familiarity[at];
    if (other > own || (other === own && at < row)) better += 1;
  }
  return better;
}

/** The same for rivals. */
function fiercerRivals({ ties, capacity }: World, owner: number, row: number): number {
  const own = ties.rivalry[row];
  if (own <= 0) return capacity.ties;
  let fiercer = 0;
  for (let at = owner * capacity.ties; at < (owner + 1) * capacity.ties; at++) {
    if (ties.rivalry[at] > own || (ties.rivalry[at] === own && at < row)) fiercer += 1;
  }
  return fiercer;
}

/** Forgets one tie; later ones of the same person move up, so that their order stays that in which they began. */
export function dropTie(town: Town, row: number, reason: TieReason): void {
  const { world, events } = town;
  const { ties, tieColumns, capacity } = world;
  const owner = Math.floor(row / capacity.ties);
  const end = (owner + 1) * capacity.ties;
  moved[0] = -ties.trust[row];
  moved[1] = -ties.familiarity[row];
  moved[2] = -ties.rivalry[row];
  noteTieChange(world, town.scratch.tieChanges, row, "removed", moved);
  emit(world, events, EVENT.tie_removed, 0, owner, ties.other[row], TIE_REASON[reason]);
  const { churn_window_ticks } = town.config.relationships;
  noteChurn(world, churn_window_ticks, world.town.tick[0], world.agents.person[owner], reason);
  for (let i = 0; i < tieColumns.length; i++) {
    const column = tieColumns[i];
    const width = column.length / ties.other.length;
    column.copyWithin(row * width, (row + 1) * width, end * width);
    column.fill(column === ties.other ? NONE : 0, (end - 1) * width, end * width);
  }
  noteFiercest(world, owner);
}

/** Somebody leaves: nobody keeps a tie to them, nor they to anybody. */
export function forgetTies(town: Town, slot: number): void {
  const { world } = town;
  const from = slot * world.capacity.ties;
  while (world.ties.other[from] !== NONE) dropTie(town, from, "removed");
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const row = tieRow(world, world.live[place], slot);
    if (row !== NONE) dropTie(town, row, "removed");
  }
}

/**
 * Sets what two people feel about each other, both ways; what is left out stays as it is. For the
 * rest of the tick it does not decay. Values in range. False where somebody has no room for a tie.
 */
export function setTies(
  town: Town,
  a: number,
  b: number,
  values: {
    readonly trust?: number | undefined;
    readonly familiarity?: number | undefined;
    readonly rivalry?: number | undefined;
  },
): boolean {
  return setTie(town, a, b, values) && setTie(town, b, a, values);
}

function setTie(
  town: Town,
  owner: number,
  other: number,
  { trust, familiarity, rivalry }: Parameters<typeof setTies>[3],
): boolean {
  const { world } = town;
  const row = tieRow(world, owner, other);
  const known = row === NONE ? admit(town, owner, other, Infinity) : row;
  if (known === NONE) return false;
  const { ties } = world;
  moved[0] = ties.trust[known];
  moved[1] = ties.familiarity[known];
  moved[2] = ties.rivalry[known];
  ties.trust[known] = trust ?? moved[0];
  ties.familiarity[known] = familiarity ?? moved[1];
  const { min_value, max_value } = town.config.conflict.rivalry;
  ties.rivalry[known] = Math.min(max_value, Math.max(min_value, rivalry ?? moved[2]));
  moved[0] = ties.trust[known] - moved[0];
  moved[1] = ties.familiarity[known] - moved[1];
  moved[2] = ties.rivalry[known] - moved[2];
  ties.pinned[known] = world.town.tick[0];
  noteFiercest(world, owner);
  noteTieChange(world, town.scratch.tieChanges, known, row === NONE ? "added" : "updated", moved);
  return true;
}
