import * as fc from "fast-check";
import { expect, test } from "vitest";

import { type TownConfig } from "../../../../sim/config/town-config.ts";
import { TownFile, checkTown } from "../../../../sim/config/town-file.ts";
import { basketPerDay, wagePerDay } from "../../../../sim/economy/basket.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";

/** What the cross-checks say about the default town once it has been changed: `path: message`, objects by their id. */
function problemsOf(change: (config: TownConfig) => void): string[] {
  const config = defaultConfig();
  change(config);
  return checkTown(config).map(({ path, message, severity }) => {
    const named = path.map((step, index) =>
      path[index - 1] === "objects" ? config.map.objects[Number(step)]?.id : step,
    );
    return `${severity === "warning" ? "warning " : ""}${named.join(".")}: ${message}`;
  });
}

test("the default town passes every check", () => {
  expect(problemsOf(() => undefined)).toEqual([]);
  expect(TownFile.safeParse(defaultConfig()).success).toBe(true);
});

test("the basket is rent, three meals and a shower; a wage is every tick of the shift, both ends", () => {
  const { economy, jobs } = defaultConfig();
  const prices = { ...economy, rent_per_day: 1, meal_cost: 0.5, shower_cost: 0.25 };
  expect(basketPerDay(prices)).toBe(2.75);
  const job = { ...required(jobs["clerk"]), start_tick: 100, end_tick: 199, wage_rate: 0.5 };
  expect(wagePerDay(job, economy)).toBe(50);
  expect(wagePerDay({ ...job, wage_rate: 0 }, { ...economy, wage_income: 0.25 })).toBe(25);
});

test("every job of the default town pays 10 to 20 % more than the basket", () => {
  const { economy, jobs } = defaultConfig();
  for (const job of Object.values(jobs)) {
    const share = wagePerDay(job, economy) / basketPerDay(economy);
    expect(share).toBeGreaterThanOrEqual(1.1);
    expect(share).toBeLessThanOrEqual(1.2);
  }
});

test("a wage under 1.10 × the basket is refused, unless the basket is not enforced", () => {
  const starve = (config: TownConfig): void => {
    required(config.jobs["clerk"]).wage_rate = 0.001;
  };
  const [problem, ...others] = problemsOf(starve);
  expect(others).toEqual([]);
  expect(problem).toMatch(
    /^jobs\.clerk\.wage_rate: pays 0\.\d\d a day, less than 1\.10 × the basket/,
  );
  expect(
    problemsOf((config) => {
      starve(config);
      config.economy.enforce_basket = false;
    }),
  ).toEqual([]);
});

test("a wage over 1.20 × the basket is a warning, and loads", () => {
  const spoil = (config: TownConfig): void => {
    required(config.jobs["clerk"]).wage_rate = 0.02;
  };
  expect(problemsOf(spoil)).toEqual([
    "warning jobs.clerk.wage_rate: pays 4.82 a day, more than 1.20 × the basket of 3.15 (rent, three meals, a shower)",
  ]);
  const config = defaultConfig();
  spoil(config);
  expect(TownFile.safeParse(config).success).toBe(true);
});

test("[A159] any prices and wages either pay 1.1 baskets a day for every job, or are refused", () => {
  const price = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(price, price, price, price, (rent, meal, shower, rate) => {
      const config = defaultConfig();
      config.economy.rent_per_day = rent;
      config.economy.meal_cost = meal;
      config.economy.shower_cost = shower;
      required(config.jobs["clerk"]).wage_rate = rate / 50;
      const pays = Object.values(config.jobs).every(
        (job) => wagePerDay(job, config.economy) >= 1.1 * basketPerDay(config.economy),
      );
      expect(TownFile.safeParse(config).success).toBe(pays);
    }),
  );
});

