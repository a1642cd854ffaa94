import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { NONE } from "../world/agent-table.ts";
import { STATS, type Stat } from "../world/stats.ts";
import type { HookCall, HookHandler } from "./hook-call.ts";
import type { HookModule } from "./load-hooks.ts";
import { powerOn } from "./preconditions/conditions.ts";
import { reportSharedMeal } from "./shared-meal.ts";

/** Names of the built-in hooks and what they do. Prices, goods and places are the transaction's, not theirs. */
const HOOKS = {
  on_attempt_shower: attempt("showers_started"),
  on_finish_shower(call) {
    count(call, "showers_taken", 1);
    tell(call, EVENT.shower_complete);
  },
  /** Only where power is what was missing; the flag itself is the utility's. */
  on_no_power({ town, object, reason, condition, spec }) {
    const asked = spec.preconditions.find(({ text }) => text === condition);
    const namesPower = asked?.names.some((name) => name.endsWith("power_on")) ?? false;
    const wantedPower = namesPower && powerOn(town, object) !== true;
    if (reason !== "power_off" && !(reason === "precondition_failed" && wantedPower)) return;
    emit(town.world, town.events, EVENT.shower_power_outage, 0, object);
  },
  on_attempt_eat: ifThere,
  on_finish_eat(call) {
    count(call, "meals_consumed", call.units);
    reportSharedMeal(call.town, call.slot, call.object);
  },
  on_attempt_cook: ifThere,
  on_finish_cook(call) {
    count(call, "meals_cooked", call.units);
  },
  /** The transaction has given everything back. */
  on_cook_fail() {},
  on_attempt_sleep: attempt("sleep_attempts"),
  on_finish_sleep(call) {
    count(call, "sleep_sessions", 1);
    tell(call, EVENT.sleep_complete);
  },
} satisfies Record<string, HookHandler>;

export const BUILT_IN_HOOK_NAMES: readonly string[] = Object.keys(HOOKS);

export const builtInHooks: HookModule<HookHandler> = {
  registerHooks(register) {
    for (const [name, handler] of Object.entries(HOOKS)) register(name, handler);
  },
};

/** No object, no use. */
function ifThere({ slot, object }: HookCall): boolean {
  return slot !== NONE && object !== NONE;
}

function attempt(stat: Stat): HookHandler {
  return (call) => {
    if (!ifThere(call)) return false;
    count(call, stat, 1);
    return true;
  };
}

function count({ town, slot }: HookCall, stat: Stat, by: number): void {
  town.world.agents.stats[slot * STATS.length + STATS.indexOf(stat)] += by;
}

function tell({ town, slot, object }: HookCall, kind: number): void {
  emit(town.world, town.events, kind, 0, slot, object);
}
