import { blake2s } from "@noble/hashes/blake2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { Room } from "./room.ts";
import type { Schema } from "./variants.ts";

/**
 * How people look to each other as numbers: a row of `dim` floats for each. In schema 1 a row is a
 * hash of the id, in [0, 1]; in schema 2 the row of the table of identities that the person has, in
 * [−1, 1], so that its cooldown keeps a newcomer from being taken for somebody who has just left.
 */
export interface Identities {
  readonly schema: Schema;
  readonly dim: number;
  /** Rows by slot in schema 1; in schema 2 by row of the table of identities, the same for every town. */
  readonly table: Float32Array;
  /** Whose row it is in schema 1, by their number; NONE = nobody's yet. [agents] */
  readonly person: Int32Array;
}

export function createIdentities(
  { world }: Town,
  schema: Schema,
  dim: number,
  room = new Room(),
  like?: Identities | null,
): Identities {
  const { agents, embeddings } = world.capacity;
  return {
    schema,
    dim,
    table: schema === 1 ? room.floats(agents * dim) : (like?.table ?? tableOf(embeddings, dim)),
    person: new Int32Array(agents).fill(NONE),
  };
}

function tableOf(rows: number, dim: number): Float32Array {
  const table = new Float32Array(rows * dim);
  for (let row = 0; row < rows; row++) table.set(embeddingOfRow(row, dim), row * dim);
  return table;
}

/** BLAKE2s-256 of an id, its bytes as shares of 255, over again where there are more numbers. Simulation §9.4. */
export function embeddingOfId(id: string, dim: number): Float32Array {
  const digest = blake2s(utf8ToBytes(id));
  return Float32Array.from({ length: dim }, (_, place) => digest[place % digest.length] / 255);
}

/** A row of the table of identities before anything is learned: spread over [−1, 1], alike in every town. */
export function embeddingOfRow(row: number, dim: number): Float32Array {
  const digest = blake2s(utf8ToBytes(`identity ${row}`));
  return Float32Array.from({ length: dim }, (_, place) => digest[place] / 127.5 - 1);
}

/** What somebody is known by: their row of the table of identities, or in schema 1 their number in the register; NONE = nothing. */
export function identityOf({ schema }: Identities, { world }: Town, slot: number): number {
  return schema === 2 ? world.agents.embedding[slot] : world.agents.person[slot];
}

/** Brings the table up to date for everybody in town, for those who read it by themselves. */
export function nameEverybody(identities: Identities, town: Town): void {
  const { person } = town.world.agents;
  for (let slot = 0; slot < person.length; slot++) {
    if (person[slot] !== NONE) identityAt(identities, town, slot);
  }
}

/** First number of somebody's row, NONE for who has none. Works out the hash of whoever is new in their slot. */
export function identityAt(identities: Identities, { world, people }: Town, slot: number): number {
  const { dim, person, table, schema } = identities;
  if (schema === 2) {
    const row = world.agents.embedding[slot];
    return row === NONE ? NONE : row * dim;
  }
  const tenant = world.agents.person[slot];
  if (person[slot] !== tenant) {
    person[slot] = tenant;
    table.set(embeddingOfId(people[tenant].id, dim), slot * dim);
  }
  return slot * dim;
}