test("thresholds and hours have to make sense together", () => {
  expect(
    problemsOf(({ employment }) => {
      employment.grace_ticks = 40;
    }),
  ).toEqual(["employment.absent_cutoff: expected at least grace_ticks (40), found 30"]);
  expect(problemsOf(({ behavior }) => (behavior.bed_tick = 1000))).toEqual([
    "behavior.bed_tick: expected less than 1000, found 1000 (ticks_per_day)",
  ]);
  expect(problemsOf(({ behavior }) => (behavior.hunger_threshold = 0.02))).toEqual([
    "behavior.hunger_threshold: expected more than 0.03, found 0.02, below which people collapse",
  ]);
  expect(problemsOf(({ lifecycle }) => (lifecycle.chronic_need.threshold = 0.01))).toEqual([
    "warning lifecycle.chronic_need.threshold: below the 0.03 at which people collapse; neglect will hardly be seen",
  ]);
});

test("a truck brings no more than a shop holds, and a shop starts with no more", () => {
  expect(problemsOf(({ economy }) => (economy.shop_restock.meals = 25))).toEqual([
    "economy.shop_restock.meals: expected at most shop_capacity (24), found 25",
  ]);
  expect(
    problemsOf(({ map }) => {
      required(map.objects.find(({ id }) => id === "cafe_till")).stock = { meals: 25 };
    }),
  ).toEqual([
    "warning map.objects.cafe_till.stock.meals: cafe_till starts with 25, more than its room of 24",
  ]);
});

test("rules are asked wherever their sections are there", () => {
  const { jobs, time } = defaultConfig();
  required(jobs["clerk"]).end_tick = 1000;
  expect(checkTown({ jobs, time }).map(({ path }) => path.join("."))).toEqual([
    "jobs.clerk.end_tick",
  ]);
  expect(checkTown({ jobs })).toEqual([]);
  expect(checkTown({})).toEqual([]);
});

test("a shift has to lie within the day and end after it starts", () => {
  const shift = (start: number, end: number): string[] =>
    problemsOf((config) => {
      config.economy.enforce_basket = false;
      required(config.jobs["clerk"]).start_tick = start;
      required(config.jobs["clerk"]).end_tick = end;
    });
  expect(shift(300, 999)).toEqual([]);
  expect(shift(300, 1000)).toEqual([
    "jobs.clerk.end_tick: expected start_tick ≤ end_tick < 1000, found 300 and 1000",
  ]);
  expect(shift(500, 400)).toEqual([
    "jobs.clerk.end_tick: expected start_tick ≤ end_tick < 1000, found 500 and 400",
  ]);
});

test("a place of work needs a job", () => {
  expect(problemsOf(({ map }) => (map.job_sites["clrek"] = [[4, 28]]))).toEqual([
    "map.job_sites.clrek: unknown job 'clrek'; did you mean 'clerk'?",
  ]);
});

test("a job needs a place on the map", () => {
  expect(problemsOf((config) => (config.jobs["baker"] = required(config.jobs["clerk"])))).toEqual([
    "jobs.baker: the map has no job_sites for 'baker'",
  ]);
});

test("a job's own place is a tile to stand on, or nowhere in particular", () => {
  const at = (location: [number, number] | null): string[] =>
    problemsOf((config) => (required(config.jobs["clerk"]).location = location));
  expect(at(null)).toEqual([]);
  expect(at([0, 999])).toEqual([
    "jobs.clerk.location: expected a tile a person can stand on, found [0, 999]",
  ]);
});

test("no job is called auto, which stands for any", () => {
  const clerk = (config: TownConfig) => required(config.jobs["clerk"]);
  expect(
    problemsOf((config) => (config.jobs["auto"] = { ...clerk(config), location: null })),
  ).toEqual(["jobs.auto: 'auto' means any job, and cannot be the id of one"]);
  expect(problemsOf((config) => (required(config.scenario.agents[0]).job = "auto"))).toEqual([]);
});

test("a person's home, job and personality must exist", () => {
  expect(problemsOf((config) => (required(config.scenario.agents[0]).home = "castle"))[0]).toMatch(
    /^scenario\.agents\.0\.home: unknown home 'castle'; known: alder_house, /,
  );
  expect(problemsOf((config) => (required(config.scenario.agents[0]).job = "king"))).toEqual([
    "scenario.agents.0.job: unknown job 'king'; known: grocer, barista, clerk",
  ]);
  expect(problemsOf((config) => (config.personalities.overrides["alice"] = "saint"))[0]).toMatch(
    /^personalities\.overrides\.alice: unknown profile 'saint'; known: /,
  );
  expect(problemsOf((config) => (config.personalities.distribution["saint"] = 1))[0]).toMatch(
    /^personalities\.distribution\.saint: unknown profile 'saint'; known: /,
  );
});

