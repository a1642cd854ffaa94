import { hash64 } from "./hash-draw.ts";
import { type RngState, seedRng } from "./rng.ts";

/**
 * The three named random streams. Who may draw: `world` for contested tiles and queues (later chat,
 * newcomers, weather), `events` for disturbances, `policy` for sampled actions. Nothing else draws.
 */
export const STREAMS = ["world", "events", "policy"] as const;
export type StreamName = (typeof STREAMS)[number];

export type Streams = Readonly<Record<StreamName, RngState>>;

/** Seeds every stream from SHA-256("<seed>:<config_id>:<stream>"). */
export function seedStreams(streams: Streams, seed: bigint, configId: string): void {
  for (const name of STREAMS) {
    const { high, low } = hash64(`${seed}:${configId}:${name}`);
    seedRng(streams[name], high, low);
  }
}
