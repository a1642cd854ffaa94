import type { TownConfig } from "../config/town-config.ts";
import { NONE } from "../world/agent-table.ts";
import { type ChannelLayout, channelsOf } from "./channels.ts";
import { type FeatureSpec, featureBlocks } from "./features.ts";
import { type SocialLayout, socialOf } from "./social-layout.ts";
import type { Schema, Variant } from "./variants.ts";

export interface FeatureLayout extends FeatureSpec {
  /** Place in the row of floats. */
  readonly offset: number;
}

/** Where in the row of floats the optional groups of features begin; −1 where there is none. */
export interface Blocks {
  readonly targets: number;
  readonly personality: number;
  readonly social: number;
  readonly aggregates: number;
  /** What schema 2 adds. */
  readonly added: number;
}

/**
 * How one observation is laid out: the map as [channel][row][column], row by row from north to south
 * around the observer, then the features. Plain data, worked out from the configuration alone.
 */
export interface ObservationLayout {
  readonly variant: Variant;
  readonly schema: Schema;
  readonly map: {
    readonly channels: readonly ChannelLayout[];
    /** Tiles across; the observer stands in the middle. */
    readonly window: number;
    /** `u8`: the map is in a row of bytes of its own; value = byte × scale + shift. */
    readonly form: "f32" | "u8";
    /** Numbers in it: channels × window × window. */
    readonly size: number;
    /** Bytes from one person's map to the next in a matrix; 0 where the map is among the floats. */
    readonly byteStride: number;
  };
  readonly features: readonly FeatureLayout[];
  readonly blocks: Blocks;
  /** Features by what they point at, as [first, behind the last) among the features. */
  readonly landmarkSlices: Readonly<Record<string, readonly [number, number]>>;
  /** The people who are seen as themselves: friends first. Null where nobody is. */
  readonly social: SocialLayout | null;
  /** Floats of one person. */
  readonly size: number;
  /** Floats from one person to the next in a matrix: a multiple of four. */
  readonly stride: number;
}

/** Tiles across of a variant's map. */
export function windowOf({ observations_config }: TownConfig, variant: Variant): number {
  const { hybrid, compact } = observations_config;
  return variant === "compact" ? compact.map_window : hybrid.local_window;
}

/** The layout of a variant in a town; in the configured schema where none is named. */
export function layoutOf(
  config: TownConfig,
  variant: Variant,
  schema: Schema = config.observations_config.schema,
): ObservationLayout {
  const window = windowOf(config, variant);
  const channels = channelsOf(config, variant, schema);
  const form = variant === "full-u8" ? "u8" : "f32";
  const size = channels.length * window * window;
  const first = form === "u8" ? 0 : size;
  const blocks = featureBlocks(config, variant, schema);
  const features = blocks
    .flatMap((block) => block.features)
    .map(({ name, unit, low, high, scale }, index): FeatureLayout => {
      return { name, offset: first + index, unit, low, high, scale };
    });
  const startOf = (name: string): number => {
    const at = blocks.findIndex((block) => block.name === name);
    if (at === NONE || blocks[at].features.length === 0) return NONE;
    return first + blocks.slice(0, at).reduce((sum, block) => sum + block.features.length, 0);
  };
  return {
    variant,
    schema,
    map: {
      channels,
      window,
      form,
      size,
      byteStride: form === "u8" ? Math.ceil(size / 4) * 4 : 0,
    },
    features,
    blocks: {
      targets: startOf("targets"),
      personality: startOf("personality"),
      social: startOf("social"),
      aggregates: startOf("aggregates"),
      added: startOf("added"),
    },
    landmarkSlices: landmarkSlicesOf(features),
    social: socialOf(config),
    size: first + features.length,
    stride: Math.ceil((first + features.length) / 4) * 4,
  };
}

/** The three features of each landmark: what they begin with names it. */
function landmarkSlicesOf(
  features: readonly FeatureLayout[],
): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    features.flatMap(({ name }, index) => {
      const landmark = /^(\w+)_dx$/.exec(name)?.[1];
      return landmark === undefined ? [] : [[landmark, [index, index + 3] as const] as const];
    }),
  );
}
