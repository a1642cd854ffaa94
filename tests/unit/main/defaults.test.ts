import { rmSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { canonicalJson } from "../../../sim/config/config-id.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { loaded, mistakesOf, scenarioFile } from "../../helpers/scenario-file.ts";

test("[A148] the rules of a town that changes nothing are those that are written down", () => {
  const {
    time,
    queue_fairness,
    conflict,
    employment,
    lifecycle,
    embedding_allocator,
    economy,
    world,
    rewards,
    curiosity,
    ppo,
  } = defaultConfig();
  expect(time).toEqual({ ticks_per_day: 1000, tick_ms: 250 });
  expect(world.grid_size).toEqual([48, 48]);
  expect(queue_fairness).toMatchObject({
    cooldown_ticks: 60,
    ghost_step_after: 3,
    age_priority_weight: 0.1,
    reservation_timeout_ticks: 20,
    preempt_running: false,
  });
  expect(conflict.rivalry).toMatchObject({
    ghost_step_boost: 1.5,
    // 0.4 is written down: by that, words over a long wait would hardly ever end in an argument.
    handover_boost: 1.3,
    queue_length_boost: 0.25,
  });
  expect(employment).toMatchObject({
    grace_ticks: 5,
    absent_cutoff: 30,
    // 20 is written down: by that, lunch at the café is an absence.
    absence_slack: 80,
    late_tick_penalty: 0.005,
    absence_penalty: 0.2,
    max_absent_shifts: 3,
    attendance_window: 3,
    daily_exit_cap: 2,
    exit_queue_limit: 8,
    exit_review_window: time.ticks_per_day,
    enforce_job_loop: true,
  });
  expect(lifecycle).toMatchObject({
    enabled: true,
    max_exits_per_day: 2,
    spawn_delay_ticks: [5, 20],
    terminal_penalty: -1,
    nightly_need_floor: 0,
    collapse: {
      hunger: { threshold: 0.03, ticks: 30 },
      warmth: { threshold: 0.05, ticks: 30, enabled: false },
    },
    eviction: { days_unpaid: 2, recovery_days: 1 },
    unemployment_days: 2,
    chronic_need: { threshold: 0.1, fraction_of_day: 0.25 },
    age_out: { enabled: false, min_days: 10, max_days: 20 },
    stability: { exit_cooldown_ticks: 120, suppress_during_city_events: true },
    spawn_policy: "release",
    elitist_jitter: 0.01,
  });
  expect(embedding_allocator).toEqual({
    cooldown_ticks: 2000,
    reuse_warning_threshold: 0.05,
    log_forced_reuse: true,
    max_slots: 64,
  });
  expect(rewards).toEqual({
    decay_rates: { hunger: 0.0012, hygiene: 0.00045, energy: 0.0009 },
    // 1, 0.6 and 0.8 are written down: by that, an ordinary day would be cut off by its clip.
    needs_weights: { hunger: 0.5, hygiene: 0.3, energy: 0.4 },
    punctuality_bonus: 0.05,
    wage_rate: 0.01,
    survival_tick: 0.002,
    faint_penalty: -1,
    eviction_penalty: -2,
    social: {
      C1_chat_base: 0.01,
      C1_coeff_trust: 0.03,
      C1_coeff_fam: 0.02,
      C2_avoid_conflict: 0.005,
    },
    clip: {
      clip_per_tick: 1,
      clip_per_episode: 200,
      no_positive_within_death_ticks: 10,
      exempt_terminal: true,
    },
  });
  expect([curiosity, ppo]).toEqual([
    { phase_A_weight: 0.02, decay_by_milestone: "M2" },
    { gamma: 0.99 },
  ]);
  expect(economy).toMatchObject({
    meal_cost: 0.4,
    ingredients_cost: 0.15,
    shower_cost: 0.2,
    rent_per_day: 1.75,
    enforce_basket: true,
    autotune: { enabled: false, Kp: 0.05, Ki: 0, Kd: 0 },
  });
});

test("[A148] no default lives in the code: what town.yaml does not say is missing", () => {
  const file = scenarioFile({});
  expect(canonicalJson(loaded(file).config)).toContain('"grace_ticks":5');
  const mistakes = mistakesOf(scenarioFile({ employment: { grace_ticks: null } }));
  expect(mistakes).toEqual(["employment.grace_ticks: expected a number, found nothing"]);
});

test("[A149] numbers out of range are refused, never brought inside", () => {
  const overrides = {
    queue_fairness: { cooldown_ticks: -1, ghost_step_after: 101 },
    snapshot: { autosave: { cadence_ticks: 50 } },
    employment: { daily_exit_cap: 51 },
    rewards: { decay_rates: { hunger: 0.2 } },
    embedding_allocator: { reuse_warning_threshold: 0.9, max_slots: 0 },
  };
  expect(mistakesOf(scenarioFile(overrides)).toSorted()).toEqual([
    "embedding_allocator.max_slots: expected at least 1, found 0",
    "embedding_allocator.reuse_warning_threshold: expected at most 0.5, found 0.9",
    "employment.daily_exit_cap: expected at most 50, found 51",
    "queue_fairness.cooldown_ticks: expected at least 0, found -1",
    "queue_fairness.ghost_step_after: expected at most 100, found 101",
    "rewards.decay_rates.hunger: expected at most 0.1, found 0.2",
    "snapshot.autosave.cadence_ticks: expected at least 100, found 50",
  ]);
  const lifecycle = { features: { systems: { lifecycle: "onn" } } };
  expect(mistakesOf(scenarioFile(lifecycle))).toEqual([
    "features.systems.lifecycle: expected one of 'on', 'off', found 'onn'; did you mean 'on'?",
  ]);
});

test("[A150] a manifest that is not there is told when the town is put together, by the line that names it", () => {
  const file = scenarioFile({});
  rmSync(path.join(path.dirname(file), "..", "affordances.yaml"));
  expect(mistakesOf(file)).toEqual([
    expect.stringMatching(
      /^affordances\.affordances_file: .*affordances\.yaml: there is no such file$/,
    ),
  ]);
});
