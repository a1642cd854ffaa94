import { expect, test } from "vitest";

import { runEconomy } from "../../../../sim/economy/daily-economy.ts";
import { watchForExits } from "../../../../sim/lifecycle/would-exit.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";

/** Ann rents a house with a stocked fridge for 1.5 a day; Bob has no home; the till sells both items. */
function tenants(wallet: number): Town {
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
      config.economy.shop_restock = { meals: 20, food_raw: 4 };
      config.economy.shop_capacity = { meals: 10, food_raw: 5 };
    },
  });
}

/** Midnight: rent, then the watch for exits. */
function midnight(town: Town, day: number): void {
  beginTick(town, day * 1000);
  runEconomy(town);
  watchForExits(town);
}

const ticksOf = (person: Someone): number[] => [
  person.get("rentUnpaidDays"),
  person.get("evictedTick"),
  person.get("wouldExit", 1),
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
  beginTick(town, 2999);
  watchForExits(town);
  expect(ticksOf(ann)).toEqual([2, 2000, -1]);
  midnight(town, 3);
  expect(ticksOf(ann)).toEqual([2, 2000, 3000]);
  expect(eventsOf(town)).toEqual([
    { event: "would_exit", tick: 3000, agent_id: "ann", exit_reason: "eviction" },
  ]);
});

test("more than half a rent within the day saves the home, and is taken and told", () => {
  const town = tenants(0.25);
  const ann = someone(town, "ann");
  midnight(town, 1);
  midnight(town, 2);
  ann.set("wallet", 0.75);
  beginTick(town, 2500);
  watchForExits(town);
  expect(ticksOf(ann)).toEqual([2, 2000, -1]);
  ann.set("wallet", 0.875);
  beginTick(town, 2501);
  watchForExits(town);
  expect([ann.get("wallet"), ...ticksOf(ann)]).toEqual([0, 0, -1, -1]);
  expect(eventsOf(town)).toEqual([
    { event: "rent_paid", tick: 2501, agent_id: "ann", amount: 0.875 },
  ]);
});

test("the truck comes at a quarter of the day and fills shops, not fridges, up to their room", () => {
  const town = tenants(1);
  beginTick(town, 249);
  runEconomy(town);
  expect(eventsOf(town)).toEqual([]);
  beginTick(town, 250);
  runEconomy(town);
  // Meals and groceries of bed, fridge, till, kiosk: 20 meals are brought but only 7 fit.
  expect([...town.world.objects.stock]).toEqual([0, 0, 1, 0, 10, 4, 0, 5]);
  const told = eventsOf(town).map(({ object_id, item, units }) => [object_id, item, units]);
  expect(told).toEqual([
    ["till", "meals", 7],
    ["till", "food_raw", 4],
    ["kiosk", "food_raw", 3],
  ]);
});

test("a shelf that is full, or fuller, is left as it is", () => {
  const town = tenants(1);
  town.world.objects.stock[4] = 12;
  beginTick(town, 250);
  runEconomy(town);
  expect(town.world.objects.stock[4]).toBe(12);
});
