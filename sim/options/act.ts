import { failUse } from "../affordances/fail-use.ts";
import { dawdles } from "../needs/spiral.ts";
import { NO_WAY, costOf, headingOf, wayAt } from "../paths/flow-field.ts";
import { isAtMeeting } from "../perturbations/invitations.ts";
import { isClosed } from "../perturbations/is-closed.ts";
import { hasFreePlace, queuePlace, queueRoom } from "../queues/reservations.ts";
import { INTERACT } from "../primitives/interact-intent.ts";
import { avoidsAnybody, keepAway, rivalAt } from "../relationships/avoid.ts";
import { isInEarshot } from "../relationships/chat.ts";
import { endTalk, isTalking } from "../relationships/talk.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isTaken } from "../world/spatial.ts";
import { IDLE_TICKS, clearTarget, dropOption, endOption, startWay } from "./commitment.ts";
import { OPTION } from "./options.ts";
import type { Plan } from "./plan.ts";
import { stepAround, stepAway } from "./step-away.ts";
import { planGetClean } from "./scripted/get-clean.ts";
import { planGetFed } from "./scripted/get-fed.ts";
import { goAndApply, isWorkDone, planWorkplace, postField } from "./scripted/go-to-work.ts";
import { planShopGroceries } from "./scripted/shop-groceries.ts";
import { planSleep } from "./scripted/sleep.ts";
import { isCompany } from "./scripted/company.ts";
import { planSocialise } from "./scripted/socialise.ts";

/** Ticks without getting on after which stepping aside has proved useless and people push through. */
const ASIDE_PATIENCE = 4;

/** Turns everybody's option into this tick's intent: a step, a word with the object, or nothing. */
export function act(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    agents.stepIntent[slot] = NONE;
    agents.interactIntent[slot] = INTERACT.none;
    agents.talkIntent[slot] = NONE;
    if (agents.talkWith[slot] !== NONE) {
      if (isTalking(town, slot)) continue;
      endTalk(town, slot);
    }
    if (agents.runningAffordance[slot] !== NONE) continue;
    if (agents.option[slot] === NONE) {
      if (isFree(town, slot)) stepAway(town, slot);
      continue;
    }
    if (agents.invitedUntil[slot] > counters.tick[0]) {
      if (!isAtMeeting(town, slot)) stepTowards(town, slot, agents.targetField[slot]);
      continue;
    }
    if (!hasTarget(town, slot)) continue;
    if (agents.stuckTicks[slot] > town.config.behavior.path_timeout_ticks) {
      failUse(town, slot, "unreachable");
      continue;
    }
    if (agents.targetObject[slot] === NONE) stepTowards(town, slot, agents.targetField[slot]);
    else approach(town, slot);
  }
}

/** Whether somebody who wants nothing is nobody's puppet, and neither holds nor waits for anything. */
function isFree({ world: { agents } }: Town, slot: number): boolean {
  if (agents.possessed[slot] === 1 || agents.schedule[slot] !== NONE) return false;
  return agents.heldObject[slot] === NONE && agents.queuedObject[slot] === NONE;
}

/** Makes sure that the option has something to go for; ends it when it has not. */
function hasTarget(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  const isAtWork = agents.option[slot] === OPTION.GoToWork;
  if (isAtWork && isWorkDone(town, slot)) {
    dropOption(town, slot);
    return false;
  }
  if (agents.targetObject[slot] !== NONE) return true;
  if (agents.companion[slot] !== NONE) {
    if (isCompany(town, slot)) return !isInEarshot(town, slot, agents.companion[slot]);
    clearTarget(town.world, slot);
  }
  if (isAtWork) {
    if (agents.job[slot] === NONE) return goAndApply(town, slot);
    if (planWorkplace(town, slot, town.scratch.plan)) setTarget(town, slot, town.scratch.plan);
    else agents.targetField[slot] = postField(town, slot);
    return true;
  }
  const { scratch } = town;
  const isPlanned = plan(town, slot, scratch.plan);
  const { shunned, shunnedCost, rival, cost } = scratch.plan;
  if (shunned !== NONE && shunnedCost < cost) keepAway(town, slot, "queue_rival", rival, shunned);
  if (isPlanned) {
    setTarget(town, slot, scratch.plan);
    return true;
  }
  endOption(town.world, slot);
  agents.idleUntil[slot] = counters.tick[0] + IDLE_TICKS;
  return false;
}

