import { USE_MARK } from "../affordances/affordance-rule.ts";
import { recordOutcome } from "../affordances/outcomes.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { biasOf } from "../personality/traits.ts";
import type { InvalidReason } from "../primitives/primitive.ts";
import { chargeRebuff, rewardChat } from "../rewards/social.ts";
import { nextFloat } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { TRUST_BUCKETS } from "../world/world.ts";
import { keepAway, shouldAvoid } from "./avoid.ts";
import { noteSocialEvent } from "./social-events.ts";
import { beginTalk, isTalking } from "./talk.ts";
import { changeTies, familiarityOf, rivalryOf, trustOf } from "./ties.ts";

/** What a spoilt day leaves of the quality of a chat. */
const SPOILT = 0.8;

/** Lets everybody say what they set out to say, where it still can be said. Runs when all have moved. */
export function talkToEachOther(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const listener = agents.talkIntent[slot];
    if (listener === NONE) continue;
    agents.talkIntent[slot] = NONE;
    if (whyNotTalk(town, slot, listener) !== null) continue;
    chat(town, slot, listener, chatQuality(town, slot, listener));
  }
}

/** Why somebody cannot speak to somebody else now; null when they can. */
export function whyNotTalk(town: Town, slot: number, listener: number): InvalidReason | null {
  if (listener === NONE || listener === slot) return "unknown_agent";
  if (town.config.features.stages.relationships === "OFF") return "not_talking";
  if (!isInEarshot(town, slot, listener)) return "out_of_range";
  if (!canTalk(town, slot) || !canTalk(town, listener)) return "busy";
  return shouldAvoid(town, slot, listener) ? "avoided" : null;
}

/** Whether two people stand near enough to each other. */
export function isInEarshot({ rules, world, config }: Town, a: number, b: number): boolean {
  const { cell } = world.agents;
  const { range } = config.relationships.chat;
  return (
    Math.abs(xOf(rules.grid, cell[a]) - xOf(rules.grid, cell[b])) <= range &&
    Math.abs(yOf(rules.grid, cell[a]) - yOf(rules.grid, cell[b])) <= range
  );
}

/** Whether somebody has ears for anybody: not talking already, nor on the way out of town, nor at something that leaves none. */
export function canTalk(town: Town, slot: number): boolean {
  if (isTalking(town, slot) || isLeaving(town.world, slot)) return false;
  return !isBeyondReach(town, slot);
}

/** Whether what somebody does leaves no ear for others, such as sleep. */
export function isBeyondReach({ world: { agents }, rules }: Town, slot: number): boolean {
  const running = agents.runningAffordance[slot];
  return running !== NONE && (rules.useMarks[running] & USE_MARK.deafens) !== 0;
}

/**
 * Somebody speaks to somebody else: whether that becomes a chat is drawn from `world`. A chat makes
 * both stand together for a while; a rebuff is soon over, but is felt. Simulation §7.7.
 */
export function chat(town: Town, speaker: number, listener: number, quality: number): boolean {
  const { world } = town;
  rest(town, speaker);
  rest(town, listener);
  const chance = chatChance(town, speaker, listener);
  const bucket = bucketOf(trustOf(world, speaker, listener));
  world.town.chatAttempts[bucket] += 1;
  const succeeds = nextFloat(world.streams.world) < chance;
  if (succeeds) world.town.chatSuccesses[bucket] += 1;
  if (succeeds) succeedChat(town, speaker, listener, quality);
  else failChat(town, speaker, listener);
  return succeeds;
}

/** Who has just spoken or been spoken to begins no chat for a while; the chatty sooner than others. */
function rest(town: Town, slot: number): void {
  const { cooldown_ticks } = town.config.relationships.chat;
  const ticks = Math.round(cooldown_ticks / biasOf(town, slot, "chat_preference"));
  town.world.agents.chatFrom[slot] = town.world.town.tick[0] + Math.max(1, ticks);
}

function bucketOf(trust: number): number {
  return Math.min(TRUST_BUCKETS - 1, Math.floor(((trust + 1) / 2) * TRUST_BUCKETS));
}

/** Chance in [0, 1] that the listener answers. */
export function chatChance({ config, world }: Town, speaker: number, listener: number): number {
  const { base_chance, trust_weight, familiarity_weight, topic_weight } = config.relationships.chat;
  const trust = trustOf(world, speaker, listener);
  const familiarity = familiarityOf(world, speaker, listener);
  const topic = 1 + topic_weight * world.agents.extroversion[listener];
  const chance =
    base_chance * (1 + trust_weight * trust) * (1 + familiarity_weight * familiarity) * topic;
  return Math.min(1, Math.max(0, chance));
}

/** How good a chat is that this person begins, from 0.1 to 1. */
export function chatQuality(town: Town, speaker: number, listener: number): number {
  const { world } = town;
  const bias = Math.min(1.5, Math.max(0.5, biasOf(town, speaker, "chat_preference")));
  const quality =
    0.5 +
    0.3 * world.agents.extroversion[speaker] +
    0.2 * trustOf(world, speaker, listener) +
    0.1 * familiarityOf(world, speaker, listener) -
    0.2 * rivalryOf(world, speaker, listener);
  const mood = world.agents.spiralDay[speaker] === 1 ? SPOILT : 1;
  return Math.min(1, Math.max(0.1, quality * bias * mood));
}

/** A chat of this quality, in [0, 1], takes place, whatever led to it. */
export function succeedChat(town: Town, speaker: number, listener: number, quality: number): void {
  const { world, events, config } = town;
  emit(world, events, EVENT.chat_success, quality, speaker, listener);
  noteSocialEvent(world, "chat_success", speaker, listener, NONE, NONE, quality);
  recordOutcome(town, speaker, "talk", null, NONE, NONE, config.relationships.chat.busy_ticks);
  changeTies(town, speaker, listener, "chat_success", 0.05, 0.1, 0, quality);
  rewardChat(town, speaker, listener, quality);
  // What was forced may have been said across the town.
  if (!isInEarshot(town, speaker, listener)) return;
  beginTalk(town, speaker, listener, "chat", config.relationships.chat.busy_ticks);
}

/** Somebody is given the cold shoulder, or gives it. */
export function failChat(town: Town, speaker: number, listener: number): void {
  const { world, events, config } = town;
  emit(world, events, EVENT.chat_failure, 0, speaker, listener);
  noteSocialEvent(world, "chat_failure", speaker, listener, NONE, NONE, 0);
  recordOutcome(town, speaker, "talk", "rebuffed", NONE, NONE, 0);
  changeTies(town, speaker, listener, "chat_failure", 0, -0.05, 0.05);
  chargeRebuff(town, speaker, listener);
  beginTalk(town, speaker, listener, "rebuff", config.relationships.chat.rebuff_ticks);
}

/** Somebody was about to speak to a person whom they keep out of the way of: they do not, and both notice. */
export function shunChat(town: Town, speaker: number, listener: number): void {
  if (keepAway(town, speaker, "chat_rival", listener, NONE)) failChat(town, speaker, listener);
}
