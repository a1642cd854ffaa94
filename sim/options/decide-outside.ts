import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { INVALID_REASONS } from "../primitives/primitive.ts";
import { type RngState, nextUint32 } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { CHOOSER } from "./choosers.ts";
import { dropOption } from "./commitment.ts";
import { MASK, MASKS, OPTIONS, REASONS, WAIT } from "./options.ts";
import { BY_SCRIPT, FATE, NO_CHOICE } from "./outside-choices.ts";
import { whyNotOption } from "./why-not-option.ts";

const POLICY = REASONS.indexOf("policy");

/** The invalid reason that a mask is told as. [masks] */
const INVALID_OF_MASK = MASKS.map((mask) => INVALID_REASONS.findIndex((reason) => reason === mask));

/** What whoever cannot choose by themselves is to do: an option, NONE to wait, or BY_SCRIPT. */
export function outsideChoice(town: Town, slot: number): number {
  if (town.world.agents.chooser[slot] === CHOOSER.chance) return drawChoice(town, slot);
  const { outside } = town.scratch;
  const choice = outside.choices[slot];
  outside.choices[slot] = NO_CHOICE;
  if (choice === NO_CHOICE) return NONE;
  outside.fates[slot] = FATE.taken;
  if (choice === BY_SCRIPT) return BY_SCRIPT;
  if (choice < 0 || choice >= WAIT) return NONE;
  const why = whyNotOption(town, slot, choice);
  if (why === MASK.open) return choice;
  refuse(town, slot, choice, why);
  return NONE;
}

/** What cannot be chosen is a wait: told with its reason, counted, and never punished. Simulation §10.2. */
function refuse({ world, events, scratch }: Town, slot: number, choice: number, why: number): void {
  scratch.outside.fates[slot] = FATE.invalid;
  world.town.choicesInvalid[0] += 1;
  world.agents.masks[slot * OPTIONS.length + choice] = why;
  emit(world, events, EVENT.action_invalid, 0, slot, INVALID_OF_MASK[why]);
}

/** Any option of which a step is possible, or to wait: each as likely, drawn from `policy`. */
function drawChoice(town: Town, slot: number): number {
  const at = slot * OPTIONS.length;
  const { masks } = town.world.agents;
  let open = 1;
  for (let option = 0; option < OPTIONS.length; option++) {
    masks[at + option] = whyNotOption(town, slot, option);
    if (masks[at + option] === MASK.open) open += 1;
  }
  let left = nextBelow(town.world.streams.policy, open);
  for (let option = 0; option < OPTIONS.length; option++) {
    if (masks[at + option] !== MASK.open) continue;
    if (left === 0) return option;
    left -= 1;
  }
  return NONE;
}

/** A whole number in [0, count), each as likely to within 2^−32. */
export function nextBelow(state: RngState, count: number): number {
  return Math.floor((nextUint32(state) / 4294967296) * count);
}

/**
 * Somebody's option is `chosen` (NONE = they wait) as a policy has it: they are committed to it for a
 * while, unless they wait. Simulation §10.3.
 */
export function takeUp(town: Town, slot: number, chosen: number): void {
  const { world, config, events } = town;
  const { agents } = world;
  const tick = world.town.tick[0];
  const current = agents.option[slot];
  const at = slot * OPTIONS.length;
  for (let option = 0; option < OPTIONS.length; option++) {
    agents.scores[at + option] = option === chosen ? 1 : 0;
  }
  world.town.decisions[0] += 1;
  if (chosen !== current) dropOption(town, slot);
  agents.idleUntil[slot] = tick;
  if (chosen === NONE) return;
  agents.commitUntil[slot] = tick + config.policy_runtime.option_commit_ticks;
  agents.reason[slot] = POLICY;
  if (chosen === current) return;
  if (current !== NONE) world.town.optionSwitches[0] += 1;
  agents.option[slot] = chosen;
  agents.optionSince[slot] = tick;
  world.town.choices[chosen] += 1;
  emit(world, events, EVENT.option_started, 0, slot, chosen, POLICY);
}

/**
 * Looks at the choices for those to whom the tick did not come: a different one gives way to what was
 * chosen before, and is counted; whoever is busy with something else was not asked at all.
 */
export function settleChoices({ world, scratch: { outside } }: Town): void {
  const { agents, live, town } = world;
  for (let place = 0; place < town.liveCount[0]; place++) {
    const slot = live[place];
    const choice = outside.choices[slot];
    if (choice === NO_CHOICE) continue;
    outside.choices[slot] = NO_CHOICE;
    const option = agents.option[slot];
    if (option === NONE || choice === option || choice === BY_SCRIPT) {
      outside.fates[slot] = FATE.ignored;
      continue;
    }
    outside.fates[slot] = FATE.enforced;
    town.choicesEnforced[0] += 1;
  }
}
