import { expect, test } from "vitest";

import { stockWords, wealthOf } from "../../../../../renderer/panels/dashboard/wealth.ts";
import { TownSections, townSections } from "../../../../../sim/telemetry/sections/town-sections.ts";
import { makeTown } from "../../../../helpers/make-town.ts";

test("people stand in the order of what they have, with the middle between them", () => {
  const people = [5, 1, 3].map((wallet, at) => ({ id: `person_${at}`, wallet }));
  const { sections } = townSections(makeTown({ people }), null, (name) => name === "jobs");
  const { jobs } = TownSections.pick({ jobs: true }).parse(sections);
  const wealth = wealthOf(jobs);
  expect(wealth.people.map(({ wallet }) => wallet)).toEqual([1, 3, 5]);
  expect(wealth.people[0]?.id).toBe("person_1");
  expect(wealth.median).toBe(3);
  const { person_0: _, ...two } = jobs;
  expect(wealthOf(two).median).toBe(2);
});

test("nobody has nothing", () => {
  expect(wealthOf({})).toEqual({ people: [], median: 0, earned: 0, withheld: 0 });
});

test("homes and shops are counted apart, and one is one", () => {
  const economy = {
    fridge_1: { type: "fridge", stock: { meals: 1 } },
    till: { type: "till", stock: { meals: 3, food_raw: 2 } },
    chair: { type: "chair", stock: {} },
  };
  expect(stockWords(economy, "homes")).toBe("1 meal");
  expect(stockWords(economy, "shops")).toBe("3 meals, 2 bags of groceries");
  expect(stockWords({}, "shops")).toBe("nothing");
});
