import { BIASES, TRAITS } from "../config/blocks/behavior.ts";
import { optionMask } from "../options/option-mask.ts";
import { CHOICES, MASKS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type Neighbourhood, lookAround } from "./look-around.ts";
import type { Observer } from "./observer.ts";
import { chooseTies } from "./social-snippet.ts";
import type { Schema, Variant } from "./variants.ts";

/** What an observation is made of, for people who look into it. Simulation §9.5. */
export interface ObservationMetadata {
  readonly variant: Variant;
  readonly schema: Schema;
  /** Channels, rows, columns. */
  readonly map_shape: readonly [number, number, number];
  readonly map_channels: readonly string[];
  readonly feature_names: readonly string[];
  /** Row of the table of identities; null without one. */
  readonly embedding_slot: number | null;
  readonly local_summary: LocalSummary;
  /** Features by what they point at, as [first, behind the last). */
  readonly landmark_slices: Readonly<Record<string, readonly [number, number]>>;
  /** Left out where nobody is seen as themselves. */
  readonly social_context?: SocialContext;
  readonly personality: {
    readonly profile: string;
    readonly traits: Readonly<Record<string, number>>;
    readonly multipliers: Readonly<Record<string, number>>;
  };
  /** By choice: `open`, or why it cannot be chosen for the coming tick. */
  readonly action_mask: Readonly<Record<string, string>>;
  readonly compact?: {
    readonly map_window: number;
    readonly object_channels: readonly string[];
    readonly normalize_counts: boolean;
    readonly include_targets: boolean;
  };
}

/** What is in the window, the observer left out. Ratios as among the features; tiles. */
interface LocalSummary {
  readonly agent_count: number;
  readonly object_count: number;
  readonly reserved_tiles: number;
  readonly radius: number;
  readonly agent_ratio: number;
  readonly object_ratio: number;
  readonly reserved_ratio: number;
  readonly nearest_agent_distance: number;
  readonly nearest_agent_distance_norm: number;
}

interface SocialContext {
  readonly configured_slots: number;
  readonly slot_dim: number;
  readonly aggregates: readonly string[];
  readonly filled_slots: number;
  /** `disabled` while the relationships stage is OFF. */
  readonly relation_source: "ties" | "empty" | "disabled";
  readonly has_data: boolean;
}

/** About the observation of somebody alive. Makes plain data: for views, not for the tick. After `syncLayers`. */
export function observationMetadata(observer: Observer, slot: number): ObservationMetadata {
  const { layout, town } = observer;
  const { map, features, landmarkSlices } = layout;
  const { agents } = town.world;
  const { compact } = town.config.observations_config;
  const embedding = agents.embedding[slot];
  const social = socialContext(observer, slot);
  return {
    variant: layout.variant,
    schema: layout.schema,
    map_shape: [map.channels.length, map.window, map.window],
    map_channels: map.channels.map(({ name }) => name),
    feature_names: features.map(({ name }) => name),
    embedding_slot: embedding === NONE ? null : embedding,
    local_summary: localSummary(observer, slot),
    landmark_slices: landmarkSlices,
    ...(social === null ? {} : { social_context: social }),
    personality: personalityOf(observer, slot),
    action_mask: maskOf(town, slot),
    ...(layout.variant === "compact" ? { compact } : {}),
  };
}

function maskOf(town: Town, slot: number): Record<string, string> {
  const masks = new Uint8Array(CHOICES.length);
  optionMask(town, slot, masks);
  return Object.fromEntries(CHOICES.map((choice, index) => [choice, MASKS[masks[index]]]));
}

function localSummary({ town, layout, ground }: Observer, slot: number): LocalSummary {
  const cell = town.world.agents.cell[slot];
  const { window } = layout.map;
  const radius = (window - 1) / 2;
  const tiles = window * window;
  const seen: Neighbourhood = { people: 0, reserved: 0, nearest: 0 };
  lookAround(ground.layers, window, cell, seen);
  const objects = ground.layers.objectsNear[cell];
  return {
    agent_count: seen.people,
    object_count: objects,
    reserved_tiles: seen.reserved,
    radius,
    agent_ratio: Math.min(1, seen.people / (tiles - 1)),
    object_ratio: Math.min(1, objects / tiles),
    reserved_ratio: seen.reserved / tiles,
    nearest_agent_distance: seen.nearest,
    nearest_agent_distance_norm: Math.min(1, seen.nearest / radius),
  };
}

function socialContext({ town, layout }: Observer, slot: number): SocialContext | null {
  const { social, features } = layout;
  if (social === null) return null;
  const isOff = town.config.features.stages.relationships === "OFF";
  const slots = social.friends + social.rivals;
  const rows = new Int32Array(slots);
  const filled = isOff ? 0 : chooseTies(town.world, slot, social, layout.schema, rows);
  const known = filled > 0 ? "ties" : "empty";
  return {
    configured_slots: slots,
    slot_dim: social.slotDim,
    aggregates: features.flatMap(({ name }) =>
      /^social_(trust|rivalry)_/.test(name) ? [name.replace(/^social_/, "")] : [],
    ),
    filled_slots: filled,
    relation_source: isOff ? "disabled" : known,
    has_data: filled > 0,
  };
}

function personalityOf({ town }: Observer, slot: number): ObservationMetadata["personality"] {
  const { rules, world } = town;
  const { profile } = world.agents;
  return {
    profile: rules.profiles[profile[slot]],
    traits: Object.fromEntries(TRAITS.map((trait) => [trait, world.agents[trait][slot]])),
    multipliers: Object.fromEntries(
      BIASES.map((bias, index) => [bias, rules.biases[profile[slot] * BIASES.length + index]]),
    ),
  };
}
