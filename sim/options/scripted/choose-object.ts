import { failedPrecondition } from "../../affordances/may-start.ts";
import { ITEMS } from "../../config/affordances.ts";
import { UNREACHABLE } from "../../paths/flow-field.ts";
import { type Nearest, objectOf, stepsOf } from "../../paths/nearest.ts";
import { isClosed } from "../../perturbations/is-closed.ts";
import { isCoolingDown } from "../../queues/cooldowns.ts";
import { hasFreePlace, queueRoom } from "../../queues/reservations.ts";
import { rivalAt } from "../../relationships/avoid.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { NEVER, type Plan } from "../plan.ts";

/** Steps of the way from where a person stands to a landmark; NEVER when there is none. */
export function stepsTo({ rules, world }: Town, slot: number, field: number): number {
  const { fields } = rules;
  const steps = fields.steps[world.agents.cell[slot] * fields.count + field];
  return steps === UNREACHABLE ? NEVER : steps;
}

/**
 * Puts the object into `plan` at which this affordance can be had soonest, walking and waiting
 * counted; ties go to the first registered. False, with the plan untouched, when there is none that
 * is cheaper than what the plan already holds.
 */
export function chooseObject(
  town: Town,
  slot: number,
  affordance: number,
  extra: number,
  plan: Plan,
): boolean {
  if (affordance === NONE) return false;
  const { rules, world } = town;
  const rule = rules.affordances[affordance];
  const candidates = rules.usableBy[rule.type][world.agents.home[slot] + 1];
  const { held, queueLength } = world.objects;
  const { places, useField } = rules;
  const { steps, count } = rules.fields;
  const from = world.agents.cell[slot] * count;
  const nearest = rules.nearest[rule.type];
  if (nearest !== null) return chooseNear(town, slot, affordance, nearest, extra, plan);
  let found = false;
  for (let i = 0; i < candidates.length; i++) {
    const object = candidates[i];
    const waiting = queueLength[object] + (held[object] < places[object] ? 0 : 1);
    const wait = extra + waiting * rule.duration;
    // In this order, since each question is dearer than the one before.
    if (wait >= plan.cost) continue;
    const way = steps[from + useField[object]];
    const cost = wait + (way === UNREACHABLE ? NEVER : way);
    if (cost >= plan.cost || !takesObject(town, slot, object, affordance, cost, plan)) continue;
    found = true;
  }
  return found;
}

/**
 * The same among many: one's own furniture, then the nearest of the others until none can be cheaper.
 * All of them are looked through only when those near by are not to be had.
 */
function chooseNear(
  town: Town,
  slot: number,
  affordance: number,
  { entries, kept }: Nearest,
  extra: number,
  plan: Plan,
): boolean {
  const { rules, world } = town;
  const { type } = rules.affordances[affordance];
  const home = world.agents.home[slot] + 1;
  const own = rules.ownOf[type][home];
  let found = false;
  for (let i = 0; i < own.length; i++) {
    const way = stepsTo(town, slot, rules.useField[own[i]]);
    found = weighs(town, slot, own[i], affordance, extra + way, found, plan) || found;
  }
  const row = world.agents.cell[slot] * kept;
  for (let i = row; i < row + kept; i++) {
    const entry = entries[i];
    // Of what costs the same the first registered is taken, wherever it stands.
    const steps = stepsOf(entry);
    if (extra + steps > plan.cost) return found;
    const way = steps === UNREACHABLE ? NEVER : steps;
    found = weighs(town, slot, objectOf(entry), affordance, extra + way, found, plan) || found;
  }
  const all = rules.usableBy[type][home];
  for (let i = 0; i < all.length; i++) {
    // Most are taken, which is asked sooner than how far they are.
    if (!mayTake(town, slot, all[i])) continue;
    const way = stepsTo(town, slot, rules.useField[all[i]]);
    found = weighs(town, slot, all[i], affordance, extra + way, found, plan) || found;
  }
  return found;
}

/**
 * Puts an object into the plan that is cheaper than what it holds, or as cheap, registered before and `found`
 * in the same search. `soonest` is what it costs without waiting.
 */
function weighs(
  town: Town,
  slot: number,
  object: number,
  affordance: number,
  soonest: number,
  found: boolean,
  plan: Plan,
): boolean {
  const { rules, world } = town;
  const { held, queueLength } = world.objects;
  const waiting = queueLength[object] + (held[object] < rules.places[object] ? 0 : 1);
  const cost = soonest + waiting * rules.affordances[affordance].duration;
  if (cost > plan.cost) return false;
  if (cost === plan.cost && (!found || object >= plan.object)) return false;
  return takesObject(town, slot, object, affordance, cost, plan);
}

/** Puts an object that is cheap enough into the plan, unless it is of no use or somebody to keep away from is there. */
function takesObject(
  town: Town,
  slot: number,
  object: number,
  affordance: number,
  cost: number,
  plan: Plan,
): boolean {
  if (!isUsable(town, slot, object, affordance)) return false;
  const rule = town.rules.affordances[affordance];
  if (failedPrecondition(town, slot, object, rule) !== NONE) return false;
  const rival = isMine(town, slot, object) ? NONE : rivalAt(town, slot, object);
  if (rival !== NONE) {
    shun(plan, object, cost, rival);
    return false;
  }
  plan.object = object;
  plan.affordance = affordance;
  plan.cost = cost;
  return true;
}

/** Remembers the cheapest object that is passed over, of equals the first registered. */
function shun(plan: Plan, object: number, cost: number, rival: number): void {
  if (cost > plan.shunnedCost) return;
  if (cost === plan.shunnedCost && object >= plan.shunned) return;
  plan.shunned = object;
  plan.shunnedCost = cost;
  plan.rival = rival;
}

/** Whether the object, public or one's own, could serve: stocked, not cooling down, not shunned, open, with room to wait. */
function isUsable(town: Town, slot: number, object: number, affordance: number): boolean {
  const { rules, world } = town;
  const { agents, objects } = world;
  if (!mayTake(town, slot, object)) return false;
  if (agents.shunObject[slot] === object && world.town.tick[0] < agents.shunUntil[slot]) {
    return false;
  }
  const rule = rules.affordances[affordance];
  const { takesStock } = rule;
  for (let item = 0; rule.sells && item < ITEMS.length; item++) {
    if (objects.stock[object * ITEMS.length + item] < takesStock[item]) return false;
  }
  return (
    isMine(town, slot, object) || !(isCoolingDown(world, slot, object) || isClosed(town, object))
  );
}

/** Whether somebody could hold the object or wait for it, or does so already. */
function mayTake(town: Town, slot: number, object: number): boolean {
  return hasRoom(town, object) || isMine(town, slot, object);
}

/** Whether one more person could hold the object or wait for it. */
function hasRoom(town: Town, object: number): boolean {
  const waiting = town.world.objects.queueLength[object];
  return (waiting === 0 && hasFreePlace(town, object)) || queueRoom(town, object) > 0;
}

/** Whether somebody holds the object or waits for it already. */
function isMine({ world: { agents } }: Town, slot: number, object: number): boolean {
  return agents.heldObject[slot] === object || agents.queuedObject[slot] === object;
}
