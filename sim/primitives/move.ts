import { TILE_KINDS } from "../config/map.ts";
import { costOf, wayAt } from "../paths/flow-field.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { drawAround } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { TIE_BREAK } from "../queues/arbitrate.ts";
import { NONE } from "../world/agent-table.ts";
import { nearestFreeCell } from "../world/places.ts";
import { isShared, isTaken, setPosition } from "../world/spatial.ts";

const DOOR = TILE_KINDS.indexOf("door");

/**
 * Carries out everybody's step at once. One person per tile: contested tiles go to the most
 * patient and longest blocked (with a draw from `world`), people follow each other into tiles that are being left, and
 * two who want each other's tile both stay. Who has been blocked `ghost_step_after` times slips
 * through onto an occupied tile for one tick.
 */
export function moveEveryone(town: Town): void {
  const movers = claimTiles(town);
  if (movers > 0) stepClaimants(town, movers);
  settleOverlaps(town);
}

/** Lists the movers in `scratch.order` and finds one claimant per wanted tile. */
function claimTiles({ rules, world, config, scratch }: Town): number {
  const { agents, live } = world;
  const { claims, claimant, claimScore, order, draw } = scratch;
  let movers = 0;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.stepIntent[slot] === NONE) continue;
    const target = agents.cell[slot] + rules.grid.steps[agents.stepIntent[slot]];
    if (rules.grid.walkable[target] === 0) {
      agents.stepIntent[slot] = NONE;
      agents.blockedRetries[slot] += 1;
      agents.stuckTicks[slot] += 1;
      continue;
    }
    order[movers] = slot;
    movers += 1;
    claims[target] += 1;
  }
  const weight = config.queue_fairness.age_priority_weight;
  for (let i = 0; i < movers; i++) {
    const slot = order[i];
    const target = agents.cell[slot] + rules.grid.steps[agents.stepIntent[slot]];
    if (claims[target] === 1) {
      claimant[target] = slot;
      continue;
    }
    drawAround(world.streams.world, TIE_BREAK, draw, i);
    const score = scratch.patience[slot] + weight * agents.blockedRetries[slot] + draw[i];
    // The first claimant of a contested tile marks it by raising the count past any real one.
    if (claims[target] < 128 || score > claimScore[target]) {
      claimant[target] = slot;
      claimScore[target] = score;
    }
    claims[target] |= 128;
  }
  return movers;
}

/** Moves claimants until nobody else can; what is left is blocked or slips through. */
function stepClaimants(town: Town, movers: number): void {
  const { rules, world, scratch } = town;
  const { agents } = world;
  const { order, claims, claimant, spatial } = scratch;
  let pending = movers;
  let progress = true;
  while (progress && pending > 0) {
    progress = false;
    for (let i = 0; i < movers; i++) {
      const slot = order[i];
      if (slot === NONE) continue;
      const target = agents.cell[slot] + rules.grid.steps[agents.stepIntent[slot]];
      if (claimant[target] !== slot || isTaken(spatial, target)) continue;
      order[i] = NONE;
      pending -= 1;
      progress = true;
      claims[target] = 0;
      step(town, slot, target);
    }
  }
  for (let i = 0; i < movers; i++) {
    if (order[i] !== NONE) blocked(town, order[i]);
  }
}

function step(town: Town, slot: number, target: number): void {
  const { rules, world, scratch } = town;
  const { agents } = world;
  const object = agents.targetObject[slot];
  const field = object === NONE ? agents.targetField[slot] : rules.useField[object];
  if (field === NONE) {
    agents.blockedRetries[slot] = 0;
  } else {
    // Only new ground counts as getting on: a step aside and back would let two in a doorway dance for ever.
    const way = costOf(wayAt(scratch.ways, field, target));
    const nearer = way < agents.closest[slot];
    agents.stuckTicks[slot] = nearer ? 0 : agents.stuckTicks[slot] + 1;
    if (nearer) agents.blockedRetries[slot] = 0;
    if (nearer) agents.closest[slot] = way;
  }
  setPosition(town, slot, target);
  // Whoever is put aside without having meant to walk keeps looking where they looked.
  if (agents.stepIntent[slot] !== NONE) agents.facing[slot] = agents.stepIntent[slot];
  agents.movedTick[slot] = world.town.tick[0];
  const isOverlapping = isShared(scratch.spatial, target);
  agents.overlapping[slot] = isOverlapping ? 1 : 0;
  if (isOverlapping) scratch.mayOverlap = true;
}

function blocked(town: Town, slot: number): void {
  const { rules, world, scratch, config } = town;
  const { agents } = world;
  const target = agents.cell[slot] + rules.grid.steps[agents.stepIntent[slot]];
  scratch.claims[target] = 0;
  noteBlockedDoor(town, target);
  const limit = config.queue_fairness.ghost_step_after;
  const attempts = agents.blockedRetries[slot];
  const mayPush = limit > 0 && attempts >= limit;
  if (mayPush && isTaken(scratch.spatial, target) && !isShared(scratch.spatial, target)) {
    world.town.ghostSteps[0] += 1;
    step(town, slot, target);
    agents.blockedRetries[slot] = 0;
    emit(world, town.events, EVENT.ghost_step, 0, slot, target, attempts);
    return;
  }
  agents.blockedRetries[slot] += 1;
  agents.stuckTicks[slot] += 1;
}

/** Whoever waits in line on a door tile and keeps somebody from passing is known for it. */
function noteBlockedDoor({ rules, world, scratch }: Town, cell: number): void {
  if (rules.grid.kind[cell] !== DOOR) return;
  const { firstAt, nextAt } = scratch.spatial;
  for (let slot = firstAt[cell]; slot !== NONE; slot = nextAt[slot]) {
    if (world.agents.queuedObject[slot] !== NONE) world.agents.blockedDoor[slot] = 1;
  }
}

/**
 * Whoever still shares a tile one tick after a ghost step is put on the nearest free one; somebody
 * who holds the object that is used from there stays, and the other makes room.
 */
function settleOverlaps(town: Town): void {
  const { world, scratch } = town;
  if (!scratch.mayOverlap) return;
  const { agents, live } = world;
  const tick = world.town.tick[0];
  scratch.mayOverlap = false;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.overlapping[slot] === 0) continue;
    scratch.mayOverlap = true;
    if (agents.movedTick[slot] === tick) continue;
    const cell = agents.cell[slot];
    const free = isShared(scratch.spatial, cell) ? nearestFreeCell(town, cell) : cell;
    if (free === NONE) continue;
    agents.overlapping[slot] = 0;
    if (free !== cell) step(town, belongsHere(town, slot) ? bystander(town, slot) : slot, free);
  }
}

function belongsHere({ rules, world: { agents } }: Town, slot: number): boolean {
  const held = agents.heldObject[slot];
  return held !== NONE && rules.objects[held].useCell === agents.cell[slot];
}

/** Somebody on the same tile who has no business there; the person in question when there is none. */
function bystander(town: Town, slot: number): number {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const other = live[place];
    if (other === slot || agents.cell[other] !== agents.cell[slot]) continue;
    if (!belongsHere(town, other)) return other;
  }
  return slot;
}
