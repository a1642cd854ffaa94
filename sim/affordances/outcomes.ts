import { FAIL_REASONS, type FailReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE, OUTCOME_INTS, OUTCOME_SLOTS } from "../world/agent-table.ts";

/** Kinds of actions that the outcome log remembers. Index = the number stored. */
export const ACTIONS = [
  "request",
  "start",
  "release",
  "blocked",
  "talk",
  "buy",
  "use_item",
  "equip",
] as const;
export type Action = (typeof ACTIONS)[number];

/** How one action of a person ended. */
export interface Outcome {
  readonly kind: Action;
  readonly tick: number;
  readonly success: boolean;
  /** Ticks. */
  readonly duration: number;
  readonly object_id: string | null;
  readonly affordance_id: string | null;
  /** Why it failed. */
  readonly reason: FailReason | null;
}

/** Remembers how an action ended: the last ten per person, newest last. Indices, NONE where there is none. */
export function recordOutcome(
  { world }: Town,
  slot: number,
  action: Action,
  reason: FailReason | null,
  object: number,
  affordance: number,
  duration: number,
): void {
  const { outcomes } = world.agents;
  const width = OUTCOME_SLOTS * OUTCOME_INTS;
  const from = slot * width;
  outcomes.copyWithin(from, from + OUTCOME_INTS, from + width);
  const at = from + width - OUTCOME_INTS;
  outcomes[at] = ACTIONS.indexOf(action);
  outcomes[at + 1] = world.town.tick[0];
  outcomes[at + 2] = reason === null ? NONE : FAIL_REASONS.indexOf(reason);
  outcomes[at + 3] = object;
  outcomes[at + 4] = affordance;
  outcomes[at + 5] = duration;
}

/** The outcome log of a person by names, newest last. */
export function outcomesOf({ world, rules }: Town, slot: number): Outcome[] {
  const { outcomes } = world.agents;
  const list: Outcome[] = [];
  for (let place = 0; place < OUTCOME_SLOTS; place++) {
    const at = (slot * OUTCOME_SLOTS + place) * OUTCOME_INTS;
    if (outcomes[at] === NONE) continue;
    const reason = outcomes[at + 2];
    list.push({
      kind: ACTIONS[outcomes[at]],
      tick: outcomes[at + 1],
      success: reason === NONE,
      duration: outcomes[at + 5],
      object_id: rules.objects[outcomes[at + 3]]?.id ?? null,
      affordance_id: rules.affordances[outcomes[at + 4]]?.id ?? null,
      reason: reason === NONE ? null : FAIL_REASONS[reason],
    });
  }
  return list;
}
