import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { NONE } from "../../../../sim/world/agent-table.ts";
import { priceOf, pricesOf, workingTown } from "../../../helpers/economy.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { Story, command } from "../../../helpers/story.ts";

test("[A159] card: a wage cut that no longer carries the basket is refused, told, and changes nothing", () => {
  const story = new Story(workingTown());
  story.live();
  const wages = [...story.town.world.town.wage];

  // 241 ticks at 0.0143 earn 3.446 a day; 1.1 baskets cost 3.465.
  const cut = story.give("set_employment_param", { job_id: "clerk", value: 0.0143 });
  expect(cut).toMatchObject({ ok: false, error: { code: "invalid_args" } });
  expect([...story.town.world.town.wage]).toEqual(wages);
  expect(story.all("economy_wage_update")).toEqual([]);
  expect(story.all("economy_basket_violation")).toMatchObject([{ job_id: "clerk" }]);

  // A little more and it goes through, from this tick on.
  const fair = story.give("set_employment_param", { job_id: "clerk", value: 0.0144 });
  expect(fair).toMatchObject({ ok: true });
  expect(story.town.world.town.wage[0]).toBe(0.0144);
  expect(story.all("economy_basket_violation")).toHaveLength(1);
});

test("[A47] [A133] card: a price spike ends exactly where it began, whatever else is set meanwhile", () => {
  const story = new Story(createTown(defaultConfig(), 1n));
  // In the morning the sun shines and prices are what they last.
  story.till(10);
  const before = pricesOf(story.town);

  const start = story.tick + 1;
  story.give("perturbation_trigger", {
    spec: "price_spike",
    magnitude: 1.2,
    duration: 30,
    targets: ["cafe"],
  });
  expect(priceOf(story.town, "meal_cost")).toBe(0.4 * 1.2);
  expect(story.all("perturbation_price_spike")).toMatchObject([{ ends_at: start + 30 }]);

  // A second one on top of it, and the lasting price of a shower moves in between.
  story.give("perturbation_trigger", { spec: "price_spike", magnitude: 1.7, duration: 10 });
  expect(priceOf(story.town, "meal_cost")).toBe(0.4 * 1.2 * 1.7);
  story.give("price", { key: "shower_cost", value: 0.19 });
  expect(priceOf(story.town, "shower_cost")).toBe(0.19 * 1.7);

  story.till(start + 29);
  expect(priceOf(story.town, "meal_cost")).toBe(0.4 * 1.2);
  story.till(start + 30);
  expect(story.all("perturbation_ended")).toHaveLength(2);
  story.give("price", { key: "shower_cost", value: 0.2 });
  expect(pricesOf(story.town)).toEqual(before);
});

/** One day of Ann's: when she is put into the bakery and out of it, by tick of the day, and what that leaves. */
const WEEK = [
  { name: "on the dot", there: [300, 400], leaves: 100 / 4 },
  { name: "five ticks late, within the grace", there: [305, 400], leaves: 95 / 4 },
  // Late from the sixth tick on: fined once, a little for six ticks on the way, paid for the rest.
  { name: "twelve ticks late", there: [312, 400], leaves: 88 / 4 - 0.5 - 6 / 16 },
  {
    name: "home at noon, back within the slack",
    there: [300, 340, 355, 400],
    leaves: 85 / 4 - 15 / 16,
  },
  { name: "at home", there: [], leaves: -0.5 - 25 / 16 - 1 },
] as const;

test("[A50] [A51] [A52] card: a working week leaves in the wallet what each day earned and cost, to the last coin", () => {
  const story = new Story(
    makeTown({
      venues: [{ id: "bakery", name: "Bakery", type: "shop", rect: [5, 0, 3, 3], door: [5, 1] }],
      jobs: {
        baker: {
          name: "Baker",
          start_tick: 300,
          end_tick: 399,
          wage_rate: 0.25,
          lateness_penalty: 0.5,
        },
      },
      jobSites: { baker: [[6, 1]] },
      people: [{ id: "ann", job: "baker", wallet: 100 }],
      edit: ({ employment }) => {
        Object.assign(employment, {
          late_tick_penalty: 0.0625,
          absence_penalty: 1,
        });
      },
    }),
  );
  const ann = someone(story.town, "ann");
  // She is led by hand: the operator puts her where the story wants her.
  story.give("possess", { agent_id: "ann", action: "acquire" });
  let wallet = 100;
  for (const [day, { name, there, leaves }] of WEEK.entries()) {
    there.forEach((tick, turn) => {
      story.till(day * 1000 + tick - 1);
      const position = turn % 2 === 0 ? [6, 1] : [0, 7];
      story.live(command("teleport", { agent_id: "ann", position }));
    });
    story.till(day * 1000 + 999);
    wallet += leaves;
    expect(ann.get("wallet"), name).toBe(wallet);
  }
  expect(ann.get("wageTicks")).toBe(100 + 95 + 88 + 85);
  expect(ann.get("home")).toBe(NONE);
});
