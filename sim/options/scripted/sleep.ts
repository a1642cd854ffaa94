import { NEED } from "../../config/affordances.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { timeOfDay } from "../../world/calendar.ts";
import { stepsTo } from "./choose-object.ts";
import { isNight, needRow } from "./outlook.ts";
import { type Plan, type Score, cannot, clearPlan, want } from "../plan.ts";
import { noteTerm } from "../weighings.ts";

/** Rested enough to stay up, even at night. */
const RESTED = 0.85;
/** What the night counts for, and tiredness at night; and sleep at any other hour. */
const NIGHT = 0.7;
const TIRED = 0.4;
const NAP = 0.3;

export function scoreSleep(town: Town, slot: number, score: Score): void {
  const { rules, world, scratch } = town;
  const energy = world.agents.energy[slot];
  if (world.agents.home[slot] === NONE) return cannot(score, "no_home");
  const { bed } = rules.homes[world.agents.home[slot]];
  const tod = timeOfDay(world.town.tick[0], rules.ticksPerDay);
  const { useField } = rules.objects[bed];
  // Most of the day it is too early for any way home.
  const isBedtime =
    tod + rules.fields.furthest >= scratch.bedTick[slot] &&
    tod + stepsTo(town, slot, useField) >= scratch.bedTick[slot];
  if (isBedtime || isNight(town, slot)) {
    if (energy > RESTED) return cannot(score, "satisfied");
    noteTerm(score, "hour", NIGHT);
    noteTerm(score, "need", (1 - energy) * TIRED);
    score.value[0] = NIGHT + (1 - energy) * TIRED;
    return want(score, "night");
  }
  const threshold = rules.attendBelow[needRow(town, slot, NEED.energy)];
  if (energy >= threshold * 0.75) return cannot(score, "satisfied");
  noteTerm(score, "habit", NAP);
  noteTerm(score, "need", (threshold - energy) / threshold);
  score.value[0] = NAP + (threshold - energy) / threshold;
  want(score, "exhausted");
}

/** One's own bed. */
export function planSleep({ rules, world }: Town, slot: number, plan: Plan): boolean {
  const home = world.agents.home[slot];
  clearPlan(plan);
  if (home === NONE || rules.uses.sleep === NONE) return false;
  plan.object = rules.homes[home].bed;
  plan.affordance = rules.uses.sleep;
  plan.cost = 0;
  return true;
}
