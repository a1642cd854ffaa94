import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { startSpike } from "../../../../sim/economy/prices.ts";
import { quitJob } from "../../../../sim/jobs/employment.ts";
import { requestExit } from "../../../../sim/jobs/exit-queue.ts";
import { figuresOf } from "../../../../sim/telemetry/figures-of.ts";
import { TownFigures } from "../../../../sim/telemetry/town-figures.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { bakery } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

const figures = (town: Parameters<typeof figuresOf>[0]) => TownFigures.parse(figuresOf(town));

test("on a usual day prices are what they always are, and everybody has work", () => {
  const town = createTown(defaultConfig());
  const { prices, rent, out_of_work, leaving } = figures(town);
  for (const { now, usual, causes } of prices) {
    expect(now).toBe(usual);
    expect(causes).toEqual([]);
  }
  expect(rent).toBe(town.config.economy.rent_per_day);
  expect([out_of_work, leaving]).toEqual([[], []]);
});

test("a spike shows on the prices that it moves, and on no others", () => {
  const town = createTown(defaultConfig());
  expect(startSpike(town, 1, 2, ["cafe"])).toBe(true);
  const [meal, groceries] = figures(town).prices;
  expect(meal).toMatchObject({ key: "meal_cost", causes: ["disturbance"] });
  expect(meal?.now).toBe(2 * (meal?.usual ?? 0));
  expect(groceries).toMatchObject({ key: "ingredients_cost", causes: [] });
  expect(groceries?.now).toBe(groceries?.usual);
});

test("who is without a job, what is free and who is about to leave are named", () => {
  const town = bakery({
    people: [{ id: "ann", job: "baker" }, { id: "bea" }],
    edit: ({ jobs }) => {
      for (const job of Object.values(jobs)) job.capacity = 2;
    },
  });
  beginTick(town, 500);
  expect(figures(town).vacancies).toEqual([{ job: "Baker", places: 1 }]);
  quitJob(town, someone(town, "ann").slot, "stress");
  requestExit(town, someone(town, "bea").slot);
  expect(figures(town)).toMatchObject({
    out_of_work: [
      { id: "ann", about: "Has just quit" },
      { id: "bea", about: "Looking for work" },
    ],
    vacancies: [{ job: "Baker", places: 2 }],
    leaving: [{ id: "bea", name: "Bea" }],
    arriving: 0,
  });
});
