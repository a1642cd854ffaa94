import type { TownConfig } from "../config/town-config.ts";
import { TRAITS } from "../config/blocks/behavior.ts";
import { WEATHERS } from "../config/blocks/world.ts";
import { socialOf } from "./social-layout.ts";
import type { Schema, Variant } from "./variants.ts";

/** One number of an observation. The quantity in its unit is number × scale. */
export interface FeatureSpec {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly scale: number;
}

export interface FeatureBlock {
  readonly name: "body" | "targets" | "personality" | "social" | "aggregates" | "added";
  readonly features: readonly FeatureSpec[];
}

/** Raw values of schema 1 end here; nothing in a town comes near. */
export const RAW_LIMIT = 1_000_000;
/** What the values that schema 1 leaves raw are divided by in schema 2, and the most that is told. */
export const SCALED = {
  wallet: { scale: 100, high: 1 },
  lateness: { scale: 100, high: 1 },
  wagesWithheld: { scale: 10, high: 1 },
  duration: { scale: 100, high: 10 },
} as const;
/** Tiles that a distance is told in, in schema 2. */
export const DISTANCE_SCALE = 48;
/** Meals in hand at which `money_scaled` is tanh(1). */
export const MONEY_SCALE = 10;

/** What `include_targets` points at, in order: the nearest of each type. Simulation §9.2. */
export const TARGET_TYPES = ["fridge", "stove", "bed", "shower"] as const;
/** What schema 2 always points at: one's own where one has it. */
export const PLACES = ["shower", "fridge", "till", "home", "work"] as const;

/** All features of an observation in their order, by group. Simulation §9.2. */
export function featureBlocks(
  config: TownConfig,
  variant: Variant,
  schema: Schema,
): FeatureBlock[] {
  const { hybrid, compact } = config.observations_config;
  const { include_targets } = variant === "compact" ? compact : hybrid;
  const traits = config.features.observations.personality_channels ? TRAITS : [];
  const social = socialOf(config);
  const slots = social === null ? 0 : social.friends + social.rivals;
  return [
    { name: "body", features: bodyOf(config, schema) },
    {
      name: "targets",
      features: include_targets
        ? TARGET_TYPES.flatMap((type) => pointer(config, type, "dist", schema))
        : [],
    },
    { name: "personality", features: traits.map((trait) => signed(`personality_${trait}`)) },
    {
      name: "social",
      features: Array.from({ length: slots }, (_, slot) =>
        someoneElse(slot, social?.embedDim ?? 0, schema),
      ).flat(),
    },
    { name: "aggregates", features: social?.aggregates === true ? AGGREGATES : [] },
    { name: "added", features: schema === 1 ? [] : added(config) },
  ];
}

/** Whether anybody can be cold in this town. */
export function hasWarmth({ world, lifecycle }: TownConfig): boolean {
  return world.weather.enabled || lifecycle.collapse.warmth.enabled;
}

/** The longest way across the map as the crow flies, in tiles. */
function diagonal({ map }: TownConfig): number {
  const [width, height] = map.size;
  return Math.sqrt(width * width + height * height);
}

const flag = (name: string): FeatureSpec => ({ name, unit: "flag", low: 0, high: 1, scale: 1 });
const share = (name: string): FeatureSpec => ({ name, unit: "share", low: 0, high: 1, scale: 1 });
const signed = (name: string): FeatureSpec => ({ name, unit: "1", low: -1, high: 1, scale: 1 });

/** A quantity that schema 1 leaves raw. */
function quantity(
  name: string,
  unit: string,
  schema: Schema,
  { scale, high }: { readonly scale: number; readonly high: number },
): FeatureSpec {
  return schema === 1
    ? { name, unit, low: 0, high: RAW_LIMIT, scale: 1 }
    : { name, unit, low: 0, high, scale };
}

