import { USE_MARK } from "../affordances/affordance-rule.ts";
import { failUse } from "../affordances/fail-use.ts";
import { finishUse } from "../affordances/progress-uses.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { declineInvitation, takeUpInvitation } from "../perturbations/invitations.ts";
import { keepAway } from "../relationships/avoid.ts";
import { isTalking } from "../relationships/talk.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { CHOOSER } from "./choosers.ts";
import { IDLE_TICKS, dropOption } from "./commitment.ts";
import { outsideChoice, settleChoices, takeUp } from "./decide-outside.ts";
import { BY_SCRIPT } from "./outside-choices.ts";
import { MASKS, OPTION, OPTIONS, REASONS } from "./options.ts";
import { planGetFed } from "./scripted/get-fed.ts";
import { isShiftOver } from "./scripted/go-to-work.ts";
import { isNight } from "./scripted/outlook.ts";
import { scoreOption } from "./score-option.ts";
import { planSleep } from "./scripted/sleep.ts";
import { keepShares, noteTerm } from "./weighings.ts";

/** A need below this breaks any commitment. */
export const HARD_NEED = 0.15;
/** Energy above which a sleeper gets up in the morning. */
const RESTED = 0.6;
/** What the option in hand is worth extra, so that people finish what they began. */
const PERSISTENCE = 0.15;

/**
 * Chooses options for everybody who is free to: no option, commitment run out, or a hard need that
 * the option does not serve. A running use goes on, except that sleepers get up in the morning and
 * a hard need ends whatever else is running.
 */
export function decideOptions(town: Town): void {
  const { agents, live, town: counters } = town.world;
  const { outside } = town.scratch;
  if (outside.given > 0) outside.fates.fill(0);
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (goesOn(town, slot) || !mayDecide(town, slot)) continue;
    if (agents.chooser[slot] === CHOOSER.script) decide(town, slot);
    else decideByPolicy(town, slot);
  }
  if (outside.given === 0) return;
  settleChoices(town);
  outside.given = 0;
}

/** Whether somebody goes on with what they do, by what is known at a glance: most people, most ticks. */
function goesOn({ rules, world }: Town, slot: number): boolean {
  const { agents, town } = world;
  const tick = town.tick[0];
  if (agents.invitedUntil[slot] > tick) return false;
  const running = agents.runningAffordance[slot];
  if (running === NONE && agents.option[slot] === NONE) return tick < agents.idleUntil[slot];
  const marks = running === NONE ? 0 : rules.useMarks[running];
  if (running !== NONE && (marks & USE_MARK.yields) === 0) return true;
  if (agents.hunger[slot] < HARD_NEED || agents.energy[slot] < HARD_NEED) return false;
  if (running === NONE) return tick < agents.commitUntil[slot];
  if ((marks & USE_MARK.works) !== 0) return false;
  return (marks & USE_MARK.sleeps) === 0 || agents.energy[slot] <= RESTED;
}

/** Whether a new decision is due; what was running for it is over then. */
function mayDecide(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  const tick = counters.tick[0];
  if (agents.possessed[slot] === 1 || agents.leavingSince[slot] !== NONE) return false;
  if (isTalking(town, slot)) return false;
  if (agents.invitedUntil[slot] > tick && keepsInvitation(town, slot)) return false;
  if (keepsToSchedule(town, slot)) return false;
  if (agents.runningAffordance[slot] !== NONE) return breaksOff(town, slot);
  return agents.option[slot] === NONE ? tick >= agents.idleUntil[slot] : !isCommitted(town, slot);
}

function decideByPolicy(town: Town, slot: number): void {
  const chosen = outsideChoice(town, slot);
  if (chosen === BY_SCRIPT) decide(town, slot);
  else takeUp(town, slot, chosen);
}

/**
 * Whether somebody would choose an option in the coming tick if it came now: what `decideOptions` asks,
 * with nothing done about it.
 */
export function isDecisionDue(town: Town, slot: number): boolean {
  const { tick } = town.world.town;
  tick[0] += 1;
  const isDue = isDueNow(town, slot);
  tick[0] -= 1;
  return isDue;
}

/** The same in the tick that runs. */
export function isDueNow(town: Town, slot: number): boolean {
  if (goesOn(town, slot)) return false;
  const { agents, town: counters } = town.world;
  const tick = counters.tick[0];
  if (agents.possessed[slot] === 1 || agents.leavingSince[slot] !== NONE) return false;
  if (isTalking(town, slot)) return false;
  if (agents.invitedUntil[slot] > tick && !hasHardNeed(town, slot)) return false;
  if (keepsToSchedule(town, slot)) return false;
  if (agents.runningAffordance[slot] !== NONE) return whyBreakOff(town, slot) !== GOES_ON;
  return agents.option[slot] === NONE ? tick >= agents.idleUntil[slot] : !isCommitted(town, slot);
}

