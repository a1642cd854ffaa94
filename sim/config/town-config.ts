import { z } from "zod";

import { Behavior, Personalities, PolicyRuntime } from "./blocks/behavior.ts";
import { Curriculum } from "./blocks/curriculum.ts";
import { Economy } from "./blocks/economy.ts";
import { Employment, Jobs, Stability } from "./blocks/employment.ts";
import { Features } from "./blocks/features.ts";
import { Assets, EmbeddingAllocator, Lifecycle, Snapshot } from "./blocks/lifecycle.ts";
import { Narration } from "./blocks/narration.ts";
import { Conflict, QueueFairness } from "./blocks/queues.ts";
import { Observations } from "./blocks/observations.ts";
import { Relationships } from "./blocks/relationships.ts";
import { PerturbationChanges, Perturbations } from "./blocks/perturbations.ts";
import { Curiosity, Ppo, Rewards, Shaping } from "./blocks/rewards.ts";
import { Scenario } from "./blocks/scenario.ts";
import { Id } from "./blocks/values.ts";
import { Affordances, Time, World } from "./blocks/world.ts";
import { AffordancesFile } from "./manifest.ts";
import { MapFile } from "./map.ts";

const Checksum = z.string().regex(/^[0-9a-f]{64}$/);

/** A complete configuration: the town's rules, its map, its manifest and one scenario, all files resolved. */
export const TownShape = z.strictObject({
  config_id: Id,
  seed: z.int().nonnegative(),
  time: Time,
  curriculum: Curriculum,
  features: Features,
  world: World,
  affordances: Affordances,
  rewards: Rewards,
  shaping: Shaping,
  curiosity: Curiosity,
  ppo: Ppo,
  economy: Economy,
  jobs: Jobs,
  queue_fairness: QueueFairness,
  conflict: Conflict,
  relationships: Relationships,
  behavior: Behavior,
  policy_runtime: PolicyRuntime,
  employment: Employment,
  stability: Stability,
  personalities: Personalities,
  lifecycle: Lifecycle,
  embedding_allocator: EmbeddingAllocator,
  assets: Assets,
  perturbations: Perturbations,
  observations_config: Observations,
  snapshot: Snapshot,
  narration: Narration,
  scenario: Scenario,
  map: MapFile,
  manifest: AffordancesFile,
  /** SHA-256 (hex) of the bytes that the manifest was read from. */
  manifest_checksum: Checksum.optional(),
  /** What `perturbations.file` lays over `perturbations`, and the checksum of that file. */
  perturbation_file: PerturbationChanges.optional(),
  perturbation_checksum: Checksum.optional(),
});
export type TownConfig = z.infer<typeof TownShape>;
