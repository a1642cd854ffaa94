import { expect, test } from "vitest";

import {
  allocateEmbedding,
  embeddingFigures,
  releaseEmbedding,
} from "../../../../sim/lifecycle/embedding-slots.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann and Bob have rows 0 and 1 of as many as given; there is room for nobody else. */
function table(rows: number): Town {
  return makeTown({
    people: [{ id: "ann" }, { id: "bob" }],
    edit: (config) => {
      config.world.spare_people = 0;
      config.embedding_allocator.max_slots = rows;
      config.embedding_allocator.cooldown_ticks = 100;
    },
  });
}

const rowOf = (town: Town, id: string): number => someone(town, id).get("embedding");

/** Ann's row after she gives hers back at one tick and asks again at another. */
function again(town: Town, released: number, asked: number): number {
  const { slot } = someone(town, "ann");
  beginTick(town, released);
  releaseEmbedding(town, slot);
  beginTick(town, asked);
  return allocateEmbedding(town, slot);
}

test("[A64] [A130] everybody gets a row of their own, from the first on, and keeps it", () => {
  const town = table(2);
  expect([rowOf(town, "ann"), rowOf(town, "bob")]).toEqual([0, 1]);
  expect(allocateEmbedding(town, someone(town, "ann").slot)).toBe(0);
  expect(embeddingFigures(town)).toEqual({
    allocations_total: 2,
    forced_reuse_count: 0,
    forced_reuse_rate: 0,
    reuse_warning: false,
  });
});

test("[A130] a row given again before its cooldown is counted, told and warned of; after it, it is not", () => {
  const early = table(2);
  expect(again(early, 10, 109)).toBe(0);
  expect(embeddingFigures(early)).toMatchObject({ forced_reuse_count: 1, reuse_warning: true });
  expect(eventsOf(early, "embedding_forced_reuse")).toEqual([
    {
      event: "embedding_forced_reuse",
      tick: 109,
      agent_id: "ann",
      slot: 0,
      ticks_since_release: 99,
    },
  ]);
  const late = table(2);
  expect(again(late, 10, 110)).toBe(0);
  expect(embeddingFigures(late)).toMatchObject({ forced_reuse_count: 0, reuse_warning: false });
  expect(eventsOf(late, "embedding_forced_reuse")).toEqual([]);
});

test("a row that nobody ever had comes first; then the one given back first, tick 0 included", () => {
  const town = table(3);
  expect(again(town, 0, 500)).toBe(2);
  const { slot: bob } = someone(town, "bob");
  beginTick(town, 600);
  releaseEmbedding(town, bob);
  // Row 0 has been free since tick 0, row 1 since 600.
  expect(allocateEmbedding(town, bob)).toBe(0);
  const { slot: ann } = someone(town, "ann");
  releaseEmbedding(town, ann);
  expect(allocateEmbedding(town, ann)).toBe(1);
  releaseEmbedding(town, ann);
  releaseEmbedding(town, ann);
  expect(someone(town, "ann").get("embedding")).toBe(-1);
});

test("a table without a free row is a mistake that names the key to raise", () => {
  const town = table(2);
  const { slot } = someone(town, "ann");
  town.world.agents.embedding[slot] = -1;
  expect(() => allocateEmbedding(town, slot)).toThrow("embedding_allocator.max_slots");
});
