import { announceTick } from "./affordances/hooks.ts";
import { progressUses } from "./affordances/progress-uses.ts";
import { startUses } from "./affordances/start-use.ts";
import { applyCommands } from "./console/apply-commands.ts";
import type { Answer } from "./console/arguments.ts";
import type { Command } from "./console/commands.ts";
import { plannedAt } from "./console/timeline.ts";
import { runEconomy } from "./economy/daily-economy.ts";
import { runHiring } from "./jobs/hiring.ts";
import { runShifts } from "./jobs/shifts.ts";
import { processArrivals } from "./lifecycle/arrivals.ts";
import { finaliseDepartures } from "./lifecycle/departures.ts";
import { evaluateExits } from "./lifecycle/exits.ts";
import { noteFitness } from "./lifecycle/fitness.ts";
import { resetAtMidnight } from "./lifecycle/nightly-reset.ts";
import { narrate } from "./narration/narrate.ts";
import { decayNeeds } from "./needs/decay-needs.ts";
import { act } from "./options/act.ts";
import { followSchedules } from "./options/follow-schedules.ts";
import { chooseListeners } from "./options/scripted/chat.ts";
import { decideOptions } from "./options/decide.ts";
import { moveEveryone } from "./primitives/move.ts";
import { arbitrateRequests } from "./queues/arbitrate.ts";
import { rewardEverybody } from "./rewards/reward-everybody.ts";
import { recordFairness } from "./queues/fairness-history.ts";
import { hearGrumbles } from "./queues/grumbles.ts";
import { moveStalledQueues } from "./queues/stalls.ts";
import { countDay } from "./telemetry/count-day.ts";
import { runSchedule } from "./perturbations/schedule.ts";
import type { Town } from "./town.ts";
import { talkToEachOther } from "./relationships/chat.ts";
import { decayTies } from "./relationships/decay-ties.ts";
import { changeWeather, feelWeather } from "./world/weather.ts";

/** Parts of a tick, in order, as `phases_ms` reports them. */
export const PHASES = [
  "decide",
  "act",
  "console",
  "move",
  "queues",
  "uses",
  "needs",
  "jobs",
  "ties",
  "economy",
  "lifecycle",
  "rewards",
  "stories",
  "figures",
] as const;

/** Called after each part of a tick with its number; for timing only. */
export type PhaseProbe = (phase: number) => void;

// Shared, so that a tick without commands makes no lists.
const noCommands: readonly Command[] = [];
const noAnswers: readonly Answer[] = [];

/**
 * One tick: people decide on what the last tick left, newcomers arrive, commands take effect, everybody
 * moves at once, queues move up, uses start and progress, then time takes its toll, some set out to
 * leave, and everybody is rewarded. `town.events` holds what happened until the next tick, `town.stories` what of it is worth
 * telling. Returns the answers to what the scenario had planned for this tick and
 * then to `commands`, in order.
 */
export function runTick(
  town: Town,
  commands: readonly Command[] = noCommands,
  probe?: PhaseProbe,
): readonly Answer[] {
  begin(town);
  announceTick(town);
  decideOptions(town);
  probe?.(0);
  act(town);
  followSchedules(town);
  chooseListeners(town);
  probe?.(1);
  processArrivals(town);
  const answers = obey(town, commands);
  runSchedule(town);
  changeWeather(town);
  probe?.(2);
  moveEveryone(town);
  probe?.(3);
  arbitrateRequests(town);
  moveStalledQueues(town);
  hearGrumbles(town);
  probe?.(4);
  startUses(town);
  talkToEachOther(town);
  progressUses(town);
  probe?.(5);
  decayNeeds(town);
  feelWeather(town);
  probe?.(6);
  runHiring(town);
  runShifts(town);
  probe?.(7);
  decayTies(town);
  probe?.(8);
  runEconomy(town);
  resetAtMidnight(town);
  probe?.(9);
  evaluateExits(town);
  probe?.(10);
  rewardEverybody(town);
  probe?.(11);
  narrate(town);
  probe?.(12);
  countDay(town);
  recordFairness(town);
  noteFitness(town);
  finaliseDepartures(town);
  probe?.(13);
  return answers;
}

/** What the scenario has planned for this tick, then `commands`. */
function obey(town: Town, commands: readonly Command[]): readonly Answer[] {
  const planned = plannedAt(town.scratch.timeline, town.world.town.tick[0]);
  if (commands.length + planned.length === 0) return noAnswers;
  return applyCommands(town, [...planned, ...commands]);
}

/** What the last tick left to be read is over. */
function begin({ events, scratch, stories, world }: Town): void {
  events.count = 0;
  scratch.tieChanges.count = 0;
  stories.count = 0;
  world.town.tick[0] += 1;
}
