import type { TownConfig } from "../../sim/config/town-config.ts";
import { REWARD_COMPONENTS, REWARD_PARTS } from "../../sim/rewards/components.ts";
import { earning } from "../../sim/rewards/earn.ts";
import type { Town } from "../../sim/town.ts";
import type { World } from "../../sim/world/world.ts";
import { at, someone } from "./someone.ts";

/** Rewards as they are written down: full weights, narrow clips, chats alone, no shaping. Simulation §15.2. */
export function plainRewards(config: TownConfig): void {
  Object.assign(config.rewards, {
    needs_weights: { hunger: 1, hygiene: 0.6, energy: 0.8 },
    punctuality_bonus: 0.05,
    wage_rate: 0.01,
    survival_tick: 0.002,
    faint_penalty: -1,
    eviction_penalty: -2,
    social: {
      C1_chat_base: 0.01,
      C1_coeff_trust: 0.3,
      C1_coeff_fam: 0.2,
      C2_avoid_conflict: 0.005,
    },
    clip: {
      clip_per_tick: 0.2,
      clip_per_episode: 50,
      no_positive_within_death_ticks: 10,
      exempt_terminal: false,
    },
  });
  config.shaping.use_potential = false;
  config.features.stages.social_rewards = "C1";
}

/** The tick has brought a person so much of a component. */
export function earn(world: World, slot: number, component: number, amount: number): void {
  const { earned } = world.agents;
  const place = earning(world, slot, component);
  earned[place] = at(earned, place) + amount;
}

/** What somebody's last reward was made of, to twelve places: its total and every component that is not 0. */
export function rewardsOf(town: Town, id: string): Record<string, number> {
  const { rewardParts, reward } = town.world.agents;
  const { slot } = someone(town, id);
  const parts = REWARD_COMPONENTS.map((name, part): [string, number] => [
    name,
    rounded(at(rewardParts, slot * REWARD_PARTS + part)),
  ]);
  return {
    total: rounded(at(reward, slot)),
    ...Object.fromEntries(parts.filter(([, value]) => value !== 0)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}
