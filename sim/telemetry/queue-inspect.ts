import type { FAIRNESS_COUNTERS } from "../queues/fairness-history.ts";
import type { Town } from "../town.ts";
import { COOLDOWN_SLOTS, NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import { FAIRNESS_SLOTS } from "../world/world.ts";

/** Rises of one counter in one tick from which on queues are under pressure. */
const PRESSURE = 5;

export type FairnessCounts = Readonly<Record<(typeof FAIRNESS_COUNTERS)[number], number>>;

/** A tick in which a fairness counter rose: by how much, and to what. */
export interface FairnessEntry {
  readonly tick: number;
  readonly delta: FairnessCounts;
  readonly totals: FairnessCounts;
}

/** What queues have come to, over the whole run and in this tick. Counters only ever rise. */
export interface QueueMetrics extends FairnessCounts {
  readonly requests: number;
  readonly releases: number;
  readonly assign_calls: number;
  readonly blocked_calls: number;
  /** People who wait now, over all objects. */
  readonly queue_length: number;
  /** Rises in the tick that has just run. */
  readonly delta: FairnessCounts;
}

/** One object with everybody who holds it, waits for it or may not ask for it. Ids outside, ticks. */
export interface QueueView {
  readonly object_id: string;
  readonly tick: number;
  /** The holder; of several the one who has the first place. */
  readonly active: string | null;
  readonly holders: readonly string[];
  readonly queue: readonly { readonly agent_id: string; readonly joined_tick: number }[];
  readonly cooldowns: readonly {
    readonly agent_id: string;
    readonly expiry_tick: number;
    readonly ticks_remaining: number;
  }[];
  readonly stall_count: number;
  readonly metrics: QueueMetrics;
}

/** The queue of an object; empty lists for an unknown id. */
export function queueInspect(town: Town, objectId: string): QueueView {
  const { world, rules, people } = town;
  const { agents, objects } = world;
  const tick = world.town.tick[0];
  const object = rules.objects.findIndex(({ id }) => id === objectId);
  const idOf = (slot: number): string => people[agents.person[slot]].id;
  const shown = { object_id: objectId, tick, metrics: queueMetrics(town) };
  if (object === NONE) {
    return { ...shown, active: null, holders: [], queue: [], cooldowns: [], stall_count: 0 };
  }
  const row = (column: Int32Array, width: number, count: number): number[] =>
    Array.from(column.subarray(object * width, object * width + count));
  const holders = row(objects.holders, HOLDER_SLOTS, HOLDER_SLOTS)
    .filter((slot) => slot !== NONE)
    .map(idOf);
  return {
    ...shown,
    active: holders[0] ?? null,
    holders,
    queue: row(objects.queue, QUEUE_SLOTS, objects.queueLength[object]).map((slot) => ({
      agent_id: idOf(slot),
      joined_tick: agents.joinedTick[slot],
    })),
    cooldowns: cooldownsAt(town, object).map(({ slot, until }) => ({
      agent_id: idOf(slot),
      expiry_tick: until,
      ticks_remaining: until - tick,
    })),
    stall_count: objects.stalls[object],
  };
}

/** Everybody alive who may not ask for the object now, in spawn order. */
function cooldownsAt({ world }: Town, object: number): { slot: number; until: number }[] {
  const { agents } = world;
  const living = Array.from(world.live.subarray(0, world.town.liveCount[0]));
  return living.flatMap((slot) => {
    const from = slot * COOLDOWN_SLOTS;
    const at = agents.cooldownObject.subarray(from, from + COOLDOWN_SLOTS).indexOf(object);
    const until = at < 0 ? 0 : agents.cooldownUntil[from + at];
    return until > world.town.tick[0] ? [{ slot, until }] : [];
  });
}

/** How often people were refused for a cooldown, pushed through or were rotated out, over the whole run. */
export function fairnessCounts({ world: { town } }: Town): FairnessCounts {
  return counts([town.cooldownRefusals[0], town.ghostSteps[0], town.rotations[0]]);
}

export function queueMetrics(town: Town): QueueMetrics {
  const { town: counters, objects } = town.world;
  const last = fairnessHistory(town, 1).at(0);
  const isNow = last?.tick === counters.tick[0];
  return {
    ...fairnessCounts(town),
    requests: counters.requests[0],
    releases: counters.releases[0],
    assign_calls: counters.assignments[0],
    blocked_calls: counters.blockedAttempts[0],
    queue_length: objects.queueLength.reduce((sum, length) => sum + length, 0),
    delta: isNow ? last.delta : counts([0, 0, 0]),
  };
}

/** The ticks of the last FAIRNESS_SLOTS in which a fairness counter rose, newest last; at most `limit`. */
export function fairnessHistory({ world: { town } }: Town, limit: number): FairnessEntry[] {
  const entries: FairnessEntry[] = [];
  let totals = Array.from(town.fairnessSeen);
  const kept = Math.max(0, town.fairnessEntries[0] - FAIRNESS_SLOTS);
  for (let number = town.fairnessEntries[0] - 1; number >= kept; number--) {
    const entry = number % FAIRNESS_SLOTS;
    const tick = town.fairnessTick[entry];
    if (entries.length === limit || tick <= town.tick[0] - FAIRNESS_SLOTS) break;
    const delta = Array.from(town.fairnessDelta.subarray(entry * 3, entry * 3 + 3));
    entries.unshift({ tick, delta: counts(delta), totals: counts(totals) });
    totals = totals.map((total, counter) => total - delta[counter]);
  }
  return entries;
}

function counts([cooldowns, ghosts, rotations]: readonly number[]): FairnessCounts {
  return { cooldown_events: cooldowns, ghost_step_events: ghosts, rotation_events: rotations };
}

/** What an operator should look at in this tick's queues. */
export function queueAlerts(town: Town): "queue_fairness_pressure"[] {
  const { ghost_step_events, rotation_events } = queueMetrics(town).delta;
  const isPressed = Math.max(ghost_step_events, rotation_events) >= PRESSURE;
  return isPressed ? ["queue_fairness_pressure"] : [];
}
