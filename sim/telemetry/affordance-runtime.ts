import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { HOLDER_SLOTS } from "../world/object-table.ts";

/** Somebody using an object. Ticks. */
export interface Use {
  readonly agent_id: string;
  readonly affordance_id: string;
  readonly duration: number;
  readonly ticks_remaining: number;
}

/** What is in use now, and how uses have gone so far. By object; several can use or hold one. */
export interface AffordanceRuntime {
  readonly tick: number;
  readonly running_count: number;
  readonly running: Readonly<Record<string, readonly Use[]>>;
  /** Who has an object to themselves, whether or not they use it yet. */
  readonly active_reservations: Readonly<Record<string, readonly string[]>>;
  readonly event_counts: {
    readonly start: number;
    readonly finish: number;
    readonly fail: number;
    readonly precondition_fail: number;
  };
}

export function affordanceRuntime({ world, rules, people }: Town): AffordanceRuntime {
  const { agents, objects, town } = world;
  const running: Record<string, Use[]> = {};
  const reservations: Record<string, string[]> = {};
  let count = 0;
  rules.objects.forEach(({ id }, object) => {
    for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
      const slot = objects.holders[at];
      if (slot === NONE) continue;
      const agent_id = people[agents.person[slot]].id;
      (reservations[id] ??= []).push(agent_id);
      const affordance = agents.runningAffordance[slot];
      if (affordance === NONE) continue;
      const { id: affordance_id, duration } = rules.affordances[affordance];
      const ticks_remaining = agents.remaining[slot];
      (running[id] ??= []).push({ agent_id, affordance_id, duration, ticks_remaining });
      count += 1;
    }
  });
  const { eventCounts } = town;
  return {
    tick: town.tick[0],
    running_count: count,
    running,
    active_reservations: reservations,
    event_counts: {
      start: eventCounts[EVENT.affordance_start],
      finish: eventCounts[EVENT.affordance_finish],
      fail: eventCounts[EVENT.affordance_fail],
      precondition_fail: eventCounts[EVENT.affordance_precondition_fail],
    },
  };
}
