import { z } from "zod";

import { decodeEvent, eventRecord } from "../../events/decode-event.ts";
import { EVENT } from "../../events/kinds.ts";
import { EVENT_INTS } from "../../events/event-log.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { QUEUE_SLOTS } from "../../world/object-table.ts";
import { idOf } from "./people.ts";

/** The manifest in force. The checksum is the SHA-256 of its file in hex; null when unknown. */
export const AffordanceManifest = z.strictObject({
  path: z.string(),
  checksum: z.string().nullable(),
  object_count: z.int(),
  affordance_count: z.int(),
  metadata: z.strictObject({
    /** How often one was loaded while the town ran. */
    reloads: z.int(),
    types: z.array(z.string()),
  }),
});

export function affordanceManifest({ rules }: Town): z.infer<typeof AffordanceManifest> {
  const { path, checksum, objects, affordances, reloads, types } = rules.book;
  return {
    path,
    checksum: checksum === "" ? null : checksum,
    object_count: objects.filter(({ present }) => present).length,
    affordance_count: affordances.filter(({ current }) => current).length,
    metadata: { reloads: reloads.length, types: [...types] },
  };
}

/** What is being used, who holds what, and how uses have ended over the whole run. */
export const AffordanceRuntime = z.strictObject({
  running_count: z.int(),
  /** By object. Several people may use one at a time. */
  running: z.record(
    z.string(),
    z.array(
      z.strictObject({ agent_id: z.string(), affordance_id: z.string(), remaining: z.int() }),
    ),
  ),
  /** Holders by object, those included whose use has not begun. */
  active_reservations: z.record(z.string(), z.array(z.string())),
  /** Who waits, by object, in the order of the queue. */
  waiting: z.record(
    z.string(),
    z.array(z.strictObject({ agent_id: z.string(), joined_tick: z.int() })),
  ),
  event_counts: z.strictObject({
    start: z.int(),
    finish: z.int(),
    fail: z.int(),
    precondition_fail: z.int(),
  }),
});

export function affordanceRuntime(town: Town): z.infer<typeof AffordanceRuntime> {
  const { world, rules } = town;
  const { agents, live, town: counters } = world;
  const running: z.infer<typeof AffordanceRuntime>["running"] = {};
  const reservations: Record<string, string[]> = {};
  let count = 0;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const held = agents.heldObject[slot];
    if (held === NONE) continue;
    const object = rules.objects[held].id;
    const agent_id = idOf(town, slot);
    (reservations[object] ??= []).push(agent_id);
    const use = agents.runningAffordance[slot];
    if (use === NONE) continue;
    count += 1;
    (running[object] ??= []).push({
      agent_id,
      affordance_id: rules.affordances[use].id,
      remaining: agents.remaining[slot],
    });
  }
  return {
    running_count: count,
    running,
    active_reservations: reservations,
    waiting: waitingIn(town),
    event_counts: {
      start: counters.eventCounts[EVENT.affordance_start],
      finish: counters.eventCounts[EVENT.affordance_finish],
      fail: counters.eventCounts[EVENT.affordance_fail],
      precondition_fail: counters.eventCounts[EVENT.affordance_precondition_fail],
    },
  };
}

/** Who waits for what, in the order of each queue. */
export function waitingIn(town: Town): z.infer<typeof AffordanceRuntime>["waiting"] {
  const { world, rules } = town;
  const { agents, objects } = world;
  const waiting: z.infer<typeof AffordanceRuntime>["waiting"] = {};
  rules.objects.forEach(({ id }, object) => {
    const from = object * QUEUE_SLOTS;
    const line = objects.queue.subarray(from, from + objects.queueLength[object]);
    if (line.length === 0) return;
    waiting[id] = Array.from(line, (slot) => ({
      agent_id: idOf(town, slot),
      joined_tick: agents.joinedTick[slot],
    }));
  });
  return waiting;
}

/** A use that did not begin, for a precondition, and what this was judged by. */
export const PreconditionFailure = z.strictObject({
  tick: z.int(),
  agent_id: z.string(),
  object_id: z.string(),
  affordance_id: z.string(),
  condition: z.string().nullable(),
  context: z.record(z.string(), z.unknown()).nullable(),
});
export type PreconditionFailure = z.infer<typeof PreconditionFailure>;

/** The failures of the last tick. */
export function preconditionFailures(town: Town): PreconditionFailure[] {
  const failures: PreconditionFailure[] = [];
  for (let index = 0; index < town.events.count; index++) {
    if (town.events.ints[index * EVENT_INTS] !== EVENT.affordance_precondition_fail) continue;
    const { event: _, ...failure } = decodeEvent(town, eventRecord(town, index));
    failures.push(PreconditionFailure.parse(failure));
  }
  return failures;
}
