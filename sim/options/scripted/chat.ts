import { NEEDS } from "../../config/affordances.ts";
import { isAtSite } from "../../jobs/job-site.ts";
import { biasOf } from "../../personality/traits.ts";
import { shouldAvoid } from "../../relationships/avoid.ts";
import { canTalk, isBeyondReach } from "../../relationships/chat.ts";
import { tieRow } from "../../relationships/ties.ts";
import { INTERACT } from "../../primitives/interact-intent.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { xOf, yOf } from "../../world/grid.ts";
import { OPTION } from "../options.ts";

/**
 * Whom everybody speaks to this tick: whoever is outgoing enough, has no pressing need and stands
 * beside somebody they like stops for them. Runs when all know where they step, so that nobody
 * calls after those who walk away.
 */
export function chooseListeners(town: Town): void {
  const { world, config } = town;
  const { agents, live } = world;
  if (config.features.stages.relationships === "OFF") return;
  const tick = world.town.tick[0];
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    if (tick < agents.chatFrom[slot] || isBeyondReach(town, slot)) continue;
    if (!hasCompany(town, slot)) continue;
    if (!isAtEase(town, slot) || !hasTime(town, slot)) continue;
    const listener = chooseListener(town, slot);
    if (listener === NONE) continue;
    agents.talkIntent[slot] = listener;
    agents.stepIntent[slot] = NONE;
  }
}

/** Whether anybody else stands near. Asked first, since it is the cheapest question. */
function hasCompany({ rules, world, config, scratch }: Town, slot: number): boolean {
  const { range } = config.relationships.chat;
  const { firstAt, nextAt } = scratch.spatial;
  const { stride } = rules.grid;
  const cell = world.agents.cell[slot];
  const across = 2 * range;
  // The sign bit of a cell is set where nobody stands.
  let empty = 0;
  let row = cell - range * (stride + 1);
  for (let down = 0; down <= across; down++, row += stride) {
    for (let right = 0; right <= across; right++) empty += firstAt[row + right] >>> 31;
  }
  return empty < across * (across + 2) || firstAt[cell] !== slot || nextAt[slot] !== NONE;
}

/** Outgoing enough to speak to anybody, strangers too. */
export function isOutgoing(town: Town, slot: number): boolean {
  const { min_extroversion } = town.config.relationships.chat;
  const bar = min_extroversion / biasOf(town, slot, "chat_preference");
  return town.world.agents.extroversion[slot] >= Math.max(-1, Math.min(1, bar));
}

/** Without a need that leaves no mind for a chat. */
export function isAtEase({ config, rules, world }: Town, slot: number): boolean {
  const { min_need } = config.relationships.chat;
  for (let need = 0; need < NEEDS.length; need++) {
    const threshold = min_need * rules.thresholds[world.agents.profile[slot] * NEEDS.length + need];
    if (world.needs[need][slot] < Math.min(1, threshold)) return false;
  }
  return true;
}

/** Nobody stops for a word who is talking, being served, about to ask, or on the way to work. */
function hasTime(town: Town, slot: number): boolean {
  const { agents } = town.world;
  if (agents.possessed[slot] === 1 || agents.schedule[slot] !== NONE) return false;
  if (agents.interactIntent[slot] !== INTERACT.none) return false;
  if (!canTalk(town, slot)) return false;
  if (agents.heldObject[slot] !== NONE && agents.runningAffordance[slot] === NONE) return false;
  if (agents.option[slot] !== OPTION.GoToWork || agents.job[slot] === NONE) return true;
  return isAtSite(town, slot, town.rules.jobs[agents.job[slot]]);
}

/** The person near by whom this one likes best, NONE when they like nobody there. */
function chooseListener(town: Town, slot: number): number {
  const { rules, world, config, scratch } = town;
  const { range } = config.relationships.chat;
  const { firstAt, nextAt } = scratch.spatial;
  const { liking } = scratch;
  const from = world.agents.cell[slot] - range * (rules.grid.stride + 1);
  let best: number = NONE;
  // Above this: the reserved stop for friends alone.
  let bestLiking = isOutgoing(town, slot) ? 0 : config.relationships.chat.friend_liking;
  for (let row = 0; row <= 2 * range; row++) {
    for (let column = 0; column <= 2 * range; column++) {
      let other = firstAt[from + row * rules.grid.stride + column];
      for (; other !== NONE; other = nextAt[other]) {
        if (other === slot || !willHear(town, slot, other)) continue;
        weighLiking(town, slot, other);
        if (liking[other] <= bestLiking || shouldAvoid(town, slot, other)) continue;
        best = other;
        bestLiking = liking[other];
      }
    }
  }
  return best;
}

/** How much somebody cares to talk to people they do not know. */
export function likingOfStrangers({ config, world }: Town, slot: number): number {
  return config.relationships.chat.stranger_weight * world.agents.extroversion[slot];
}

/** Notes in `scratch.liking` how much somebody cares to talk to somebody else; the outgoing like strangers. Above 0 they would. */
export function weighLiking(town: Town, slot: number, other: number): void {
  const { world, scratch } = town;
  const { trust, familiarity, rivalry } = world.ties;
  const row = tieRow(world, slot, other);
  const feeling = row === NONE ? 0 : trust[row] + familiarity[row] - rivalry[row];
  scratch.liking[other] = feeling + likingOfStrangers(town, slot);
}

/** Whether somebody is free to answer and will still be near when everybody has moved. */
function willHear(town: Town, slot: number, other: number): boolean {
  const { rules, world, config } = town;
  const { agents } = world;
  if (!canTalk(town, other)) return false;
  const { range } = config.relationships.chat;
  const step = agents.stepIntent[other];
  const cell = agents.cell[other] + (step === NONE ? 0 : rules.grid.steps[step]);
  return (
    Math.abs(xOf(rules.grid, cell) - xOf(rules.grid, agents.cell[slot])) <= range &&
    Math.abs(yOf(rules.grid, cell) - yOf(rules.grid, agents.cell[slot])) <= range
  );
}
