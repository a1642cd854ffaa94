import { z } from "zod";

import { isLeaving } from "../../lifecycle/is-leaving.ts";
import { CHOOSERS } from "../../options/choosers.ts";
import { OPTIONS, REASONS } from "../../options/options.ts";
import type { Town } from "../../town.ts";
import { ACTIVITIES } from "../../world/activities.ts";
import { NONE } from "../../world/agent-table.ts";
import { xOf, yOf } from "../../world/grid.ts";
import { activityOf, facingOf } from "../activity.ts";
import { byPerson, idOf } from "./people.ts";
import { shown } from "./shown.ts";

const FACINGS = ["north", "east", "south", "west"] as const;

/** What everybody is doing, by id. Tiles, ticks; levels in [0, 1]. */
export const Agents = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    profile: z.string(),
    position: z.tuple([z.int(), z.int()]),
    facing: z.enum(FACINGS),
    activity: z.enum(ACTIVITIES),
    option: z.enum(OPTIONS).nullable(),
    /** Who has chosen it, and why. */
    option_source: z.enum(CHOOSERS),
    option_reason: z.enum(REASONS).nullable(),
    option_since: z.int().nullable(),
    /** Ticks for which it is held on to. */
    commit_remaining: z.int().nonnegative(),
    current_affordance: z
      .strictObject({ object: z.string(), id: z.string(), remaining: z.int() })
      .nullable(),
    /** The object that they wait for. */
    waits_for: z.string().nullable(),
    warmth: z.number(),
    stress: z.number(),
    leaving: z.boolean(),
    possessed: z.boolean(),
    /** In this tick they came, were moved, taken over or changed: nothing known of them before goes on. */
    ctx_reset: z.boolean(),
  }),
);

export function agentsOf(town: Town): z.infer<typeof Agents> {
  return byPerson(town, (slot) => agentOf(town, slot));
}

function agentOf(town: Town, slot: number): z.infer<typeof Agents>[string] {
  const { world, rules, people } = town;
  const { agents } = world;
  const tick = world.town.tick[0];
  const option = agents.option[slot];
  const waitsFor = agents.queuedObject[slot];
  const running = agents.runningAffordance[slot];
  return {
    name: people[agents.person[slot]].name,
    profile: rules.profiles[agents.profile[slot]],
    position: [xOf(rules.grid, agents.cell[slot]), yOf(rules.grid, agents.cell[slot])],
    facing: FACINGS[facingOf(town, slot)],
    activity: ACTIVITIES[activityOf(town, slot)],
    option: option === NONE ? null : OPTIONS[option],
    option_source: CHOOSERS[agents.chooser[slot]],
    option_reason: option === NONE ? null : REASONS[agents.reason[slot]],
    option_since: option === NONE ? null : agents.optionSince[slot],
    commit_remaining: option === NONE ? 0 : Math.max(0, agents.commitUntil[slot] - tick),
    current_affordance:
      running === NONE
        ? null
        : {
            object: rules.objects[agents.heldObject[slot]].id,
            id: rules.affordances[running].id,
            remaining: agents.remaining[slot],
          },
    waits_for: waitsFor === NONE ? null : rules.objects[waitsFor].id,
    warmth: shown(agents.warmth[slot]),
    stress: shown(agents.stress[slot]),
    leaving: isLeaving(world, slot),
    possessed: agents.possessed[slot] === 1,
    ctx_reset: agents.resetTick[slot] === tick,
  };
}

/** Ids of those whom an operator has taken over, sorted. */
export function possessedAgents(town: Town): string[] {
  const { live, town: counters, agents } = town.world;
  return Array.from(live.subarray(0, counters.liveCount[0]))
    .filter((slot) => agents.possessed[slot] === 1)
    .map((slot) => idOf(town, slot))
    .toSorted();
}
