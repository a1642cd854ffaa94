import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { FATE, FATES, type Fate } from "./outside-choices.ts";
import { OPTIONS, type OptionName } from "./options.ts";

/** What a policy has to know of a step to learn from it. Simulation §10.3. */
export interface Transition {
  /** Ticks for which the option in hand cannot be given up, this one included. */
  readonly option_commit_remaining: number;
  readonly option_commit_kind: OptionName | null;
  /** Whether what was chosen for this tick gave way to what had been chosen before. */
  readonly option_commit_enforced: boolean;
  readonly fate: Fate;
}

/** How the last tick's choice for somebody went. */
export function transitionOf({ world, scratch }: Town, slot: number): Transition {
  const { agents, town } = world;
  const option = agents.option[slot];
  const fate = scratch.outside.fates[slot];
  return {
    option_commit_remaining:
      option === NONE ? 0 : Math.max(0, agents.commitUntil[slot] - town.tick[0]),
    option_commit_kind: option === NONE ? null : OPTIONS[option],
    option_commit_enforced: fate === FATE.enforced,
    fate: FATES[fate],
  };
}
