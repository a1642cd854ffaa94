import { expect, test } from "vitest";

import { runEconomy } from "../../../../sim/economy/daily-economy.ts";
import { evaluateExits } from "../../../../sim/lifecycle/exits.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { setStock, stockOf } from "../../../helpers/stock.ts";

/** Ann rents a house with a stocked fridge for 1.5 a day; Bob has no home; the till sells both items. */
function tenants(wallet: number, edit: TownPlan["edit"] = () => undefined): Town {
  return makeTown({
    venues: [{ id: "house", name: "House", type: "home", rect: [0, 0, 2, 2], door: [1, 1] }],
    homes: [{ venue_id: "house", bed_id: "bed", home_tile: [0, 1] }],
    objects: [
      { id: "bed", type: "bed", position: [0, 0], use_tile: [0, 1], venue: "house" },
      {
        id: "fridge",
        type: "fridge",
        position: [1, 0],
        use_tile: [1, 1],
        venue: "house",
        stock: { meals: 1 },
      },
      {
        id: "till",
        type: "till",
        position: [4, 0],
        use_tile: [4, 1],
        stock: { meals: 3, food_raw: 0 },
      },
      { id: "kiosk", type: "till", position: [6, 0], use_tile: [6, 1], stock: { food_raw: 2 } },
    ],
    people: [
      { id: "ann", home: "house", wallet },
      { id: "bob", wallet, position: [5, 5] },
    ],
    edit: (config) => {
      config.economy.rent_per_day = 1.5;
      config.economy.shop_restock = { meals: 10, food_raw: 4 };
      config.economy.shop_capacity = { meals: 10, food_raw: 5 };
      edit(config);
    },
  });
}

/** Midnight: rent, then who has to leave. */
function midnight(town: Town, day: number): void {
  beginTick(town, day * 1000);
  runEconomy(town);
  evaluateExits(town);
}

const ticksOf = (person: Someone): number[] => [
  person.get("rentUnpaidDays"),
  person.get("evictedTick"),
  person.get("leavingSince"),
];

test("rent is taken at midnight from whoever has a home, and from nobody else", () => {
  const town = tenants(2);
  beginTick(town, 999);
  runEconomy(town);
  expect(someone(town, "ann").get("wallet")).toBe(2);
  midnight(town, 1);
  expect(someone(town, "ann").get("wallet")).toBe(0.5);
  expect(someone(town, "bob").get("wallet")).toBe(2);
  expect(eventsOf(town)).toEqual([
    { event: "rent_paid", tick: 1000, agent_id: "ann", amount: 1.5 },
  ]);
});

test("who cannot pay keeps the money and is a day behind; paying clears the arrears", () => {
  const town = tenants(1.25);
  const ann = someone(town, "ann");
  midnight(town, 1);
  expect([ann.get("wallet"), ann.get("rentUnpaidDays")]).toEqual([1.25, 1]);
  expect(eventsOf(town)).toEqual([
    { event: "rent_missed", tick: 1000, agent_id: "ann", days_unpaid: 1, amount: 1.5 },
  ]);
  ann.set("wallet", 1.5);
  midnight(town, 2);
  expect([ann.get("wallet"), ann.get("rentUnpaidDays")]).toEqual([0, 0]);
});

test("two unpaid days in a row cost the home, and a day later without money the stay", () => {
  const town = tenants(0.25);
  const ann = someone(town, "ann");
  midnight(town, 1);
  expect(ticksOf(ann)).toEqual([1, -1, -1]);
  midnight(town, 2);
  expect(ticksOf(ann)).toEqual([2, 2000, -1]);
  expect(ann.get("home")).toBe(-1);
  expect(eventsOf(town, "agent_evicted")).toEqual([
    { event: "agent_evicted", tick: 2000, agent_id: "ann", days_unpaid: 2, home_position: [0, 1] },
  ]);
  beginTick(town, 2999);
  evaluateExits(town);
  expect(ticksOf(ann)).toEqual([2, 2000, -1]);
  midnight(town, 3);
  expect(ann.get("leavingSince")).toBe(3000);
  expect(eventsOf(town)).toMatchObject([
    { event: "agent_exit", tick: 3000, agent_id: "ann", reason: "eviction", wallet: 0.25 },
  ]);
});

