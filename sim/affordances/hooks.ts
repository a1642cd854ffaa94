import type { HookStage } from "../config/manifest.ts";
import type { FailReason } from "../events/kinds.ts";
import { type Notice, noticesOf } from "../events/global-hooks.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { dayOf, timeOfDay } from "../world/calendar.ts";
import type { AffordanceRule } from "./affordance-rule.ts";
import { builtInHooks } from "./builtin-hooks.ts";
import type { HookCall, HookHandler } from "./hook-call.ts";
import {
  BUILT_IN_HOOKS,
  type HookModule,
  type LoadedHooks,
  loadHooks,
  messageOf,
} from "./load-hooks.ts";

/** Every module of hooks that is compiled in, by the name under which an allow-list asks for it. */
export const HOOK_MODULES: ReadonlyMap<string, HookModule<HookHandler>> = new Map([
  [BUILT_IN_HOOKS, builtInHooks],
]);

let asked: readonly string[] = [];
let clock: (() => number) | null = null;

/** Says which modules the environment asks for. Towns that have loaded their hooks keep them. */
export function askForHooks(modules: readonly string[]): void {
  asked = modules;
}

/** Gives the clock, in milliseconds, by which hooks are timed where `instrumentation` says so. */
export function timeHooksBy(now: () => number): void {
  clock = now;
}

/** What the hooks are called that run at a stage of every affordance. */
const GENERAL: Readonly<Record<HookStage, string>> = {
  before: "on_affordance_before",
  after: "on_affordance_after",
  fail: "on_affordance_fail",
};

/** The hooks of a configuration, loaded once. They are code, not state: nothing here is saved. */
const loaded = new WeakMap<Town["config"], LoadedHooks<HookHandler>>();

/** The hooks that the town's configuration allows, and which modules were refused. */
export function hooksOf({ config }: Pick<Town, "config">): LoadedHooks<HookHandler> {
  const known = loaded.get(config);
  if (known !== undefined) return known;
  const hooks = loadHooks(config.affordances.runtime, HOOK_MODULES, asked);
  loaded.set(config, hooks);
  return hooks;
}

/** Gives a configuration's towns other hooks, such as those that the environment asks for. */
export function setHooks({ config }: Pick<Town, "config">, hooks: LoadedHooks<HookHandler>): void {
  loaded.set(config, hooks);
}

/**
 * Lets those listen who want to hear of events of this town as they are emitted. Runs before the first
 * resident comes, and at the start of every tick, since hooks may have been exchanged in between.
 */
export function letListen(town: Town): void {
  const { events } = town;
  if (hooksOf(town).listeners.size === 0) events.heard = null;
  else events.heard ??= (index) => noticesOf(town, index).forEach(tell);
}

/** Tells listeners that a tick has begun. */
export function announceTick(town: Town): void {
  letListen(town);
  if (town.events.heard === null) return;
  const tick = town.world.town.tick[0];
  const { ticksPerDay } = town.rules;
  const context = { day: dayOf(tick, ticksPerDay), tod: timeOfDay(tick, ticksPerDay) };
  tell({ hook: "on_tick", tick, agent_id: null, event: "tick", context, town });
}

/** In the order of registration. A listener that throws is noted and left behind; the rest still hear. */
function tell(notice: Notice): void {
  const hooks = hooksOf(notice.town);
  for (const listener of hooks.listeners.get(notice.hook) ?? []) {
    try {
      listener(notice);
    } catch (error) {
      if (!hooks.failures.has(notice.hook)) hooks.failures.set(notice.hook, messageOf(error));
    }
  }
}

/**
 * Runs the hooks that the affordance lists for a stage, in order, then those registered for that
 * stage of every affordance. A handler that throws is noted and left behind; the rest still run.
 * Null when there was nothing to run.
 */
export function runHooks(
  town: Town,
  stage: HookStage,
  slot: number,
  object: number,
  affordance: number,
  units: number,
  reason: FailReason | null = null,
  condition: string | null = null,
): HookCall | null {
  const spec = town.rules.affordances[affordance];
  const names = spec.hooks[stage];
  const hooks = hooksOf(town);
  if (!hooks.handlers.has(GENERAL[stage]) && !isAnyKnown(hooks, names)) return null;
  const call = spare.pop() ?? emptyCall(town, spec);
  call.stage = stage;
  call.tick = town.world.town.tick[0];
  call.town = town;
  call.slot = slot;
  call.object = object;
  call.affordance = affordance;
  call.spec = spec;
  call.units = units;
  call.reason = reason;
  call.condition = condition;
  call.cancel = false;
  call.abort = null;
  for (let at = 0; at < names.length; at++) callAll(call, names[at], hooks);
  callAll(call, GENERAL[stage], hooks);
  spare.push(call);
  return call;
}

function isAnyKnown({ handlers }: LoadedHooks<HookHandler>, names: readonly string[]): boolean {
  for (let at = 0; at < names.length; at++) if (handlers.has(names[at])) return true;
  return false;
}

/** A call that is being filled in. */
type OpenCall = { -readonly [Part in keyof HookCall]: HookCall[Part] };

// Shared, so that a use leaves no garbage: one for as many calls as are ever under way at a time.
const spare: OpenCall[] = [];

function emptyCall(town: Town, spec: AffordanceRule): OpenCall {
  return {
    stage: "before",
    hook: "",
    tick: 0,
    town,
    slot: NONE,
    object: NONE,
    affordance: NONE,
    spec,
    units: 0,
    reason: null,
    condition: null,
    cancel: false,
    abort: null,
  };
}

function callAll(call: OpenCall, hook: string, hooks: LoadedHooks<HookHandler>): void {
  const handlers = hooks.handlers.get(hook);
  if (handlers === undefined) return;
  call.hook = hook;
  const timed =
    clock !== null && call.town.config.affordances.runtime.instrumentation === "timings";
  const began = timed ? (clock?.() ?? 0) : 0;
  for (const handler of handlers) {
    try {
      if (handler(call) === false) call.cancel = true;
    } catch (error) {
      if (!hooks.failures.has(hook)) hooks.failures.set(hook, messageOf(error));
    }
  }
  if (timed) noteTime(hooks, hook, (clock?.() ?? 0) - began);
}

function noteTime({ timings }: LoadedHooks<HookHandler>, hook: string, ms: number): void {
  const before = timings.get(hook) ?? { calls: 0, ms: 0 };
  timings.set(hook, { calls: before.calls + 1, ms: before.ms + ms });
}
