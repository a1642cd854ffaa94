import type { TownConfig } from "../../sim/config/town-config.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { makeConfig } from "../helpers/make-town.ts";

const NAMES = ["ann", "ben", "cleo", "dan", "eve", "fay"] as const;

/** The default town's needs, chances and money; the people, homes and jobs of the plan. */
function lively(config: TownConfig): void {
  const usual = defaultConfig();
  config.rewards.decay_rates = usual.rewards.decay_rates;
  config.world.spare_objects = usual.world.spare_objects;
  config.world.weather.enabled = true;
  config.config_id = "campaign";
}

/**
 * The rules that the default town does without, all at once, in days of 400 ticks. Only
 * `preempt_running` is left out: by that one a use which others wait for never ends, as it is meant to.
 */
function odd(config: TownConfig): void {
  lively(config);
  config.config_id = "campaign-odd";
  config.time.ticks_per_day = 400;
  config.curriculum.stage = "M1";
  config.features.behavior.spoilage = true;
  config.affordances.require_presence = false;
  Object.assign(config.behavior, { bed_tick: 340, wake_tick: 80 });
  Object.assign(config.lifecycle, { nightly_return: "jump", nightly_need_floor: 0.5 });
  Object.assign(config.economy, {
    stipend_per_day: 1.25,
    stove_stock_replenish: 2,
    spoilage_ticks: 100,
    autotune: { enabled: true, Kp: 0.1, Ki: 0.1, Kd: 0.1 },
  });
  Object.assign(config.queue_fairness, {
    cooldown_ticks: 0,
    ghost_step_after: 1,
    reservation_timeout_ticks: 5,
  });
  Object.assign(config.employment, {
    enforce_job_loop: true,
    max_absent_shifts: 1,
    daily_exit_cap: 1,
    exit_queue_limit: 1,
    exit_review_window: 150,
  });
  for (const job of Object.values(config.jobs)) {
    Object.assign(job, { start_tick: 120, end_tick: 220, capacity: 3 });
  }
}

/** The corner shop by rules that the default town does without. */
export function oddShopConfig(): TownConfig {
  return cornerShopConfig(odd);
}

/** Six people, two beds, and one of everything else, between two houses and a shop. */
export function cornerShopConfig(edit = lively): TownConfig {
  return makeConfig({
    rows: [
      "#####,#####,########",
      "#...#,#...#,#......#",
      "#...#,#...#,#......#",
      "#...#,#...#,#......#",
      "##.##,##.##,##.#####",
      ",,,,,,,,,,,,,,,,,,,,",
      ",,,,,,,,,,,,,,,,,,,,",
      "....................",
      "....................",
      "####################",
    ],
    venues: [
      { id: "west", name: "West House", type: "home", rect: [0, 0, 5, 5], door: [2, 4] },
      { id: "east", name: "East House", type: "home", rect: [6, 0, 5, 5], door: [8, 4] },
      { id: "shop", name: "Corner Shop", type: "grocer", rect: [12, 0, 8, 5], door: [14, 4] },
    ],
    objects: [
      { id: "west_bed", type: "bed", position: [1, 1], use_tile: [1, 2], venue: "west" },
      {
        id: "west_fridge",
        type: "fridge",
        position: [3, 1],
        use_tile: [3, 2],
        venue: "west",
        stock: { meals: 3 },
      },
      { id: "east_bed", type: "bed", position: [7, 1], use_tile: [7, 2], venue: "east" },
      {
        id: "till",
        type: "till",
        position: [16, 1],
        use_tile: [16, 2],
        queue_nodes: [
          [15, 2],
          [14, 2],
          [13, 2],
        ],
        venue: "shop",
        stock: { meals: 10, food_raw: 8 },
      },
      {
        id: "stove",
        type: "stove",
        position: [5, 8],
        use_tile: [5, 7],
        queue_nodes: [[6, 7]],
      },
      {
        id: "shower",
        type: "shower",
        position: [15, 8],
        use_tile: [15, 7],
        queue_nodes: [
          [16, 7],
          [17, 7],
        ],
      },
      { id: "chair", type: "chair", position: [10, 6], use_tile: [10, 6] },
      { id: "desk", type: "desk", position: [18, 1], use_tile: [18, 2], venue: "shop" },
      { id: "bench", type: "bench", position: [3, 6], use_tile: [3, 6] },
    ],
    homes: [
      { venue_id: "west", bed_id: "west_bed", home_tile: [2, 3] },
      { venue_id: "east", bed_id: "east_bed", home_tile: [8, 3] },
    ],
    jobs: {
      grocer: {
        name: "Grocer",
        start_tick: 300,
        end_tick: 540,
        wage_rate: 0.02,
        lateness_penalty: 0.1,
      },
    },
    jobSites: { grocer: [[18, 2]] },
    people: NAMES.map((id, index) => ({
      id,
      home: index === 0 ? "west" : index === 1 ? "east" : null,
      ...(index < 2 ? {} : { position: [index * 2, 5] as [number, number] }),
      job: index % 2 === 0 ? "grocer" : null,
      needs: { hunger: 0.7, hygiene: 0.5, energy: 0.6 },
      wallet: 2,
    })),
    edit,
  });
}

/** Six people between a till at one end of a passage, one tile wide, and a shower at the other. */
export function corridorConfig(): TownConfig {
  return makeConfig({
    rows: ["################", "................", "#######..#######", "################"],
    objects: [
      {
        id: "till",
        type: "till",
        position: [0, 1],
        use_tile: [1, 1],
        queue_nodes: [[2, 1]],
        stock: { meals: 20, food_raw: 20 },
      },
      {
        id: "shower",
        type: "shower",
        position: [15, 1],
        use_tile: [14, 1],
        queue_nodes: [[13, 1]],
      },
      { id: "chair", type: "chair", position: [7, 2], use_tile: [7, 2] },
    ],
    people: NAMES.map((id, index) => ({
      id,
      position: [3 + index, 1],
      needs: { hunger: 0.5, hygiene: 0.4, energy: 0.6 },
      wallet: 3,
    })),
    edit: lively,
  });
}
