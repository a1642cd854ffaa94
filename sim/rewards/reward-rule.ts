import { STAGES } from "../config/blocks/curriculum.ts";
import { SOCIAL_REWARD_STAGES } from "../config/blocks/features.ts";
import type { TownConfig } from "../config/town-config.ts";
import { EXIT_REASONS, type ExitReason } from "../lifecycle/exit-reasons.ts";
import { REWARD_COMPONENTS, type RewardComponent } from "./components.ts";

/** Minutes of a day, and for how many of them before and after its start a shift is begun on time. */
const MINUTES = 1440;
const PUNCTUAL_MINUTES = 30;

/** What people are rewarded for, as the tick reads it. */
export interface RewardRule {
  /** Weights of a full deficit. */
  readonly hunger: number;
  readonly hygiene: number;
  readonly energy: number;
  /** For every tick, by profile. */
  readonly survival: Float64Array;
  /** What each profile makes of a component, 1 where nothing. [profiles × components] */
  readonly factors: Float64Array;
  readonly isShaped: boolean;
  readonly gamma: number;
  readonly wageRate: number;
  readonly punctuality: number;
  /** Ticks before or after the start at which there is nothing left of it. */
  readonly punctualTicks: number;
  /** 0 = nothing social counts, then one for each stage. */
  readonly socialStage: number;
  readonly chat: number;
  readonly trust: number;
  readonly familiarity: number;
  readonly avoidance: number;
  /** What an error of 1 is worth at this step of the curriculum. */
  readonly curiosity: number;
  /** What a life costs, by EXIT_REASONS. */
  readonly terminal: Float64Array;
  readonly clipPerTick: number;
  readonly clipPerEpisode: number;
  /** Ticks after an exit in which nothing positive counts. */
  readonly deathTicks: number;
  /** Whether the clips leave the cost of a life alone. */
  readonly exemptsTerminal: boolean;
}

/** Compiles what the configuration says of rewards; `profiles` in the order of their numbers. */
export function compileRewards(config: TownConfig, profiles: readonly string[]): RewardRule {
  const { rewards, shaping, ppo, time, features } = config;
  const factors = Float64Array.from(
    profiles.flatMap((profile) => REWARD_COMPONENTS.map((part) => factorOf(config, profile, part))),
  );
  return {
    hunger: rewards.needs_weights.hunger,
    hygiene: rewards.needs_weights.hygiene,
    energy: rewards.needs_weights.energy,
    survival: Float64Array.from(
      profiles,
      (profile) => rewards.survival_tick * factorOf(config, profile, "survival"),
    ),
    factors,
    isShaped: shaping.use_potential,
    gamma: ppo.gamma,
    wageRate: rewards.wage_rate,
    punctuality: rewards.punctuality_bonus,
    punctualTicks: (PUNCTUAL_MINUTES * time.ticks_per_day) / MINUTES,
    socialStage: SOCIAL_REWARD_STAGES.indexOf(features.stages.social_rewards),
    chat: rewards.social.C1_chat_base,
    trust: rewards.social.C1_coeff_trust,
    familiarity: rewards.social.C1_coeff_fam,
    avoidance: rewards.social.C2_avoid_conflict,
    curiosity: curiosityOf(config),
    terminal: Float64Array.from(EXIT_REASONS, (reason) => costOf(config, reason)),
    clipPerTick: rewards.clip.clip_per_tick,
    clipPerEpisode: rewards.clip.clip_per_episode,
    deathTicks: rewards.clip.no_positive_within_death_ticks,
    exemptsTerminal: rewards.clip.exempt_terminal,
  };
}

/** Which components each bias of a profile is about. Needs and the cost of a life are the same for all. Simulation §11.6. */
const BIASED: Partial<Record<RewardComponent, "social" | "employment" | "survival">> = {
  survival: "survival",
  social_bonus: "social",
  social_penalty: "social",
  social_avoidance: "social",
  wage: "employment",
  punctuality: "employment",
};

function factorOf(
  { personalities, features }: TownConfig,
  profile: string,
  component: RewardComponent,
): number {
  const bias = BIASED[component];
  if (bias === undefined || !features.behavior.reward_multipliers) return 1;
  return personalities.profiles[profile].reward[bias] ?? 1;
}

/** The weight of curiosity, less of it from step to step until none is left; none where anything social counts. Simulation §11.5. */
function curiosityOf({ features, curiosity, curriculum }: TownConfig): number {
  const { training, stages } = features;
  if (training.curiosity === "off" || stages.social_rewards !== "OFF") return 0;
  const over = STAGES.indexOf(curiosity.decay_by_milestone);
  const now = STAGES.indexOf(curriculum.stage);
  return now >= over ? 0 : curiosity.phase_A_weight * (1 - now / over);
}

/** What somebody who leaves for a reason is charged: to lose one's work is as bad as to lose one's home. Simulation §11.2. */
function costOf({ rewards, lifecycle }: TownConfig, reason: ExitReason): number {
  if (reason === "faint") return rewards.faint_penalty;
  const isRuin = reason === "eviction" || reason === "unemployment" || reason === "absence";
  return isRuin ? rewards.eviction_penalty : lifecycle.terminal_penalty;
}