function plan(town: Town, slot: number, out: Plan): boolean {
  switch (town.world.agents.option[slot]) {
    case OPTION.GetFed:
      return planGetFed(town, slot, out);
    case OPTION.GetClean:
      return planGetClean(town, slot, out);
    case OPTION.ShopGroceries:
      return planShopGroceries(town, slot, out);
    case OPTION.Sleep:
      return planSleep(town, slot, out);
    default:
      return planSocialise(town, slot, out);
  }
}

function setTarget(
  { world: { agents }, rules }: Town,
  slot: number,
  { object, affordance, person }: Plan,
): void {
  agents.targetObject[slot] = object;
  agents.targetAffordance[slot] = affordance;
  agents.targetField[slot] = person === NONE ? NONE : rules.fields.ofCell[agents.cell[person]];
  agents.companion[slot] = person;
  startWay(agents, slot);
}

/**
 * Goes to the target object: holders to its use tile, waiters to their node in line, everybody else
 * to where they would stand if they asked now; and asks there.
 */
function approach(town: Town, slot: number): void {
  const { rules, world } = town;
  const { agents, objects } = world;
  const object = agents.targetObject[slot];
  if (agents.heldObject[slot] === object) {
    askAt(town, slot, rules.useField[object]);
    return;
  }
  if (agents.queuedObject[slot] === object) {
    stepTowards(town, slot, rules.objects[object].queueFields[queuePlace(world, slot)]);
    return;
  }
  if (isClosed(town, object)) {
    clearTarget(world, slot);
    return;
  }
  const rival = rivalAt(town, slot, object);
  if (rival !== NONE) {
    keepAway(town, slot, "queue_rival", rival, object);
    clearTarget(world, slot);
    return;
  }
  const isOpen = hasFreePlace(town, object) && objects.queueLength[object] === 0;
  if (!isOpen && queueRoom(town, object) <= 0) {
    clearTarget(world, slot);
    return;
  }
  if (isOpen) askAt(town, slot, rules.useField[object]);
  else askAt(town, slot, rules.objects[object].queueFields[objects.queueLength[object]]);
}

/** Asks for the target, or for its use to start, at the landmark of a field; goes there first. */
function askAt(town: Town, slot: number, field: number): void {
  const { agents } = town.world;
  if (agents.cell[slot] === town.rules.fields.target[field]) {
    agents.interactIntent[slot] = INTERACT.askOrStart;
  } else {
    stepTowards(town, slot, field);
  }
}

/**
 * Intends the next step along a flow field. Around people who stand in the way where that is no
 * detour; who has been blocked once steps aside to the right, so that two who meet pass each other.
 */
export function stepTowards(town: Town, slot: number, field: number): void {
  const { rules, world, scratch } = town;
  const { agents } = world;
  const { grid } = rules;
  const { ways } = scratch;
  const cell = agents.cell[slot];
  const way = wayAt(ways, field, cell);
  const ahead = headingOf(way);
  if (ahead === NO_WAY || dawdles(town, slot)) return;
  agents.stepIntent[slot] = ahead;
  if (avoidsAnybody(town, slot) && stepAround(town, slot, field)) return;
  if (!isTaken(scratch.spatial, cell + grid.steps[ahead])) return;
  let best = costOf(way) + 1;
  for (let side = 0; side < 4; side++) {
    const neighbour = cell + grid.steps[side];
    if (grid.walkable[neighbour] === 0 || isTaken(scratch.spatial, neighbour)) continue;
    const cost = costOf(wayAt(ways, field, neighbour));
    if (cost >= best) continue;
    best = cost;
    agents.stepIntent[slot] = side;
  }
  if (agents.stepIntent[slot] !== ahead || agents.blockedRetries[slot] === 0) return;
  if (agents.stuckTicks[slot] > ASIDE_PATIENCE) return;
  const right = (ahead + 1) % 4;
  const aside = cell + grid.steps[right];
  if (grid.walkable[aside] === 1 && !isTaken(scratch.spatial, aside))
    agents.stepIntent[slot] = right;
}