/** Whoever is asked to a meeting goes, unless a hard need comes first. */
function keepsInvitation(town: Town, slot: number): boolean {
  if (hasHardNeed(town, slot)) {
    declineInvitation(town, slot);
    return false;
  }
  takeUpInvitation(town, slot);
  return true;
}

/** Who follows a schedule decides for themselves only while a hard need makes them. */
function keepsToSchedule(town: Town, slot: number): boolean {
  const { agents } = town.world;
  if (agents.schedule[slot] === NONE || agents.option[slot] !== NONE) return false;
  return !hasHardNeed(town, slot);
}

function isCommitted(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  return counters.tick[0] < agents.commitUntil[slot] && !hasHardNeed(town, slot);
}

/**
 * A need so low that it overrules the option, unless the option is about it, or nothing can be done
 * about it: who has neither money nor food, or no bed, may as well go on.
 */
function hasHardNeed(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const option = agents.option[slot];
  if (option === OPTION.GetFed) return false;
  if (agents.hunger[slot] < HARD_NEED && planGetFed(town, slot, town.scratch.plan)) return true;
  if (agents.energy[slot] >= HARD_NEED || option === OPTION.Sleep) return false;
  return planSleep(town, slot, town.scratch.plan);
}

/** What becomes of a running use: it goes on, or ends with all or with none of its effect, and a decision is due. */
const GOES_ON = 0;
const ENDS = 1;
const FAILS = 2;

/** Whether a running use would fail for the decision that is due. */
export function breakingOffFails(town: Town, slot: number): boolean {
  return town.world.agents.runningAffordance[slot] !== NONE && whyBreakOff(town, slot) === FAILS;
}

/** Whether a person has better to do than the running use. */
function whyBreakOff(town: Town, slot: number): number {
  const { agents } = town.world;
  const rule = town.rules.affordances[agents.runningAffordance[slot]];
  if (!rule.yields) return GOES_ON;
  if (rule.sleeps && agents.energy[slot] > RESTED && !isNight(town, slot)) return ENDS;
  if (rule.works && rule.spread && isShiftOver(town, slot)) return ENDS;
  if (!hasHardNeed(town, slot)) return GOES_ON;
  return rule.spread ? ENDS : FAILS;
}

/** Ends a running use where the person has better to do. */
function breaksOff(town: Town, slot: number): boolean {
  const how = whyBreakOff(town, slot);
  if (how === ENDS) finishUse(town, slot);
  else if (how === FAILS) failUse(town, slot, "abandoned");
  return how !== GOES_ON;
}

function decide(town: Town, slot: number): void {
  const { world, config, scratch } = town;
  const { agents } = world;
  const tick = world.town.tick[0];
  const current = agents.option[slot];
  const at = slot * OPTIONS.length;
  let best: number = NONE;
  let bestValue = 0;
  let bestReason = 0;
  for (let option = 0; option < OPTIONS.length; option++) {
    const { score } = scratch;
    scoreOption(town, slot, option, score);
    if (score.mask === "rival_there") {
      keepAway(town, slot, "queue_rival", scratch.plan.rival, scratch.plan.shunned);
    }
    const open = score.mask === "open";
    const value = open ? score.value[0] + (option === current ? PERSISTENCE : 0) : 0;
    agents.scores[at + option] = value;
    agents.masks[at + option] = MASKS.indexOf(score.mask);
    if (scratch.weighings !== null) {
      if (option === current) noteTerm(score, "kept", PERSISTENCE);
      keepShares(scratch.weighings, score, tick, slot, option);
    }
    if (!open || value <= bestValue) continue;
    best = option;
    bestValue = value;
    bestReason = REASONS.indexOf(score.reason);
  }
  world.town.decisions[0] += 1;
  if (best !== current) dropOption(town, slot);
  agents.commitUntil[slot] = tick + config.policy_runtime.option_commit_ticks;
  agents.idleUntil[slot] = tick + IDLE_TICKS;
  if (best === NONE) return;
  agents.reason[slot] = bestReason;
  if (best === current) return;
  if (current !== NONE) world.town.optionSwitches[0] += 1;
  agents.option[slot] = best;
  agents.optionSince[slot] = tick;
  world.town.choices[best] += 1;
  emit(world, town.events, EVENT.option_started, 0, slot, best, bestReason);
}
