import { shouldAvoid } from "../../relationships/avoid.ts";
import { canTalk } from "../../relationships/chat.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { HOLDER_SLOTS } from "../../world/object-table.ts";
import { NEVER, type Plan } from "../plan.ts";
import { isAtEase, isOutgoing, likingOf } from "./chat.ts";
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
  const { world, config } = town;
  if (!isReady(town, slot)) return false;
  const outgoing = isOutgoing(town, slot);
  const { ties, capacity } = world;
  let best = -NEVER;
  let found: number = NONE;
  const bar = outgoing ? 0 : config.relationships.chat.friend_liking;
  for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
    const other = ties.other[row];
    if (other === NONE) break;
    const worth = worthOf(town, slot, other, bar);
    if (worth <= best) continue;
    best = worth;
    found = other;
  }
  if (outgoing) found = sitterWorthMore(town, slot, best, found);
  if (found === NONE) return false;
  plan.person = found;
  plan.object = NONE;
  plan.cost = wayTo(town, slot, found);
  return true;
}

/** Somebody on a bench whose company is worth more than `best`, else `found`. */
function sitterWorthMore(town: Town, slot: number, best: number, found: number): number {
  const { rules, world } = town;
  if (rules.uses.leisure === NONE) return found;
  const benches = rules.objectsOfType[rules.affordances[rules.uses.leisure].type];
  let most = best;
  let sitter = found;
  for (let i = 0; i < benches.length; i++) {
    const from = benches[i] * HOLDER_SLOTS;
    for (let at = from; at < from + HOLDER_SLOTS; at++) {
      const other = world.objects.holders[at];
      if (other === NONE || other === slot) continue;
      const worth = worthOf(town, slot, other, 0);
      if (worth <= most) continue;
      most = worth;
      sitter = other;
    }
  }
  return sitter;
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

/** How much it would be worth to somebody to go there: liking less the way; −NEVER where it is out of the question. */
function worthOf(town: Town, slot: number, other: number, bar: number): number {
  if (!isSeated(town, other)) return -NEVER;
  const liking = likingOf(town, slot, other);
  if (liking <= bar || shouldAvoid(town, slot, other)) return -NEVER;
  const way = wayTo(town, slot, other);
  return way < town.world.agents.remaining[other] ? liking - way / FAR : -NEVER;
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
