import { ITEMS, NEEDS } from "../config/affordances.ts";
import { STALE_SHARE, deliverMeals } from "../economy/meal-ages.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { endSpiralDay } from "../needs/spiral.ts";
import { optionUseFinished } from "../options/commitment.ts";
import { reportHandover } from "../queues/conflicts.ts";
import { promoteFriend } from "../queues/promote-friend.ts";
import { release } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { type AffordanceRule, USE_MARK } from "./affordance-rule.ts";
import { failUse } from "./fail-use.ts";
import { runHooks } from "./hooks.ts";
import { fridgeOf } from "./may-start.ts";
import { recordOutcome } from "./outcomes.ts";

const HUNGER = NEEDS.indexOf("hunger");

/** Advances every running use by one tick and finishes those whose time is up. */
export function progressUses(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const running = agents.runningAffordance[slot];
    if (running === NONE) continue;
    if ((town.rules.useMarks[running] & USE_MARK.spread) !== 0) {
      const rule = town.rules.affordances[running];
      applyEffects(town.world, slot, rule.effectsPerTick, rule.warmthPerTick);
    }
    agents.remaining[slot] -= 1;
    if (agents.remaining[slot] <= 0) finishUse(town, slot);
  }
}

/** Adds amounts by need, and to the warmth of the body, within [0, 1]. */
function applyEffects(world: World, slot: number, amounts: Float64Array, heat: number): void {
  for (let need = 0; need < NEEDS.length; need++) {
    if (amounts[need] === 0) continue;
    const level = world.needs[need];
    const stale = need === HUNGER && amounts[need] > 0 && world.agents.usesStale[slot] === 1;
    const amount = stale ? amounts[need] * STALE_SHARE : amounts[need];
    level[slot] = Math.min(1, Math.max(0, level[slot] + amount));
  }
  if (heat === 0) return;
  const { warmth } = world.agents;
  warmth[slot] = Math.min(1, Math.max(0, warmth[slot] + heat));
  if (warmth[slot] < 1) world.town.chilled[0] = 1;
}

/**
 * Completes the running use: effects, products, after hooks, release with cooldown, the next in
 * line. A spread use may be ended early this way, since what it gave so far is all that it is worth:
 * then it pays for the time that it ran, and makes nothing.
 */
export function finishUse(town: Town, slot: number): void {
  const { world, rules } = town;
  const { agents, objects } = world;
  const running = agents.runningAffordance[slot];
  const object = agents.heldObject[slot];
  const rule = rules.affordances[running];
  const units = agents.units[slot];
  const ran = rule.duration - Math.max(0, agents.remaining[slot]);
  if (!rule.spread) applyEffects(world, slot, rule.effects, rule.warmth);
  agents.wallet[slot] += rule.pays * (ran / rule.duration);
  if (ran === rule.duration) deliver(town, slot, object, rule, units);
  if (rule.tags.has("equip")) agents.dressed[slot] = 1;
  agents.runningAffordance[slot] = NONE;
  agents.prepaid[slot] = 0;
  agents.units[slot] = 0;
  agents.remaining[slot] = 0;
  world.town.finishes[running] += 1;
  recordOutcome(town, slot, "release", null, object, running, ran);
  runHooks(town, "after", slot, object, running, units);
  const waiting = objects.queueLength[object];
  promoteFriend(town, slot, object);
  // Whoever works there all day is not kept from the own desk.
  const granted = release(town, slot, !rule.works);
  emit(world, town.events, EVENT.affordance_finish, 0, slot, object, running);
  if (rule.sleeps) endSpiralDay(town, slot);
  if (granted !== NONE) reportHandover(town, object, slot, granted, waiting);
  optionUseFinished(town, slot, running);
}

/** Hands over what the use makes: to the person, to the object, to the fridge at home. */
function deliver(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
): void {
  const { agents, objects } = town.world;
  const fridge = fridgeOf(town, slot);
  const price = (agents.prepaid[slot] - rule.cost) / units;
  for (let item = 0; item < ITEMS.length; item++) {
    agents.items[slot * ITEMS.length + item] += rule.givesItems[item] * units;
    objects.stock[object * ITEMS.length + item] += rule.givesStock[item] * units;
    if (rule.givesHome[item] > 0 && fridge !== NONE) {
      objects.stock[fridge * ITEMS.length + item] += rule.givesHome[item] * units;
    }
    if (rule.price === NONE) continue;
    for (let bought = 0; bought < rule.givesItems[item] * units; bought++) {
      emit(town.world, town.events, EVENT.item_bought, price, slot, item, object);
    }
  }
  deliverMeals(town, slot, object, rule, units, fridge);
}

/**
 * Lets go of the held object at a person's own wish. A use whose time is up is finished; one that
 * still runs is a failure even where success is claimed, so that nobody gets a whole meal out of one
 * bite. Without a use only the reservation ends, with no cooldown.
 */
export function releaseUse(town: Town, slot: number, success: boolean): void {
  const { agents } = town.world;
  if (agents.runningAffordance[slot] !== NONE) {
    if (success && agents.remaining[slot] <= 0) finishUse(town, slot);
    else failUse(town, slot, "abandoned");
    return;
  }
  const object = agents.heldObject[slot];
  if (object === NONE) return;
  recordOutcome(town, slot, "release", success ? null : "abandoned", object, NONE, 0);
  release(town, slot, false);
}
