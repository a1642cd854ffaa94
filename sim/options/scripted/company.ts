import { shouldAvoid } from "../../relationships/avoid.ts";
import { canTalk } from "../../relationships/chat.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { HOLDER_SLOTS } from "../../world/object-table.ts";
import { leastSteps } from "../../world/grid.ts";
import { NEVER, type Plan } from "../plan.ts";
import { isAtEase, isOutgoing, likingOfStrangers, weighLiking } from "./chat.ts";
import { stepsTo } from "./choose-object.ts";

/** Ticks of walking that weigh as much as a whole point of liking. */
const FAR = 100;
/** Nobody sets out for company, or waits beside it, who could not begin a chat for longer than this. */
const SOON = 20;

/**
 * Puts into `plan` somebody to go and talk to: people one likes, and for the outgoing whoever sits on a
 * public seat, as long as they will still be there. False, with the plan untouched, without anybody.
 */
export function chooseCompany(town: Town, slot: number, plan: Plan): boolean {
  const { world, scratch } = town;
  if (!isReady(town, slot)) return false;
  const outgoing = isOutgoing(town, slot);
  const { ties, capacity } = world;
  let best = -NEVER;
  let found: number = NONE;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    const other = ties.other[row];
    if (other === NONE) break;
    if (!isWorthIt(town, slot, other, outgoing) || scratch.liking[other] <= best) continue;
    best = scratch.liking[other];
    found = other;
  }
  if (outgoing) found = sitterWorthMore(town, slot, found);
  if (found === NONE) return false;
  plan.person = found;
  plan.object = NONE;
  plan.cost = wayTo(town, slot, found);
  return true;
}

/**
 * Somebody on a bench whose company is worth more than that of `found`, the best of those who are known, else
 * `found`: so only a stranger, and one who sits near enough.
 */
function sitterWorthMore(town: Town, slot: number, found: number): number {
  const { rules, world } = town;
  const { liking } = town.scratch;
  if (rules.uses.leisure === NONE) return found;
  const benches = rules.objectsOfType[rules.affordances[rules.uses.leisure].type];
  const stranger = likingOfStrangers(town, slot);
  let most = found === NONE ? -NEVER : liking[found];
  let sitter = found;
  let reach = reachOf(stranger - most);
  if (stranger <= 0 || reach <= 0) return found;
  const { cell } = world.agents;
  const { grid } = rules;
  for (let i = 0; i < benches.length; i++) {
    if (world.objects.held[benches[i]] === 0) continue;
    const from = benches[i] * HOLDER_SLOTS;
    for (let at = from; at < from + HOLDER_SLOTS; at++) {
      const other = world.objects.holders[at];
      if (other === NONE || other === slot) continue;
      if (leastSteps(grid, cell[other], cell[slot]) > reach) continue;
      if (!isWorthIt(town, slot, other, true) || liking[other] <= most) continue;
      most = liking[other];
      sitter = other;
      reach = reachOf(stranger - most);
    }
  }
  return sitter;
}

/** Steps that are worth so much liking, at least. */
function reachOf(liking: number): number {
  return Math.ceil(liking * FAR);
}

/** Whether the companion that somebody has set out for is still worth it: there, and with an ear for them. */
export function isCompany(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const other = agents.companion[slot];
  if (agents.cell[other] !== town.rules.fields.target[agents.targetField[slot]]) return false;
  return isReady(town, slot) && isSeated(town, other) && !shouldAvoid(town, slot, other);
}

function isReady(town: Town, slot: number): boolean {
  const { agents, town: counters } = town.world;
  return agents.chatFrom[slot] <= counters.tick[0] + SOON && isAtEase(town, slot);
}

/** Whether it might be worth it to somebody to go there. Leaves in `scratch.liking` what it is worth then: liking less the way. */
function isWorthIt(town: Town, slot: number, other: number, outgoing: boolean): boolean {
  const { fields, grid } = town.rules;
  const { cell, remaining } = town.world.agents;
  // In this order, since each question is dearer than the one before, and most people sit too far away.
  if (leastSteps(grid, cell[other], cell[slot]) >= remaining[other]) return false;
  const field = fields.ofCell[cell[other]];
  if (field === NONE) return false;
  const way = stepsTo(town, slot, field);
  if (way >= remaining[other] || !isSeated(town, other)) return false;
  const { liking } = town.scratch;
  weighLiking(town, slot, other);
  if (liking[other] <= (outgoing ? 0 : town.config.relationships.chat.friend_liking)) return false;
  if (shouldAvoid(town, slot, other)) return false;
  liking[other] -= way / FAR;
  return true;
}

function wayTo(town: Town, slot: number, other: number): number {
  return stepsTo(town, slot, town.rules.fields.ofCell[town.world.agents.cell[other]]);
}

/** Whether somebody sits in public over a meal or a rest, where others can walk up to them. */
function isSeated(town: Town, other: number): boolean {
  const { world, rules } = town;
  const { agents } = world;
  const running = agents.runningAffordance[other];
  if (running === NONE || !canTalk(town, other)) return false;
  const { feeds, tags } = rules.affordances[running];
  if (!feeds && !tags.has("leisure")) return false;
  if (rules.objects[agents.heldObject[other]].home !== NONE) return false;
  return rules.fields.ofCell[agents.cell[other]] !== NONE;
}
