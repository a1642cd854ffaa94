import { drive } from "../primitives/drive.ts";
import { INTERACT } from "../primitives/interact-intent.ts";
import { isTalking } from "../relationships/talk.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { stepTowards } from "./act.ts";
import { clearTarget } from "./commitment.ts";
import type { StepRule } from "./schedules.ts";

/**
 * Turns the next step of everybody's schedule into this tick's intent. The ring turns by one step a
 * tick, whatever comes of it; whoever has an option of their own, for a hard need or a meeting,
 * passes over it, and so does who is about to leave town. Who has set out for a tile is committed to going there, for
 * as long as to any option, and passes over the steps meanwhile; and whoever uses something, only lets
 * go of it.
 */
export function followSchedules(town: Town): void {
  const { schedules } = town.rules;
  if (schedules.length === 0) return;
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const ring = agents.schedule[slot];
    if (ring === NONE) continue;
    const { steps } = schedules[ring];
    const step = steps[agents.scheduleStep[slot]];
    agents.scheduleStep[slot] = (agents.scheduleStep[slot] + 1) % steps.length;
    if (agents.possessed[slot] === 1 || agents.option[slot] !== NONE) continue;
    if (isTalking(town, slot) || agents.leavingSince[slot] !== NONE) continue;
    if (isOnTheWay(town, slot)) continue;
    follow(town, slot, step);
  }
}

/** Walks on towards the tile that somebody has set out for. False when they are there, or have given up. */
function isOnTheWay(town: Town, slot: number): boolean {
  const { world, rules } = town;
  const { agents } = world;
  const field = agents.targetField[slot];
  if (field === NONE) return false;
  const isThere = agents.cell[slot] === rules.fields.target[field];
  if (isThere || world.town.tick[0] >= agents.commitUntil[slot]) {
    forgetWay(world, slot);
    return false;
  }
  stepTowards(town, slot, field);
  return true;
}

function follow(town: Town, slot: number, step: StepRule): void {
  const { agents } = town.world;
  const isUsing = agents.runningAffordance[slot] !== NONE;
  switch (step.kind) {
    case "wait":
      return;
    case "move":
      if (!isUsing) setOut(town, slot, step.field);
      return;
    case "request":
      if (!isUsing && agents.heldObject[slot] !== step.object) ask(town, slot, step);
      return;
    case "start":
      if (!isUsing && agents.heldObject[slot] === step.object) drive(town, slot, step.primitive);
      return;
    case "release":
      if (step.object === NONE || agents.heldObject[slot] === step.object) letGo(town, slot, step);
      return;
    case "blocked":
      complain(town, slot, step.object);
      return;
    default:
      step.kind satisfies never;
  }
}

/** Forgets where somebody was going, but not what they hold or wait for: they are still about to use it. */
function forgetWay(world: World, slot: number): void {
  const { heldObject, queuedObject, targetAffordance, targetObject } = world.agents;
  const claim = heldObject[slot] === NONE ? queuedObject[slot] : heldObject[slot];
  const affordance = targetAffordance[slot];
  clearTarget(world, slot);
  if (claim === NONE) return;
  targetObject[slot] = claim;
  targetAffordance[slot] = affordance;
}

function setOut(town: Town, slot: number, field: number): void {
  const { world, rules, config } = town;
  const { agents } = world;
  if (agents.cell[slot] === rules.fields.target[field]) return;
  forgetWay(world, slot);
  agents.targetField[slot] = field;
  agents.commitUntil[slot] = world.town.tick[0] + config.policy_runtime.option_commit_ticks;
  stepTowards(town, slot, field);
}

/** Asks, or goes on waiting where that has been done; the step after it is for starting. */
function ask(town: Town, slot: number, { object, complains, primitive }: StepRule): void {
  const { agents } = town.world;
  const isWaiting = agents.queuedObject[slot] === object;
  if (isWaiting || drive(town, slot, primitive) !== null) {
    if (complains) complain(town, slot, object);
    return;
  }
  agents.interactIntent[slot] = complains ? INTERACT.askLoudly : INTERACT.ask;
}

function letGo(town: Town, slot: number, { primitive }: StepRule): void {
  if (town.world.agents.heldObject[slot] !== NONE) drive(town, slot, primitive);
}

function complain({ world: { agents } }: Town, slot: number, object: number): void {
  agents.targetObject[slot] = object;
  agents.interactIntent[slot] = INTERACT.complain;
}
