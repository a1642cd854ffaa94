import { UNREACHABLE } from "../paths/flow-field.ts";
import { INTERACT } from "../primitives/interact-intent.ts";
import { quitQueue, release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { OPTION } from "./options.ts";

/** Ticks for which an object that let somebody down is left alone. */
const SHUN_TICKS = 40;
/** Ticks before a person who found nothing to do looks again. */
export const IDLE_TICKS = 10;

/** Forgets what the option was about, not the option. */
export function clearTarget({ agents }: World, slot: number): void {
  agents.targetObject[slot] = NONE;
  agents.targetAffordance[slot] = NONE;
  agents.targetField[slot] = NONE;
  agents.companion[slot] = NONE;
  agents.stepIntent[slot] = NONE;
  agents.interactIntent[slot] = INTERACT.none;
  startWay(agents, slot);
}

/** Nothing is known yet of how the way to the target goes. */
export function startWay(agents: World["agents"], slot: number): void {
  agents.closest[slot] = UNREACHABLE;
  agents.stuckTicks[slot] = 0;
}

/** Ends the option and its commitment: the next tick decides anew. */
export function endOption(world: World, slot: number): void {
  clearTarget(world, slot);
  world.agents.option[slot] = NONE;
  world.agents.commitUntil[slot] = world.town.tick[0];
  world.agents.idleUntil[slot] = world.town.tick[0];
}

/** Lets go of the option and of everything held or waited for because of it. Nothing has failed. */
export function dropOption(town: Town, slot: number): void {
  release(town, slot, false);
  quitQueue(town, slot);
  endOption(town.world, slot);
}

/** A use has finished: some options are done with it, others go on with the next step. */
export function optionUseFinished({ rules, world }: Town, slot: number, affordance: number): void {
  const option = world.agents.option[slot];
  const hungerSated = rules.affordances[affordance].feeds;
  const goesOn = option === OPTION.GoToWork || (option === OPTION.GetFed && !hungerSated);
  if (goesOn) clearTarget(world, slot);
  else endOption(world, slot);
}

/** The plan failed: the object is left alone for a while and the option is given up. */
export function optionFailed({ world }: Town, slot: number, object: number): void {
  world.agents.shunObject[slot] = object;
  world.agents.shunUntil[slot] = world.town.tick[0] + SHUN_TICKS;
  endOption(world, slot);
}
