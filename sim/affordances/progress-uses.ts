import { ITEMS, NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { endSpiralDay } from "../needs/spiral.ts";
import { optionUseFinished } from "../options/commitment.ts";
import { release } from "../queues/reservations.ts";
import type { AffordanceRule } from "../rules.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS } from "../world/object-table.ts";
import type { World } from "../world/world.ts";
import { fridgeOf } from "./start-use.ts";

/** Advances every running use by one tick and finishes those whose time is up. */
export function progressUses(town: Town): void {
  const { agents, live, town: counters } = town.world;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const running = agents.runningAffordance[slot];
    if (running === NONE) continue;
    const rule = town.rules.affordances[running];
    if (rule.spread) applyEffects(town.world, slot, rule.effectsPerTick);
    agents.remaining[slot] -= 1;
    if (agents.remaining[slot] <= 0) finishUse(town, slot);
  }
}

/** Adds amounts by need, within [0, 1]. */
function applyEffects(world: World, slot: number, amounts: Float64Array): void {
  for (let need = 0; need < NEEDS.length; need++) {
    const level = world.needs[need];
    level[slot] = Math.min(1, Math.max(0, level[slot] + amounts[need]));
  }
}

/**
 * Completes the running use: effects, products, release with cooldown, the next in line. A spread
 * use may be ended early this way, since what it gave so far is all that it is worth.
 */
export function finishUse(town: Town, slot: number): void {
  const { world, rules } = town;
  const { agents, objects } = world;
  const running = agents.runningAffordance[slot];
  const object = agents.heldObject[slot];
  const rule = rules.affordances[running];
  const units = agents.units[slot];
  if (!rule.spread) applyEffects(world, slot, rule.effects);
  deliver(town, slot, object, rule, units);
  if (rule.tags.has("equip")) agents.dressed[slot] = 1;
  agents.runningAffordance[slot] = NONE;
  agents.prepaid[slot] = 0;
  agents.units[slot] = 0;
  agents.remaining[slot] = 0;
  world.town.finishes[running] += 1;
  const waiting = objects.queueLength[object];
  // Whoever works there all day is not kept from the own desk.
  release(town, slot, !rule.tags.has("work"));
  emit(world, town.events, EVENT.affordance_finish, 0, slot, object, running);
  if (rule.tags.has("sleep")) {
    emit(world, town.events, EVENT.sleep_complete, 0, slot, object);
    endSpiralDay(town, slot);
  }
  if (rule.tags.has("shower")) emit(world, town.events, EVENT.shower_complete, 0, slot, object);
  const next = objects.holders[object * HOLDER_SLOTS];
  if (waiting > 0 && next !== NONE) {
    emit(world, town.events, EVENT.queue_interaction, 0, slot, object, next);
  }
  optionUseFinished(town, slot, running);
}

function deliver(
  town: Town,
  slot: number,
  object: number,
  rule: AffordanceRule,
  units: number,
): void {
  const { agents, objects } = town.world;
  const fridge = fridgeOf(town, slot);
  const price = agents.prepaid[slot] / units;
  for (let item = 0; item < ITEMS.length; item++) {
    agents.items[slot * ITEMS.length + item] += rule.givesItems[item] * units;
    if (rule.givesHome[item] > 0) {
      objects.stock[fridge * ITEMS.length + item] += rule.givesHome[item] * units;
    }
    if (rule.price === NONE) continue;
    for (let bought = 0; bought < rule.givesItems[item] * units; bought++) {
      emit(town.world, town.events, EVENT.item_bought, price, slot, item, object);
    }
  }
}
