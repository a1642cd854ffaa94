import { test } from "vitest";

import { request } from "../../../../sim/queues/reservations.ts";
import { setTies } from "../../../../sim/relationships/ties.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { marks, observerOf, picture, seenBy } from "../../../helpers/observed.ts";
import { someone } from "../../../helpers/someone.ts";
import { EVERYTHING, NOBODY, expectTensor, planesOf } from "../../../helpers/tensors.ts";
import { tillTown } from "../../../helpers/till-town.ts";

/** BLAKE2s-256 of the ids, and of "identity 0" and "identity 2": the first eight bytes. */
const DIGESTS = {
  ann: [165, 237, 167, 57, 9, 78, 114, 162],
  cat: [137, 132, 250, 139, 130, 128, 18, 129],
  row0: [213, 170, 74, 149, 201, 117, 86, 25],
  row2: [46, 61, 175, 58, 203, 212, 163, 161],
};

function somebody(
  place: number,
  embedding: readonly number[],
  feelings: readonly [trust: number, familiarity: number, rivalry: number],
): Record<string, number> {
  return Object.fromEntries(
    [...embedding, ...feelings].map((value, index) => [`social_slot${place}_d${index}`, value]),
  );
}

/**
 * Six in the morning, tick 250: Ann holds the till at (3, 0) from (3, 1), Bob waits behind her at
 * (3, 2) and cannot stand her; Cat, whom he likes, is at the far corner (7, 7).
 */
function queue(): Town {
  const town = tillTown(["ann", "bob", "cat"]);
  beginTick(town, 250);
  const [ann, bob, cat] = [someone(town, "ann"), someone(town, "bob"), someone(town, "cat")];
  ann.put(3, 1);
  bob.put(3, 2);
  cat.put(7, 7);
  request(town, ann.slot, 0);
  request(town, bob.slot, 0);
  setTies(town, bob.slot, ann.slot, { trust: -0.5, familiarity: 0.25, rivalry: 0.8 });
  setTies(town, bob.slot, cat.slot, { trust: 0.5, familiarity: 0.5, rivalry: 0 });
  bob.set("wallet", 0.5);
  for (const need of ["hunger", "hygiene", "energy"] as const) bob.set(need, 0.5);
  return town;
}

test.each(EVERYTHING)("Bob waits behind a rival: %s, schema %i", (variant, schema) => {
  // Tile (x, y) is [y + 3][x + 2]; there is no map above row 3 nor beside columns 2 to 9.
  const wide = {
    agents: marks(11, [4, 5], [10, 9]),
    objects: marks(11, [3, 5]),
    reservations: marks(11, [3, 5]),
    walkable: picture([
      "...........",
      "...........",
      "...........",
      "..###.####.",
      "..########.",
      "..########.",
      "..########.",
      "..########.",
      "..########.",
      "..########.",
      "..########.",
    ]),
  };
  // Tile (x, y) is [y + 1][x]; row 0 is beyond the map, and Cat is out of sight.
  const near = {
    agents: marks(7, [2, 3]),
    objects: marks(7, [1, 3]),
    reservations: marks(7, [1, 3]),
    walkable: picture([
      ".......",
      "###.###",
      "###.###",
      "###.###",
      "#######",
      "#######",
      "#######",
    ]),
    bounds: picture([".......", ...Array.from({ length: 6 }, () => "fffffff")]),
  };
  const [tiles, radius, people] = variant === "compact" ? [49, 3, 1] : [121, 5, 2];
  const dislike = [-0.5, 0.25, 0.8] as const;
  const like = [0.5, 0.5, 0] as const;
  const share = (byte: number): number => byte / 255;
  const spread = (byte: number): number => byte / 127.5 - 1;
  // Schema 1 fills up the friends with whomever there is, best first.
  const old = {
    wallet: 0.5,
    rivalry_avoid_count: 1,
    last_action_duration: 1,
    ...somebody(0, DIGESTS.cat.map(share), like),
    ...somebody(1, DIGESTS.ann.map(share), dislike),
  };
  // Cat is the only friend; Ann the first of the rivals, whose places begin behind two friends.
  const recent = {
    wallet: 0.005,
    rivalry_avoid_count: 1 / 6,
    last_action_duration: 0.01,
    ...somebody(0, DIGESTS.row2.map(spread), like),
    ...somebody(2, DIGESTS.row0.map(spread), dislike),
    power_on: 1,
    water_on: 1,
    weather_sunny: 1,
    // tanh(0.5 / 10).
    money_scaled: 0.049_958_375,
    rival_in_current_queue: 1,
    // The till is two tiles north.
    to_till_dy: -1,
    to_till_distance: 2 / 48,
  };
  expectTensor(seenBy(observerOf(queue(), variant, schema), "bob"), {
    planes: planesOf(variant, schema, wide, near, { dx: NOBODY, dy: NOBODY }),
    features: {
      need_hunger: 0.5,
      need_hygiene: 0.5,
      need_energy: 0.5,
      // A quarter of the day.
      time_sin: 1,
      time_cos: 0,
      shift_pre: 1,
      embedding_slot_norm: 1 / 64,
      ctx_reset_flag: 1,
      episode_progress: 0.25,
      rivalry_max: 0.8,
      // "wait": nothing was done in this tick.
      last_action_id_hash: 0.238_998_86,
      in_queue: 1,
      neighbor_agent_ratio: people / (tiles - 1),
      neighbor_object_ratio: 1 / tiles,
      reserved_tile_ratio: 1 / tiles,
      nearest_agent_distance: 1 / radius,
      // Over both: (0.5 − 0.5) / 2, the better of them, (0 + 0.8) / 2, the worse.
      social_trust_mean: 0,
      social_trust_max: 0.5,
      social_rivalry_mean: 0.4,
      social_rivalry_max: 0.8,
      ...(schema === 1 ? old : recent),
    },
  });
});