/** Unit vector and distance to something. */
function pointer(
  config: TownConfig,
  name: string,
  distance: string,
  schema: Schema,
): FeatureSpec[] {
  const scale = schema === 1 ? 1 : DISTANCE_SCALE;
  const high = diagonal(config) / scale;
  return [
    { name: `${name}_dx`, unit: "unit vector", low: -1, high: 1, scale: 1 },
    { name: `${name}_dy`, unit: "unit vector", low: -1, high: 1, scale: 1 },
    { name: `${name}_${distance}`, unit: "tiles", low: 0, high, scale },
  ];
}

function bodyOf(config: TownConfig, schema: Schema): FeatureSpec[] {
  const { max_edges } = config.conflict.rivalry;
  return [
    share("need_hunger"),
    share("need_hygiene"),
    share("need_energy"),
    quantity("wallet", "meals", schema, SCALED.wallet),
    quantity("lateness_counter", "times", schema, SCALED.lateness),
    flag("on_shift"),
    signed("time_sin"),
    signed("time_cos"),
    share("attendance_ratio"),
    quantity("wages_withheld", "meals", schema, SCALED.wagesWithheld),
    flag("shift_pre"),
    flag("shift_on_time"),
    flag("shift_late"),
    flag("shift_absent"),
    flag("shift_post"),
    share("embedding_slot_norm"),
    flag("ctx_reset_flag"),
    share("episode_progress"),
    share("rivalry_max"),
    {
      name: "rivalry_avoid_count",
      unit: "people",
      low: 0,
      high: schema === 1 ? max_edges : 1,
      scale: schema === 1 ? 1 : max_edges,
    },
    share("last_action_id_hash"),
    flag("last_action_success"),
    quantity("last_action_duration", "ticks", schema, SCALED.duration),
    flag("reservation_active"),
    flag("in_queue"),
    share("path_hint_north"),
    share("path_hint_south"),
    share("path_hint_east"),
    share("path_hint_west"),
    share("neighbor_agent_ratio"),
    share("neighbor_object_ratio"),
    share("reserved_tile_ratio"),
    share("nearest_agent_distance"),
  ];
}

function someoneElse(slot: number, embedDim: number, schema: Schema): FeatureSpec[] {
  const name = (index: number): string => `social_slot${slot}_d${index}`;
  const low = schema === 1 ? 0 : -1;
  const identity = Array.from({ length: embedDim }, (_, index): FeatureSpec => ({
    name: name(index),
    unit: "embedding",
    low,
    high: 1,
    scale: 1,
  }));
  const feelings: FeatureSpec[] = [
    { name: name(embedDim), unit: "trust", low: -1, high: 1, scale: 1 },
    { name: name(embedDim + 1), unit: "familiarity", low: -1, high: 1, scale: 1 },
    { name: name(embedDim + 2), unit: "rivalry", low: 0, high: 1, scale: 1 },
  ];
  return [...identity, ...feelings];
}

const AGGREGATES: readonly FeatureSpec[] = [
  { name: "social_trust_mean", unit: "trust", low: -1, high: 1, scale: 1 },
  { name: "social_trust_max", unit: "trust", low: -1, high: 1, scale: 1 },
  { name: "social_rivalry_mean", unit: "rivalry", low: 0, high: 1, scale: 1 },
  { name: "social_rivalry_max", unit: "rivalry", low: 0, high: 1, scale: 1 },
];

/** What schema 2 has besides, behind everything else, so that no index before it moves. */
function added(config: TownConfig): FeatureSpec[] {
  return [
    ...(hasWarmth(config) ? [share("need_warmth")] : []),
    flag("has_job"),
    flag("power_on"),
    flag("water_on"),
    ...WEATHERS.map((weather) => flag(`weather_${weather}`)),
    { name: "money_scaled", unit: "tanh of tens of meals", low: 0, high: 1, scale: 1 },
    flag("rival_in_current_queue"),
    share("commit_remaining"),
    ...PLACES.flatMap((place) => pointer(config, `to_${place}`, "distance", 2)),
  ];
}
