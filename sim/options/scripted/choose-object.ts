import { failedPrecondition } from "../../affordances/may-start.ts";
import { ITEMS } from "../../config/affordances.ts";
import { UNREACHABLE } from "../../paths/flow-field.ts";
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
  let found = false;
  for (let i = 0; i < candidates.length; i++) {
    const object = candidates[i];
    const waiting = queueLength[object] + (held[object] < places[object] ? 0 : 1);
    const wait = extra + waiting * rule.duration;
    // In this order, since each question is dearer than the one before.
    if (wait >= plan.cost) continue;
    const way = steps[from + useField[object]];
    const cost = wait + (way === UNREACHABLE ? NEVER : way);
    if (cost >= plan.cost || !isUsable(town, slot, object, affordance)) continue;
    if (failedPrecondition(town, slot, object, rule) !== NONE) continue;
    const rival = isMine(town, slot, object) ? NONE : rivalAt(town, slot, object);
    if (rival !== NONE) {
      if (cost >= plan.shunnedCost) continue;
      plan.shunned = object;
      plan.shunnedCost = cost;
      plan.rival = rival;
      continue;
    }
    plan.object = object;
    plan.affordance = affordance;
    plan.cost = cost;
    found = true;
  }
  return found;
}

/** Whether the object, public or one's own, could serve: stocked, not cooling down, not shunned, open, with room to wait. */
function isUsable(town: Town, slot: number, object: number, affordance: number): boolean {
  const { rules, world } = town;
  const { agents, objects } = world;
  if (agents.shunObject[slot] === object && world.town.tick[0] < agents.shunUntil[slot]) {
    return false;
  }
  const rule = rules.affordances[affordance];
  const { takesStock } = rule;
  for (let item = 0; rule.sells && item < ITEMS.length; item++) {
    if (objects.stock[object * ITEMS.length + item] < takesStock[item]) return false;
  }
  if (isMine(town, slot, object)) return true;
  if (isCoolingDown(world, slot, object) || isClosed(town, object)) return false;
  return (
    (hasFreePlace(town, object) && objects.queueLength[object] === 0) || queueRoom(town, object) > 0
  );
}

/** Whether somebody holds the object or waits for it already. */
function isMine({ world: { agents } }: Town, slot: number, object: number): boolean {
  return agents.heldObject[slot] === object || agents.queuedObject[slot] === object;
}
