import { test } from "vitest";

import { SHIFT } from "../../../../sim/jobs/shift-states.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { marks, observerOf, picture, seenBy } from "../../../helpers/observed.ts";
import { someone } from "../../../helpers/someone.ts";
import {
  EVERYTHING,
  NOBODY,
  NOBODY_NEAR,
  expectTensor,
  planesOf,
} from "../../../helpers/tensors.ts";

/**
 * Ann in a corridor that leads up, right and down to the till at (7, 3), on her way to it at three in
 * the afternoon, tick 625; she should be at work at (6, 1), and is late for the third time.
 */
function corridor(): Town {
  return makeTown({
    rows: ["########", "#......#", "#.####.#", "#.####..", "########"],
    objects: [{ id: "till", type: "till", position: [7, 3], use_tile: [6, 3] }],
    people: [{ id: "ann", position: [1, 3], job: "clerk", wallet: 150 }],
    jobs: {
      clerk: { name: "Clerk", start_tick: 600, end_tick: 700, wage_rate: 0.1, lateness_penalty: 0 },
    },
    jobSites: { clerk: [[6, 1]] },
  });
}

function setOut(town: Town): void {
  const ann = someone(town, "ann");
  beginTick(town, 625);
  ann.set("movedTick", 625);
  ann.set("option", OPTION.ShopGroceries);
  ann.set("commitUntil", 631);
  ann.set("targetObject", 0);
  ann.set("shiftState", SHIFT.late);
  ann.set("latenessCounter", 3);
  ann.set("wagesWithheld", 1.5);
  ann.set("attendanceSamples", 2);
  ann.set("attendance", 1, 0);
  ann.set("attendance", 0.5, 1);
}

test.each(EVERYTHING)("Ann goes shopping down a corridor: %s, schema %i", (variant, schema) => {
  // Tile (x, y) is [y + 2][x + 4]; the till lies one column beyond.
  const wide = {
    agents: NOBODY,
    objects: NOBODY,
    reservations: NOBODY,
    walkable: marks(
      11,
      ...([5, 6, 7, 8, 9, 10] as const).map((column) => [3, column] as const),
      ...([4, 5] as const).flatMap((row) => [[row, 5] as const, [row, 10] as const]),
    ),
  };
  // Up from (1, 3), right along the top, down from (6, 1); at the end there is nowhere to go.
  const flow = {
    dx: marks(11, [3, 5], [3, 6], [3, 7], [3, 8], [3, 9]),
    dy: marks(11, [5, 5, -1], [4, 5, -1], [3, 10], [4, 10]),
  };
  // Tile (x, y) is [y][x + 2].
  const near = {
    agents: NOBODY_NEAR,
    objects: NOBODY_NEAR,
    reservations: NOBODY_NEAR,
    walkable: marks(7, [2, 3], [1, 3], [1, 4], [1, 5], [1, 6]),
    bounds: picture(["..wwwww", "..wffff", "..wfwww", "..wfwww", "..wwwww", "..wwwww", "..wwwww"]),
  };
  const old = { wallet: 150, lateness_counter: 3, wages_withheld: 1.5, last_action_duration: 1 };
  const recent = {
    wallet: 1,
    lateness_counter: 0.03,
    wages_withheld: 0.15,
    last_action_duration: 0.01,
    path_hint_north: 1,
    has_job: 1,
    power_on: 1,
    water_on: 1,
    weather_sunny: 1,
    money_scaled: 1,
    // 6 of 15 ticks.
    commit_remaining: 0.4,
    // Six tiles east; work five east and two north, √29 tiles away.
    to_till_dx: 1,
    to_till_distance: 6 / 48,
    to_work_dx: 0.928_476_69,
    to_work_dy: -0.371_390_68,
    to_work_distance: 0.112_190_93,
  };
  const town = corridor();
  const observer = observerOf(town, variant, schema);
  // Once before, so that the reset of their arrival is over.
  seenBy(observer, "ann");
  setOut(town);
  expectTensor(seenBy(observer, "ann"), {
    planes: planesOf(variant, schema, wide, near, flow),
    features: {
      need_hunger: 1,
      need_hygiene: 1,
      need_energy: 1,
      on_shift: 1,
      // Five eighths of a turn.
      time_sin: -Math.SQRT1_2,
      time_cos: -Math.SQRT1_2,
      attendance_ratio: 0.75,
      shift_late: 1,
      episode_progress: 0.625,
      // "move".
      last_action_id_hash: 0.704_875_16,
      last_action_success: 1,
      ...(schema === 1 ? old : recent),
    },
  });
});
