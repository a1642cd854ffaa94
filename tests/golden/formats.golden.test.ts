import { test } from "vitest";

import { ITEMS, NEEDS } from "../../sim/config/affordances.ts";
import { TILE_KINDS } from "../../sim/config/map.ts";
import { PRICES } from "../../sim/config/blocks/economy.ts";
import { type EventShape, EVENT_KINDS, FAIL_REASONS } from "../../sim/events/kinds.ts";
import { EXIT_REASONS } from "../../sim/lifecycle/exit-reasons.ts";
import { SHIFT_STATES } from "../../sim/jobs/shift-states.ts";
import { MASKS, OPTIONS, REASONS } from "../../sim/options/options.ts";
import { nextUint32 } from "../../sim/rng/rng.ts";
import { STREAMS } from "../../sim/rng/streams.ts";
import { SNAPSHOT_VERSION } from "../../sim/snapshot/snapshot.ts";
import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  FRAME_OBJECT_INTS,
  FRAME_VERSION,
} from "../../sim/telemetry/frame.ts";
import { createTown } from "../../sim/create-town.ts";
import { ACTIVITIES } from "../../sim/world/activities.ts";
import { worldLayout } from "../../sim/world/world.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { expectGolden } from "../helpers/golden.ts";
import { everyone } from "../helpers/someone.ts";

test("event kinds and the order of every list that is stored by number stay as they are", () => {
  const shapes: readonly EventShape[] = EVENT_KINDS;
  expectGolden("lists", {
    events: shapes.map(({ event, cells, value }) => [event, ...cells, value ?? null].join(" ")),
    needs: NEEDS,
    items: ITEMS,
    prices: PRICES,
    options: OPTIONS,
    reasons: REASONS,
    masks: MASKS,
    fail_reasons: FAIL_REASONS,
    exit_reasons: EXIT_REASONS,
    shift_states: SHIFT_STATES,
    activities: ACTIVITIES,
    tile_kinds: TILE_KINDS,
    streams: STREAMS,
  });
});

test("snapshots and frames keep their layout as long as their version", () => {
  expectGolden("layouts", {
    snapshot: {
      version: SNAPSHOT_VERSION,
      // One row of each table, one column a line.
      arena: worldLayout({ agents: 1, objects: 1, ties: 1, embeddings: 1 }).split(/[,;(]/),
    },
    frame: {
      version: FRAME_VERSION,
      header_ints: FRAME_HEADER_INTS,
      agent_ints: FRAME_AGENT_INTS,
      object_ints: FRAME_OBJECT_INTS,
    },
  });
});

test("a seed gives the same first draws and the same personalities as ever", () => {
  const seeds = [1n, 2n, 3n].map((seed) => {
    const town = createTown(defaultConfig(), seed);
    return {
      seed: Number(seed),
      draws: Object.fromEntries(
        STREAMS.map((name) => [
          name,
          Array.from({ length: 3 }, () => nextUint32(town.world.streams[name])),
        ]),
      ),
      profiles: everyone(town).map((person) => town.rules.profiles[person.get("profile")]),
      habits: [...town.scratch.habit],
    };
  });
  expectGolden("seeds", seeds);
});

test("the default town is made by the same rules as ever", () => {
  const { rules, config } = createTown(defaultConfig());
  expectGolden("default-config", { config_id: config.config_id, config_hash: rules.configHash });
});
