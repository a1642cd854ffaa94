import { z } from "zod";

import { AffordancesFile, ITEMS } from "./affordances.ts";
import { MapFile, Position } from "./map.ts";

const Id = z.string().trim().min(1).max(64);
const Fraction = z.number().min(0).max(1);
const Money = z.number().min(0).max(1000);
const Ticks = z.int().nonnegative().max(100_000);

/** Effective prices that a `price` key of an affordance may name. In meals. */
export const PRICES = ["meal_cost", "ingredients_cost", "shower_cost"] as const;

const Multiplier = z.number().min(0.1).max(5);

/** A personality: traits in [−1, 1] and what they multiply. */
const Profile = z.strictObject({
  extroversion: z.number().min(-1).max(1),
  forgiveness: z.number().min(-1).max(1),
  ambition: z.number().min(-1).max(1),
  needs: z.strictObject({ hunger: Multiplier, hygiene: Multiplier, energy: Multiplier }).partial(),
  behaviour: z.strictObject({ work_affinity: Multiplier }).partial(),
});

const Job = z.strictObject({
  name: z.string().min(1).max(64),
  /** Ticks of the day, both included. */
  start_tick: Ticks,
  end_tick: Ticks,
  /** Per paid tick; 0 means `economy.wage_income`. */
  wage_rate: Money,
  lateness_penalty: Money,
});

const Agent = z.strictObject({
  id: Id.regex(/^[a-z][a-z0-9_]*$/, { error: "expected lower-case letters, digits and _" }),
  name: z.string().min(1).max(40),
  home: Id.nullable(),
  job: Id.nullable(),
  /** Where the town starts with them; their home tile when left out. */
  position: Position.optional(),
  needs: z.strictObject({ hunger: Fraction, hygiene: Fraction, energy: Fraction }),
  wallet: Money,
  items: z.partialRecord(z.enum(ITEMS), z.int().min(0).max(5)).optional(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, { error: "expected a colour like #d9485f" }),
  look: z.int().min(0).max(9999),
});

/** A complete configuration: the town's rules, its map, its manifest and one scenario, all files resolved. */
export const TownShape = z.strictObject({
  config_id: Id,
  seed: z.int().nonnegative(),
  time: z.strictObject({
    ticks_per_day: z.int().min(20).max(100_000),
    tick_ms: z.int().min(1).max(10_000),
  }),
  features: z.strictObject({
    behavior: z.strictObject({
      personality_profiles: z.boolean(),
      reward_multipliers: z.boolean(),
    }),
  }),
  world: z.strictObject({
    map_file: z.string().min(1),
    /** Room for people and objects that come while the town runs. */
    spare_people: z.int().min(0).max(1024),
    spare_objects: z.int().min(0).max(1024),
  }),
  affordances: z.strictObject({
    affordances_file: z.string().min(1),
    require_presence: z.boolean(),
  }),
  rewards: z.strictObject({
    decay_rates: z.strictObject({
      hunger: z.number().min(0).max(0.1),
      hygiene: z.number().min(0).max(0.1),
      energy: z.number().min(0).max(0.1),
    }),
  }),
  economy: z.strictObject({
    meal_cost: Money,
    ingredients_cost: Money,
    shower_cost: Money,
    wage_income: Money,
    rent_per_day: Money,
    shop_restock: z.record(z.enum(ITEMS), z.int().min(0).max(9999)),
    shop_capacity: z.record(z.enum(ITEMS), z.int().min(0).max(9999)),
    enforce_basket: z.boolean(),
  }),
  jobs: z.record(Id, Job),
  queue_fairness: z.strictObject({
    cooldown_ticks: z.int().min(0).max(600),
    ghost_step_after: z.int().min(0).max(100),
    age_priority_weight: Fraction,
    reservation_timeout_ticks: z.int().min(1).max(600),
  }),
  conflict: z.strictObject({
    rivalry: z.strictObject({
      ghost_step_boost: z.number().min(0).max(5),
      queue_length_boost: z.number().min(0).max(2),
    }),
  }),
  behavior: z.strictObject({
    hunger_threshold: Fraction,
    hygiene_threshold: Fraction,
    energy_threshold: Fraction,
    job_arrival_buffer: z.int().min(0).max(240),
    /** Ticks of the day: when people want to be in bed, and up again. */
    bed_tick: Ticks,
    wake_tick: Ticks,
    /** How far a person's own habits may shift these hours, in ticks. */
    habit_spread: z.int().min(0).max(200),
  }),
  policy_runtime: z.strictObject({ option_commit_ticks: Ticks }),
  employment: z.strictObject({
    grace_ticks: z.int().min(0).max(120),
    absent_cutoff: z.int().min(0).max(600),
    absence_slack: z.int().min(0).max(600),
    late_tick_penalty: Fraction,
    absence_penalty: z.number().min(0).max(5),
    attendance_window: z.int().min(1).max(14),
  }),
  personalities: z.strictObject({
    profiles: z.record(Id, Profile),
    distribution: z.record(Id, z.number().min(0)),
    overrides: z.record(Id, Id),
  }),
  lifecycle: z.strictObject({
    nightly_return: z.enum(["walk"]),
    nightly_need_floor: Fraction,
    collapse: z.strictObject({
      hunger: z.strictObject({ threshold: Fraction, ticks: z.int().min(1).max(100_000) }),
    }),
    eviction: z.strictObject({
      days_unpaid: z.int().min(1).max(30),
      recovery_days: z.int().min(1).max(30),
    }),
    chronic_need: z.strictObject({ threshold: Fraction, fraction_of_day: Fraction }),
  }),
  snapshot: z.strictObject({
    autosave: z.strictObject({ cadence_ticks: z.int().min(100).max(1_000_000) }),
  }),
  scenario: z.strictObject({
    description: z.string().min(1).max(400),
    agents: z.array(Agent).min(1).max(1024),
  }),
  map: MapFile,
  manifest: AffordancesFile,
});
export type TownConfig = z.infer<typeof TownShape>;
