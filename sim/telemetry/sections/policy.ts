import { z } from "zod";

import { OBSERVATION_VARIANTS } from "../../config/blocks/observations.ts";
import { CHOOSERS, type Chooser } from "../../options/choosers.ts";
import type { Town } from "../../town.ts";
import { byPerson } from "./people.ts";
import { possessedAgents } from "./agents.ts";

/** Who decides in this town, and under which rules. */
export const PolicyIdentity = z.strictObject({
  config_id: z.string(),
  config_hash: z.string(),
  /** `mixed` where not everybody's options are chosen by the same. */
  policy: z.enum([...CHOOSERS, "mixed"]),
  observation_variant: z.enum([...OBSERVATION_VARIANTS, "off"]),
});

export function policyIdentity(town: Town): z.infer<typeof PolicyIdentity> {
  const { config, rules } = town;
  const all = choosersOf(town);
  return {
    config_id: config.config_id,
    config_hash: rules.configHash,
    policy: all.length === 1 ? all[0] : "mixed",
    observation_variant: config.features.systems.observations,
  };
}

/** Everybody who chooses for somebody here; of an empty town, who will choose for those who come. */
function choosersOf({ world }: Town): Chooser[] {
  const { live, agents, town } = world;
  const found = new Set(
    Array.from(live.subarray(0, town.liveCount[0]), (slot) => agents.chooser[slot]),
  );
  if (found.size === 0) found.add(town.newcomersChooser[0]);
  return Array.from(found, (chooser) => CHOOSERS[chooser]);
}

/** What people are held to. */
export const PolicyRuntime = z.strictObject({
  option_commit_ticks: z.int(),
  /** Tick up to which each holds on to an option; only of those who do now. */
  commit_state: z.record(z.string(), z.int()),
  possessed_agents: z.array(z.string()),
  /** Over the whole run: options chosen, and switches from one straight to another. */
  decisions: z.int(),
  option_switches: z.int(),
  /** Choices from outside that gave way to what had been chosen before, and those that could not be. */
  choices_enforced: z.int(),
  choices_invalid: z.int(),
});

export function policyRuntime(town: Town): z.infer<typeof PolicyRuntime> {
  const { agents, town: state } = town.world;
  const until = byPerson(town, (slot) => agents.commitUntil[slot]);
  return {
    option_commit_ticks: town.config.policy_runtime.option_commit_ticks,
    commit_state: Object.fromEntries(
      Object.entries(until).filter(([, tick]) => tick > state.tick[0]),
    ),
    possessed_agents: possessedAgents(town),
    decisions: state.decisions[0],
    option_switches: state.optionSwitches[0],
    choices_enforced: state.choicesEnforced[0],
    choices_invalid: state.choicesInvalid[0],
  };
}
