import type { TownConfig } from "../config/town-config.ts";
import { TILE_KINDS } from "../config/map.ts";
import type { Schema, Variant } from "./variants.ts";

/** One plane of the map. Values beyond the edge of the town are 0. */
export interface ChannelLayout {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** In a map of bytes, value = byte × scale + shift; in one of floats, scale is 1 and shift 0. */
  readonly scale: number;
  readonly shift: number;
}

/** Most that an unbounded count on one tile is reported as. */
export const MOST_ON_TILE = 255;

const SIGNED = new Set(["path_dx", "path_dy", "flow_dx", "flow_dy"]);

/**
 * The planes of a variant in their order, Simulation §9.3. Schema 2 spends the planes that never
 * change on what the tiles are like: `walkable` (in compact, which has that, `bounds`) and the
 * direction of the way to what the person is about, from every tile in sight.
 */
export function channelsOf(config: TownConfig, variant: Variant, schema: Schema): ChannelLayout[] {
  const around = ["agents", "objects", "reservations"];
  const { object_channels, normalize_counts } = config.observations_config.compact;
  const types = [...new Set(object_channels.map((type) => type.toLowerCase()))];
  const most = variant === "compact" && !normalize_counts ? MOST_ON_TILE : 1;
  const names =
    variant === "compact"
      ? [
          schema === 1 ? "self" : "bounds",
          ...around,
          ...types.map((type) => `object:${type}`),
          "walkable",
        ]
      : [
          schema === 1 ? "self" : "walkable",
          ...around,
          ...(variant === "hybrid" ? [] : waysOf(schema)),
        ];
  return names.map((name) => channel(name, most, variant === "full-u8"));
}

function waysOf(schema: Schema): string[] {
  return schema === 1 ? ["path_dx", "path_dy"] : ["flow_dx", "flow_dy"];
}

function channel(name: string, most: number, isByte: boolean): ChannelLayout {
  if (SIGNED.has(name)) {
    // Bytes 1 to 255 stand for −1 to 1.
    const steps = isByte ? { scale: 1 / 127, shift: -128 / 127 } : { scale: 1, shift: 0 };
    return { name, unit: "unit vector", low: -1, high: 1, ...steps };
  }
  const isCounted = name === "agents" || name === "objects" || name.startsWith("object:");
  const high = isCounted ? most : 1;
  const ofTile = name === "bounds" ? `(1 + kind of tile) / ${TILE_KINDS.length}` : "flag";
  const unit = isCounted && high > 1 ? "count" : ofTile;
  return { name, unit, low: 0, high, scale: 1, shift: 0 };
}
