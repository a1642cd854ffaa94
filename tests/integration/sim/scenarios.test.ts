import { readdirSync } from "node:fs";

import { expect, test } from "vitest";

import { scenariosFolder } from "../../../main/config/app-root.ts";
import { loadConfig } from "../../../main/config/load-config.ts";
import { createTown } from "../../../sim/create-town.ts";
import type { DecodedEvent } from "../../../sim/events/decode-event.ts";
import { fairnessCounts, fairnessHistory } from "../../../sim/telemetry/queue-inspect.ts";
import { runTick } from "../../../sim/tick.ts";
import { checkWorld } from "../../../sim/world/check-world.ts";
import { eventsOf } from "../../helpers/events.ts";

/** Every event of the first ticks of a scenario, timeline included. */
function played(name: string, ticks: number): DecodedEvent[] {
  const loaded = loadConfig(name);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  const town = createTown(loaded.value.config);
  const events: DecodedEvent[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    runTick(town);
    events.push(...eventsOf(town));
    if (tick % 50 === 0) expect(checkWorld(town), `tick ${tick}`).toEqual([]);
  }
  return events;
}

/** What each scenario is there to show, in the order in which it happens. */
const SHOWS: Readonly<Record<string, { ticks: number; events: readonly object[] }>> = {
  default: { ticks: 1000, events: [{ event: "shift_started" }, { event: "rent_paid" }] },
  crowd: {
    ticks: 400,
    events: [{ event: "queue_joined" }, { event: "shift_started" }, { event: "chat_success" }],
  },
  weather: {
    ticks: 600,
    events: [{ event: "weather_changed", tick: 265, to: "rainy" }, { event: "weather_changed" }],
  },
  utilities: {
    ticks: 200,
    events: [
      { event: "affordance_start", agent_id: "ada", affordance_id: "use_shower" },
      { event: "affordance_fail", agent_id: "ada", object_id: "shower", reason: "water_off" },
      { event: "affordance_start", agent_id: "ben", affordance_id: "cook_meal" },
      { event: "affordance_fail", agent_id: "ben", reason: "power_off" },
      { event: "shower_complete", agent_id: "ada" },
      { event: "affordance_finish", agent_id: "ben", affordance_id: "cook_meal" },
    ],
  },
  affordances: {
    ticks: 1000,
    events: [
      { event: "affordance_finish", affordance_id: "use_shower" },
      { event: "affordance_finish", affordance_id: "cook_meal" },
      { event: "affordance_finish", affordance_id: "sit_down" },
    ],
  },
  economy: {
    ticks: 1000,
    events: [
      { event: "perturbation_price_spike", tick: 480, target: "meal_cost", magnitude: 2 },
      { event: "economy_price_update", tick: 680, key: "meal_cost", cause: "spike" },
      { event: "economy_price_update", tick: 900, key: "meal_cost", cause: "operator" },
      { event: "stipend_paid", agent_id: "ada", amount: 3.15 },
      { event: "rent_paid", agent_id: "ada" },
    ],
  },
  employment: {
    ticks: 600,
    events: [
      { event: "shift_late_start", agent_id: "dov" },
      { event: "shift_late_start", agent_id: "ben" },
      { event: "shift_absent", agent_id: "dov" },
      { event: "shift_started", tick: 321, agent_id: "cleo" },
    ],
  },
  queues: {
    ticks: 400,
    events: [
      { event: "queue_joined", object_id: "till", queue_length: 1 },
      { event: "queue_joined", object_id: "till", queue_length: 2 },
      { event: "queue_granted", object_id: "till" },
      { event: "queue_granted", object_id: "till" },
    ],
  },
  exit_queue: {
    ticks: 1400,
    events: [
      { event: "employment_exit_processed", agent_id: "dov", reason: "daily_cap" },
      { event: "employment_exit_queue_overflow", pending_count: 2, limit: 1 },
      { event: "employment_exit_processed", agent_id: "cleo", reason: "manual_approve" },
      { event: "employment_exit_processed", tick: 1000, agent_id: "eve", reason: "daily_cap" },
    ],
  },
  hiring: {
    ticks: 1400,
    events: [
      { event: "employment_hire_pending" },
      { event: "agent_killed", agent_id: "ada" },
      { event: "employment_hired", job_id: "clerk" },
      { event: "shift_started", job_id: "clerk" },
    ],
  },
  kitchen_breakfast: {
    ticks: 40,
    events: [
      { event: "queue_joined", tick: 2, agent_id: "bob", queue_length: 1 },
      { event: "affordance_start", tick: 2, agent_id: "alice", object_id: "stove_1" },
      { event: "affordance_finish", tick: 31, agent_id: "alice", affordance_id: "cook" },
      { event: "queue_interaction", tick: 31, actor: "alice", rival: "bob" },
      { event: "affordance_start", agent_id: "bob", object_id: "stove_1" },
    ],
  },
  legacy_kitchen_breakfast: {
    ticks: 40,
    events: [{ event: "queue_joined", tick: 2, agent_id: "bob", object_id: "fridge_1" }],
  },
  queue_conflict: {
    ticks: 80,
    events: [
      { event: "queue_joined", object_id: "shower_conflict" },
      { event: "queue_conflict", object_id: "shower_conflict", reason: "ghost_step" },
      { event: "public_argument", object_id: "shower_conflict" },
    ],
  },
  employment_punctuality: {
    ticks: 80,
    events: [
      { event: "shift_started", tick: 10, agent_id: "dawn" },
      { event: "shift_late_start", tick: 16, agent_id: "erin" },
      { event: "employment_helped_when_late", agent_id: "erin" },
      { event: "shift_ended", tick: 31, agent_id: "dawn", on_time_share: 1 },
      { event: "shift_ended", tick: 31, agent_id: "erin", on_time_share: 0 },
    ],
  },
  legacy_employment_punctuality: {
    ticks: 80,
    events: [
      { event: "shift_late_start", tick: 16, agent_id: "dawn" },
      { event: "shift_late_start", tick: 16, agent_id: "erin" },
    ],
  },
  rivalry_decay: {
    ticks: 50,
    events: [
      { event: "queue_joined", tick: 1, object_id: "stove_1" },
      { event: "queue_conflict", object_id: "stove_1", reason: "ghost_step" },
    ],
  },
  observation_baseline: { ticks: 20, events: [] },
  demo_story_arc: {
    ticks: 150,
    events: [
      { event: "chat_success", tick: 8, speaker: "avery", listener: "kai" },
      { event: "agent_spawned", tick: 40, agent_id: "blair" },
      { event: "perturbation_price_spike", tick: 60, target: "meal_cost" },
      { event: "perturbation_ended", tick: 95 },
      { event: "chat_success", tick: 126, speaker: "avery", listener: "blair" },
    ],
  },
  m0_home: {
    ticks: 1000,
    events: [{ event: "sleep_complete" }, { event: "item_bought", price: 0 }],
  },
  m1_shop: {
    ticks: 1000,
    events: [
      { event: "item_bought", item: "food_raw", price: 0.15 },
      { event: "stipend_paid", amount: 3.15 },
      { event: "rent_paid", amount: 1.75 },
    ],
  },
  m2_job: {
    ticks: 1000,
    events: [{ event: "shift_started" }, { event: "shift_ended" }, { event: "rent_paid" }],
  },
  m2_5_queues: {
    ticks: 1000,
    events: [{ event: "queue_joined" }, { event: "queue_granted" }],
  },
  m3_relationships: { ticks: 1000, events: [{ event: "tie_added" }] },
  m4_perturbations: { ticks: 1000, events: [{ event: "shift_started" }, { event: "tie_added" }] },
  m5_full: { ticks: 1000, events: [{ event: "shift_started" }, { event: "tie_added" }] },
};

