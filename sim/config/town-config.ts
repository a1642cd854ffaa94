import { z } from "zod";

import { AffordancesFile, ITEMS } from "./affordances.ts";
import { MapFile, Position, checkMap, walkableTiles } from "./map.ts";

const Id = z.string().trim().min(1).max(64);
const Fraction = z.number().min(0).max(1);
const Money = z.number().min(0).max(1000);
const Ticks = z.int().nonnegative().max(100_000);

/** Effective prices that a `price` key of an affordance may name. In meals. */
export const PRICES = ["meal_cost", "ingredients_cost", "shower_cost"] as const;
export type PriceKey = (typeof PRICES)[number];

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
const Shape = z.strictObject({
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
  world: z.strictObject({ map_file: z.string().min(1) }),
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
export type TownConfig = z.infer<typeof Shape>;

interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Rules that span sections. Each says which key to change. */
export function checkTown(config: TownConfig): ConfigProblem[] {
  return [
    ...checkMap(config.map).map(({ path, message }) => ({ path: ["map", ...path], message })),
    ...checkJobs(config),
    ...checkBasket(config),
    ...checkPersonalities(config),
    ...checkAgents(config),
    ...checkStarts(config),
    ...checkManifest(config),
  ];
}

function checkJobs({ jobs, time, map }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    if (job.start_tick > job.end_tick || job.end_tick >= time.ticks_per_day) {
      problems.push({
        path: ["jobs", id, "end_tick"],
        message: `expected start_tick ≤ end_tick < ${time.ticks_per_day}, found ${job.start_tick} and ${job.end_tick}`,
      });
    }
    if (map.job_sites[id] === undefined) {
      problems.push({ path: ["jobs", id], message: `the map has no job_sites for '${id}'` });
    }
  }
  return problems;
}

/** Money that one day costs: rent, three meals and one shower. */
export function basketPerDay(economy: TownConfig["economy"]): number {
  return economy.rent_per_day + 3 * economy.meal_cost + economy.shower_cost;
}

/** Wages that a job pays for one full shift. */
export function wagePerDay(job: z.infer<typeof Job>, economy: TownConfig["economy"]): number {
  const rate = job.wage_rate > 0 ? job.wage_rate : economy.wage_income;
  return rate * (job.end_tick - job.start_tick + 1);
}

function checkBasket({ economy, jobs }: TownConfig): ConfigProblem[] {
  if (!economy.enforce_basket) return [];
  const basket = basketPerDay(economy);
  const problems: ConfigProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    const wage = wagePerDay(job, economy);
    if (wage < 1.1 * basket) {
      problems.push({
        path: ["jobs", id, "wage_rate"],
        message: `pays ${wage.toFixed(2)} a day, less than 1.10 × the basket of ${basket.toFixed(2)} (rent, three meals, a shower)`,
      });
    }
  }
  return problems;
}

function checkPersonalities({ personalities }: TownConfig): ConfigProblem[] {
  const known = Object.keys(personalities.profiles);
  const problems: ConfigProblem[] = [];
  let sum = 0;
  for (const [name, weight] of Object.entries(personalities.distribution)) {
    sum += weight;
    if (!known.includes(name)) {
      problems.push({
        path: ["personalities", "distribution", name],
        message: unknown("profile", name, known),
      });
    }
  }
  if (sum <= 0) {
    problems.push({ path: ["personalities", "distribution"], message: "weights add up to 0" });
  }
  for (const [agent, name] of Object.entries(personalities.overrides)) {
    if (!known.includes(name)) {
      problems.push({
        path: ["personalities", "overrides", agent],
        message: unknown("profile", name, known),
      });
    }
  }
  return problems;
}

function checkAgents({ scenario, map, jobs }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const seen = new Set<string>();
  const homes = map.homes.map((home) => home.venue_id);
  scenario.agents.forEach((agent, index) => {
    const path = ["scenario", "agents", index];
    if (seen.has(agent.id)) {
      problems.push({ path: [...path, "id"], message: `duplicate id '${agent.id}'` });
    }
    seen.add(agent.id);
    if (agent.home !== null && !homes.includes(agent.home)) {
      problems.push({ path: [...path, "home"], message: unknown("home", agent.home, homes) });
    }
    if (agent.job !== null && jobs[agent.job] === undefined) {
      problems.push({
        path: [...path, "job"],
        message: unknown("job", agent.job, Object.keys(jobs)),
      });
    }
    if (agent.home === null && agent.position === undefined) {
      problems.push({ path: [...path, "position"], message: "needed where there is no home" });
    }
  });
  return problems;
}

/** Everybody starts on a tile of their own that a person can stand on. */
function checkStarts({ scenario, map }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const [width] = map.size;
  const walkable = walkableTiles(map);
  const taken = new Map<string, string>();
  scenario.agents.forEach(({ id, home, position }, index) => {
    const path = ["scenario", "agents", index, "position"];
    const tile = position ?? map.homes.find((entry) => entry.venue_id === home)?.home_tile;
    if (tile === undefined) return;
    const [x, y] = tile;
    if (position !== undefined && (x >= width || walkable[y * width + x] !== 1)) {
      problems.push({ path, message: `[${x}, ${y}] is not a tile a person can stand on` });
    }
    const other = taken.get(`${x},${y}`) ?? id;
    if (other !== id) problems.push({ path, message: `'${other}' already starts on [${x}, ${y}]` });
    taken.set(`${x},${y}`, id);
  });
  return problems;
}

function checkManifest({ manifest, map, time }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const types = [...new Set(map.objects.map((object) => object.type))];
  manifest.forEach((affordance, index) => {
    const path = ["manifest", index];
    if (
      affordance.price !== undefined &&
      !(PRICES as readonly string[]).includes(affordance.price)
    ) {
      problems.push({
        path: [...path, "price"],
        message: unknown("price", affordance.price, PRICES),
      });
    }
    if (!types.includes(affordance.object_type)) {
      problems.push({
        path: [...path, "object_type"],
        message: unknown("object type on the map", affordance.object_type, types),
      });
    }
    if (affordance.duration > time.ticks_per_day) {
      problems.push({
        path: [...path, "duration"],
        message: `longer than a day (${time.ticks_per_day} ticks)`,
      });
    }
  });
  map.objects.forEach((object, index) => {
    for (const item of Object.keys(object.stock ?? {})) {
      if (!(ITEMS as readonly string[]).includes(item)) {
        problems.push({
          path: ["map", "objects", index, "stock", item],
          message: unknown("item", item, ITEMS),
        });
      }
    }
  });
  return problems;
}

function unknown(what: string, found: string, known: readonly string[]): string {
  return `unknown ${what} '${found}'; known: ${known.join(", ")}`;
}

/** Parses and cross-checks a resolved configuration. */
export const TownFile = Shape.superRefine((config, context) => {
  for (const { path, message } of checkTown(config)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});
