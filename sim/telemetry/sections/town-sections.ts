import { z } from "zod";

import type { Town } from "../../town.ts";
import { churnOf } from "../../relationships/churn.ts";
import { socialEvents } from "../../relationships/social-events.ts";
import { SOCIAL_EVENTS } from "../../world/world.ts";
import { dayOf } from "../../world/calendar.ts";
import { employmentFigures } from "../employment-figures.ts";
import { publicEvents } from "../public-events.ts";
import { RewardRecord } from "../reward-record.ts";
import { surroundings } from "../surroundings.ts";
import {
  AffordanceManifest,
  AffordanceRuntime,
  PreconditionFailure,
  affordanceManifest,
  affordanceRuntime,
} from "./affordances.ts";
import { Agents, agentsOf, possessedAgents } from "./agents.ts";
import { Perturbations, Utilities, Weather } from "./city.ts";
import {
  Economy,
  EconomySettings,
  PriceSpikes,
  economyOf,
  economySettings,
  priceSpikes,
} from "./economy.ts";
import { EmbeddingMetrics, KpiHistory, embeddingMetrics } from "./figures.ts";
import { TownMap, mapOf } from "./map.ts";
import { Personalities, hasPersonalities, personalitiesOf } from "./personalities.ts";
import { PolicyIdentity, PolicyRuntime, policyIdentity, policyRuntime } from "./policy.ts";
import { Conflict, QueueMetrics, conflictOf, queueMetricsOf } from "./queues.ts";
import { type Recent, TownEvent } from "./recent.ts";
import {
  Churn,
  RelationshipOverlay,
  RelationshipSnapshot,
  RelationshipSummary,
  RelationshipUpdate,
  SocialEvents,
  relationshipOverlay,
  relationshipSnapshot,
  relationshipSummary,
  relationshipUpdates,
} from "./relationships.ts";
import { Narration, NarrationState, narrationState } from "./stories.ts";
import { rewardBreakdown } from "./rewards.ts";
import { Employment, Jobs, jobsOf } from "./work.ts";

/** What the town itself fills, by name: each section a value that is replaced as a whole. Operations §7.3. */
export const TownSections = z.object({
  /** Day 0 begins at tick 0, midnight. */
  day: z.int().nonnegative(),
  agents: Agents,
  map: TownMap,
  jobs: Jobs,
  employment: Employment,
  economy: Economy,
  economy_settings: EconomySettings,
  price_spikes: PriceSpikes,
  utilities: Utilities,
  weather: Weather,
  perturbations: Perturbations,
  queue_metrics: QueueMetrics,
  conflict: Conflict,
  relationships: Churn,
  relationship_snapshot: RelationshipSnapshot,
  relationship_overlay: RelationshipOverlay,
  relationship_summary: RelationshipSummary,
  /** Ties that were changed since the last payload. */
  relationship_updates: z.array(RelationshipUpdate),
  social_events: SocialEvents,
  /** What has happened since the last payload; each event is in one payload only. */
  events: z.array(TownEvent),
  /** What was told since the last payload; each line is in one payload only. */
  narrations: z.array(Narration),
  narration_state: NarrationState,
  /** What everybody's last reward was made of. */
  reward_breakdown: z.record(z.string(), RewardRecord),
  affordance_manifest: AffordanceManifest,
  affordance_runtime: AffordanceRuntime,
  /** The last uses that did not begin for a precondition. */
  precondition_failures: z.array(PreconditionFailure),
  personalities: Personalities,
  possessed_agents: z.array(z.string()),
  policy_identity: PolicyIdentity,
  policy_runtime: PolicyRuntime,
  embedding_metrics: EmbeddingMetrics,
  kpi_history: KpiHistory,
});
export type TownSections = z.infer<typeof TownSections>;
export type TownSection = keyof TownSections;

type Fixed<T> = T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;

/** What a listener remembers. */
const REMEMBERED = [
  "events",
  "narrations",
  "relationship_updates",
  "precondition_failures",
  "kpi_history",
] as const satisfies readonly (TownSection & keyof Recent)[];