test("more than half a rent within the day saves the home, and is taken and told", () => {
  const town = tenants(0.25);
  const ann = someone(town, "ann");
  midnight(town, 1);
  midnight(town, 2);
  ann.set("wallet", 0.75);
  beginTick(town, 2500);
  evaluateExits(town);
  expect(ticksOf(ann)).toEqual([2, 2000, -1]);
  ann.set("wallet", 0.875);
  beginTick(town, 2501);
  evaluateExits(town);
  expect([ann.get("wallet"), ...ticksOf(ann)]).toEqual([0, 0, -1, -1]);
  expect(eventsOf(town)).toEqual([
    { event: "rent_paid", tick: 2501, agent_id: "ann", amount: 0.875 },
    { event: "agent_housed", tick: 2501, agent_id: "ann", home_position: [0, 1] },
  ]);
});

test("the truck comes at a quarter of the day and fills shops, not fridges, up to their room", () => {
  const town = tenants(1);
  beginTick(town, 249);
  runEconomy(town);
  expect(eventsOf(town)).toEqual([]);
  beginTick(town, 250);
  runEconomy(town);
  // 10 meals are brought but only 7 fit.
  expect([stockOf(town, "till", "meals"), stockOf(town, "till", "food_raw")]).toEqual([10, 4]);
  expect([stockOf(town, "kiosk", "meals"), stockOf(town, "kiosk", "food_raw")]).toEqual([0, 5]);
  expect(stockOf(town, "fridge", "meals")).toBe(1);
  const told = eventsOf(town).map(({ object_id, item, amount }) => [object_id, item, amount]);
  expect(told).toEqual([
    ["till", "meals", 7],
    ["till", "food_raw", 4],
    ["kiosk", "food_raw", 3],
  ]);
});

test("a shelf that is full, or fuller, is left as it is", () => {
  const town = tenants(1);
  setStock(town, "till", "meals", 12);
  beginTick(town, 250);
  runEconomy(town);
  expect(stockOf(town, "till", "meals")).toBe(12);
});

test("the stipend comes before the rent, and only before M2 of the curriculum", () => {
  const town = (stage: "M1" | "M2"): Town =>
    tenants(0.25, (config) => {
      config.curriculum.stage = stage;
      config.economy.stipend_per_day = 1.5;
    });
  const early = town("M1");
  midnight(early, 1);
  expect(someone(early, "ann").get("wallet")).toBe(0.25);
  expect(someone(early, "bob").get("wallet")).toBe(1.75);
  expect(eventsOf(early)).toEqual([
    { event: "stipend_paid", tick: 1000, agent_id: "ann", amount: 1.5 },
    { event: "rent_paid", tick: 1000, agent_id: "ann", amount: 1.5 },
    { event: "stipend_paid", tick: 1000, agent_id: "bob", amount: 1.5 },
  ]);
  const late = town("M2");
  midnight(late, 1);
  expect(someone(late, "bob").get("wallet")).toBe(0.25);
  expect(eventsOf(late, "stipend_paid")).toEqual([]);
});

test("[A45] stoves gain raw ingredients each 200 ticks where the configuration says so", () => {
  const town = makeTown({
    objects: [{ id: "stove", type: "stove", position: [4, 0], use_tile: [4, 1] }],
    edit: (config) => (config.economy.stove_stock_replenish = 2),
  });
  for (const tick of [199, 200, 201, 400]) {
    beginTick(town, tick);
    runEconomy(town);
    const told = eventsOf(town, "stock_replenish").map(({ object_id, item, amount }) => [
      object_id,
      item,
      amount,
    ]);
    expect(told).toEqual(tick % 200 === 0 ? [["stove", "raw_ingredients", 2]] : []);
  }
  expect(stockOf(town, "stove", "raw_ingredients")).toBe(4);
});