test("weights that add up to nothing are refused", () => {
  expect(problemsOf((config) => (config.personalities.distribution = { balanced: 0 }))).toEqual([
    "personalities.distribution: weights add up to 0",
  ]);
});

test("two people may not share an id", () => {
  expect(problemsOf((config) => (required(config.scenario.agents[3]).id = "alice"))).toEqual([
    "scenario.agents.3.id: duplicate id 'alice'",
  ]);
});

test("somebody without a home needs a place to start", () => {
  const homeless = (position?: [number, number]): string[] =>
    problemsOf((config) => {
      required(config.scenario.agents[0]).home = null;
      if (position !== undefined) required(config.scenario.agents[0]).position = position;
    });
  expect(homeless()).toEqual(["scenario.agents.0.position: needed where there is no home"]);
  expect(homeless([0, 9])).toEqual([]);
});

test("nobody may start in a wall, outside the map, or on somebody else", () => {
  const startAt = (...position: [number, number]): string[] =>
    problemsOf((config) => (required(config.scenario.agents[0]).position = position));
  expect(startAt(2, 1)).toEqual([
    "scenario.agents.0.position: [2, 1] is not a tile a person can stand on",
  ]);
  expect(startAt(48, 1)).toEqual([
    "scenario.agents.0.position: [48, 1] is not a tile a person can stand on",
  ]);
  expect(problemsOf((config) => (required(config.scenario.agents[1]).position = [3, 3]))).toEqual([
    "scenario.agents.1.position: 'alice' already starts on [3, 3]",
  ]);
});

test("prices, object types, durations and items of the manifest must make sense", () => {
  expect(problemsOf((config) => (offer(config, "use_shower").price = "soap"))[0]).toMatch(
    /^manifest\.1\.price: unknown price 'soap'/,
  );
  const misspelt = (config: TownConfig): void => {
    Object.assign(offer(config, "use_shower"), { object_type: "shwoer", preconds: [] });
  };
  expect(problemsOf(misspelt)).toEqual([
    "warning manifest.1.object_type: no object of the map is a 'shwoer'; did you mean 'shower'?",
    "warning map.objects.shower_1.type: nothing in the manifest is offered by a 'shower'",
  ]);
  expect(problemsOf((config) => (offer(config, "use_shower").duration = 1001))).toEqual([
    "manifest.1.duration: expected at most 1000 ticks, found 1001 (a day has 1000)",
  ]);
  expect(problemsOf((config) => (required(config.map.objects[0]).stock = { pizza: 1 }))).toEqual([
    "map.objects.alder_bed.stock.pizza: unknown item 'pizza'; known: meals, food_raw, clothes_clean, raw_ingredients, sleep_slots, sleep_capacity",
  ]);
});

test("a misspelt key, a missing key and a number out of range are refused by the shape", () => {
  const { seed: _, ...withoutSeed } = defaultConfig();
  expect(TownFile.safeParse(withoutSeed).success).toBe(false);
  expect(TownFile.safeParse({ ...defaultConfig(), sede: 1 }).success).toBe(false);
  const fast = defaultConfig();
  fast.rewards.decay_rates.hunger = 0.2;
  expect(TownFile.safeParse(fast).success).toBe(false);
});

test("more jobs or affordances than a town has rows for are refused", () => {
  const job = { ...required(Object.values(defaultConfig().jobs)[0]), location: null };
  expect(
    problemsOf((config) => {
      for (let n = 0; n < 65; n++) config.jobs[`job_${n}`] = job;
    }),
  ).toContain("jobs: expected at most 64 jobs, found 68");
  expect(
    problemsOf((config) => {
      const [entry] = config.manifest;
      const more = Array.from({ length: 60 }, (_, n) => ({ ...required(entry), id: `more_${n}` }));
      config.manifest = [...config.manifest, ...more];
    }),
  ).toContain("manifest: expected at most 64 affordances, found 70");
});
