import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/**
 * Gives a person a row of the learned table of identities: the first that nobody ever had; else, of
 * those given back at least the cooldown ago, the one given back first; else the one given back first,
 * which is counted and told. Whoever has a row keeps it. Simulation §9.7.
 */
export function allocateEmbedding(town: Town, slot: number): number {
  const { agents, embeddings, town: counters } = town.world;
  if (agents.embedding[slot] !== NONE) return agents.embedding[slot];
  const row = unusedRow(town);
  invariant(row !== NONE, "raise embedding_allocator.max_slots: every row has a tenant");
  const released = embeddings.released[row];
  const rest = counters.tick[0] - released;
  embeddings.tenant[row] = slot;
  agents.embedding[slot] = row;
  counters.embeddingsGiven[0] += 1;
  const { cooldown_ticks, log_forced_reuse } = town.config.embedding_allocator;
  if (released === NONE || rest >= cooldown_ticks) return row;
  counters.embeddingsForced[0] += 1;
  if (log_forced_reuse) {
    emit(town.world, town.events, EVENT.embedding_forced_reuse, 0, slot, row, rest);
  }
  return row;
}

/** A person's row is free again, with its cooldown. Without one nothing changes. */
export function releaseEmbedding({ world }: Town, slot: number): void {
  const { agents, embeddings, town } = world;
  const row = agents.embedding[slot];
  if (row === NONE) return;
  agents.embedding[slot] = NONE;
  embeddings.tenant[row] = NONE;
  embeddings.released[row] = town.tick[0];
}

/** A free row: one never used, else the one given back first, the lowest of equals. */
function unusedRow({ world: { embeddings, capacity } }: Town): number {
  let oldest: number = NONE;
  for (let row = 0; row < capacity.embeddings; row++) {
    if (embeddings.tenant[row] !== NONE) continue;
    if (embeddings.released[row] === NONE) return row;
    if (oldest === NONE || embeddings.released[row] < embeddings.released[oldest]) oldest = row;
  }
  return oldest;
}

export interface EmbeddingFigures {
  readonly allocations_total: number;
  readonly forced_reuse_count: number;
  /** Share of the allocations. */
  readonly forced_reuse_rate: number;
  readonly reuse_warning: boolean;
}

export function embeddingFigures({ world: { town }, config }: Town): EmbeddingFigures {
  const { reuse_warning_threshold } = config.embedding_allocator;
  const [total] = town.embeddingsGiven;
  const [forced] = town.embeddingsForced;
  const rate = forced / Math.max(total, 1);
  return {
    allocations_total: total,
    forced_reuse_count: forced,
    forced_reuse_rate: rate,
    reuse_warning: reuse_warning_threshold > 0 && rate > reuse_warning_threshold,
  };
}