/** What can be read from the town as it is; `recent` adds what is remembered of the ticks before. */
const READ: {
  readonly [S in Exclude<TownSection, (typeof REMEMBERED)[number]>]: (
    town: Town,
    recent: Recent | null,
  ) => Fixed<TownSections[S]>;
} = {
  day: ({ world, rules }) => dayOf(world.town.tick[0], rules.ticksPerDay),
  agents: agentsOf,
  map: mapOf,
  jobs: jobsOf,
  employment: employmentFigures,
  economy: economyOf,
  economy_settings: economySettings,
  price_spikes: priceSpikes,
  utilities: (town) => surroundings(town).utilities,
  weather: (town) => surroundings(town).weather,
  perturbations: publicEvents,
  queue_metrics: queueMetricsOf,
  conflict: (town, recent) => conflictOf(town, recent?.rivalry_events ?? null),
  relationships: churnOf,
  relationship_snapshot: relationshipSnapshot,
  relationship_overlay: (town, recent) =>
    relationshipOverlay(town, recent?.relationship_updates ?? relationshipUpdates(town)),
  relationship_summary: relationshipSummary,
  social_events: (town) => socialEvents(town, SOCIAL_EVENTS),
  narration_state: narrationState,
  reward_breakdown: rewardBreakdown,
  affordance_manifest: affordanceManifest,
  affordance_runtime: affordanceRuntime,
  personalities: personalitiesOf,
  possessed_agents: possessedAgents,
  policy_identity: policyIdentity,
  policy_runtime: policyRuntime,
  embedding_metrics: embeddingMetrics,
};

/** A section that is not there, and why. */
export const NotAvailable = z.strictObject({ section: z.string(), reason: z.string() });
export type NotAvailable = z.infer<typeof NotAvailable>;

export const NOBODY_LISTENS = "nobody listens to the ticks of this town";
export const RELATIONSHIPS_OFF = "features.stages.relationships is OFF";

/** Sections of systems that do not exist yet. */
const TO_COME: readonly NotAvailable[] = [
  { section: "stability", reason: "nothing watches the stability of policies yet" },
  { section: "promotion", reason: "policies cannot be promoted yet" },
  { section: "anneal_status", reason: "nothing is trained or blended in yet" },
  { section: "policy_snapshot", reason: "no policy that gives probabilities decides here yet" },
];

const RELATIONSHIPS = [
  "relationships",
  "relationship_snapshot",
  "relationship_overlay",
  "relationship_summary",
  "relationship_updates",
  "social_events",
] as const satisfies readonly TownSection[];

/** The sections of a town by name, those of `wanted` only where it is given, and what is not there and why. */
export function townSections(
  town: Town,
  recent: Recent | null,
  isWanted: (section: string) => boolean,
): { readonly sections: Record<string, unknown>; readonly missing: NotAvailable[] } {
  const missing = [...TO_COME, ...missingIn(town, recent)].filter(({ section }) =>
    isWanted(section),
  );
  const isThere = (section: string): boolean =>
    isWanted(section) && !missing.some((one) => one.section === section);
  const sections: Record<string, unknown> = {};
  for (const [section, read] of Object.entries(READ)) {
    if (isThere(section)) sections[section] = read(town, recent);
  }
  for (const section of REMEMBERED) {
    if (recent !== null && isThere(section)) sections[section] = recent[section];
  }
  return { sections, missing };
}

function missingIn(town: Town, recent: Recent | null): NotAvailable[] {
  const because = (sections: readonly string[], reason: string): NotAvailable[] =>
    sections.map((section) => ({ section, reason }));
  return [
    ...(recent === null ? because(REMEMBERED, NOBODY_LISTENS) : []),
    ...(town.config.features.stages.relationships === "OFF"
      ? because(RELATIONSHIPS, RELATIONSHIPS_OFF)
      : []),
    ...(hasPersonalities(town) ? [] : because(["personalities"], "profiles are switched off")),
  ];
}