test.each(Object.entries(SHOWS))("the scenario %s shows what it is there for", (name, shows) => {
  const events = played(name, shows.ticks);
  let from = 0;
  for (const wanted of shows.events) {
    const next = events.findIndex((event, index) => index >= from && isLike(event, wanted));
    expect(next, JSON.stringify(wanted)).toBeGreaterThanOrEqual(from);
    from = next + 1;
  }
});

function isLike(event: DecodedEvent, wanted: object): boolean {
  const found = new Map(Object.entries(event));
  return Object.entries(wanted).every(([key, value]) => found.get(key) === value);
}

test("[A78] people in a line where nobody starts push each other on, and each push is in the history", () => {
  const loaded = loadConfig("queue_conflict");
  if (!loaded.ok) throw new Error("queue_conflict");
  const town = createTown(loaded.value.config);
  for (let tick = 1; tick <= 80; tick++) runTick(town);
  const { ghost_step_events, rotation_events } = fairnessCounts(town);
  expect(ghost_step_events).toBeGreaterThan(0);
  const history = fairnessHistory(town, 20);
  expect(history.at(-1)).toMatchObject({ totals: { ghost_step_events, rotation_events } });
});

test("nothing happens where one person waits", () => {
  expect(played("observation_baseline", 20)).toEqual([]);
});

test("every scenario that comes with the program is played above", () => {
  const names = readdirSync(scenariosFolder).map((name) => name.replace(/\.yaml$/, ""));
  expect(Object.keys(SHOWS).toSorted()).toEqual(names.toSorted());
});
