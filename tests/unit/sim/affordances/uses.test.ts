import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import { progressUses } from "../../../../sim/affordances/progress-uses.ts";
import { startUses } from "../../../../sim/affordances/start-use.ts";
import type { MapFile } from "../../../../sim/config/map.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { required } from "../../../helpers/required.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { setStock, stockOf } from "../../../helpers/stock.ts";

const MEALS = 0;
const FOOD_RAW = 1;

const HOME = {
  id: "house",
  name: "House",
  type: "home",
  rect: [0, 0, 4, 4],
  door: [3, 3],
} as const;

function furniture(type: string, x: number, stock?: Record<string, number>) {
  const object: MapFile["objects"][number] = {
    id: type,
    type,
    position: [x, 0],
    use_tile: [x, 1],
  };
  if (stock !== undefined) object.stock = stock;
  return object;
}

/** Ann's house with a bed, a fridge and a stove; a till, a shower and a chair outside. */
function annsTown(plan: TownPlan = {}): Town {
  return makeTown({
    venues: [{ ...HOME, rect: [...HOME.rect], door: [...HOME.door] }],
    homes: [{ venue_id: "house", bed_id: "bed", home_tile: [0, 1] }],
    objects: [
      { ...furniture("bed", 0), venue: "house" },
      { ...furniture("fridge", 1, { meals: 2 }), venue: "house" },
      { ...furniture("stove", 2), venue: "house" },
      furniture("till", 4, { meals: 10, food_raw: 10 }),
      furniture("shower", 5),
      furniture("chair", 6),
    ],
    people: [
      { id: "ann", home: "house", wallet: 2, needs: { hunger: 0.5, hygiene: 0.2, energy: 0.1 } },
    ],
    ...plan,
  });
}

/** Ann stands at the object, holds it, and asks to start; the start phase of the next tick runs. */
function start(town: Town, affordance: string): Someone {
  const ann = someone(town, "ann");
  const use = town.rules.affordances.findIndex(({ id }) => id === affordance);
  const object = town.rules.objects.findIndex(
    ({ type }) => type === town.rules.affordances[use]?.type,
  );
  const rule = required(town.rules.objects[object]);
  beginTick(town);
  request(town, ann.slot, object);
  const { stride } = town.rules.grid;
  ann.put((rule.useCell % stride) - 5, Math.floor(rule.useCell / stride) - 5);
  ann.set("targetObject", object);
  ann.set("targetAffordance", use);
  ann.set("interactIntent", 1);
  startUses(town);
  return ann;
}

/** Runs the progress phase until the use is over and returns how many times it ran. */
function finish(town: Town): number {
  const ann = someone(town, "ann");
  let phases = 0;
  while (ann.get("runningAffordance") >= 0 && phases < 1000) {
    if (phases > 0) beginTick(town);
    progressUses(town);
    phases += 1;
  }
  return phases;
}

test("a start takes price and stock together and says what it is and how long it lasts", () => {
  const town = annsTown();
  const ann = start(town, "buy_meal");
  expect(ann.get("wallet")).toBeCloseTo(1.6, 12);
  expect(ann.get("prepaid")).toBe(0.4);
  expect(stockOf(town, "till", "meals")).toBe(9);
  expect(ann.get("items", MEALS)).toBe(0);
  expect(eventsOf(town, "affordance_start")).toEqual([
    {
      event: "affordance_start",
      tick: 1,
      agent_id: "ann",
      object_id: "till",
      affordance_id: "buy_meal",
      duration: 6,
    },
  ]);
});

test("a use of duration d that starts in tick N finishes in tick N + d − 1", () => {
  const town = annsTown();
  start(town, "use_shower");
  expect(finish(town)).toBe(12);
  expect(town.world.town.tick[0]).toBe(12);
  expect(eventsOf(town).map(({ event }) => event)).toEqual([
    "shower_complete",
    "affordance_finish",
  ]);
});

test("a purchase arrives in the hands when it is finished, with its price per unit", () => {
  const town = annsTown();
  const ann = start(town, "buy_meal");
  finish(town);
  expect(ann.get("items", MEALS)).toBe(1);
  expect(eventsOf(town, "item_bought")).toEqual([
    {
      event: "item_bought",
      tick: 6,
      agent_id: "ann",
      item: "meals",
      shop: "till",
      price: 0.4,
    },
  ]);
  expect([ann.get("prepaid"), ann.get("heldObject")]).toEqual([0, -1]);
});

test("effects come at the end, all at once, and never lift a need above one", () => {
  const town = annsTown();
  const ann = start(town, "use_shower");
  progressUses(town);
  expect(ann.get("hygiene")).toBe(0.2);
  finish(town);
  expect(ann.get("hygiene")).toBeCloseTo(0.75, 12);
  ann.set("hunger", 0.9);
  ann.set("items", 1, MEALS);
  start(town, "eat_meal");
  finish(town);
  expect(ann.get("hunger")).toBe(1);
});

test("spread effects come in equal parts, one per tick", () => {
  const town = annsTown();
  const ann = start(town, "rest_sleep");
  progressUses(town);
  expect(ann.get("energy")).toBeCloseTo(0.1 + 0.9 / 300, 12);
  for (let tick = 1; tick < 100; tick++) progressUses(town);
  expect(ann.get("energy")).toBeCloseTo(0.4, 9);
  expect(ann.get("remaining")).toBe(200);
});

test("without the money nothing is taken and the reservation is given up", () => {
  const town = annsTown();
  someone(town, "ann").set("wallet", 0.39);
  const ann = start(town, "buy_meal");
  expect([ann.get("wallet"), ann.get("prepaid"), stockOf(town, "till", "meals")]).toEqual([
    0.39, 0, 10,
  ]);
  expect([ann.get("heldObject"), ann.get("runningAffordance")]).toEqual([-1, -1]);
  expect(eventsOf(town)).toEqual([
    {
      event: "affordance_fail",
      tick: 1,
      agent_id: "ann",
      object_id: "till",
      affordance_id: "buy_meal",
      reason: "insufficient_funds",
      condition: null,
      context: null,
    },
  ]);
});

test("every other lack is named and takes nothing either", () => {
  const reasonFor = (use: string, prepare: (town: Town, ann: Someone) => void): unknown => {
    const town = annsTown();
    prepare(town, someone(town, "ann"));
    const wallet = someone(town, "ann").get("wallet");
    const ann = start(town, use);
    expect([ann.get("wallet"), ann.get("runningAffordance")]).toEqual([wallet, -1]);
    expect(checkWorld(town)).toEqual([]);
    return eventsOf(town, "affordance_fail")[0]?.["reason"];
  };
  expect(reasonFor("buy_meal", (town) => town.world.objects.stock.fill(0))).toBe(
    "insufficient_stock",
  );
  expect(reasonFor("eat_meal", () => undefined)).toBe("no_items");
  expect(reasonFor("take_meal", (_, ann) => ann.set("items", 5, MEALS))).toBe("hands_full");
  expect(
    reasonFor("cook_meal", (_, ann) => {
      ann.set("items", 1, FOOD_RAW);
      ann.set("home", -1);
    }),
  ).toBe("no_home");
});

test("groceries are bought five at a time, fewer when wallet, shelf or hands allow fewer", () => {
  const bought = (prepare: (town: Town, ann: Someone) => void): number => {
    const town = annsTown();
    prepare(town, someone(town, "ann"));
    const ann = start(town, "buy_groceries");
    const before = ann.get("items", FOOD_RAW);
    finish(town);
    expect(eventsOf(town, "item_bought")).toHaveLength(ann.get("items", FOOD_RAW) - before);
    return ann.get("items", FOOD_RAW) - before;
  };
  expect(bought(() => undefined)).toBe(5);
  expect(bought((_, ann) => ann.set("wallet", 0.5))).toBe(3); // 0.15 each
  expect(bought((town) => setStock(town, "till", "food_raw", 2))).toBe(2);
  expect(bought((_, ann) => ann.set("items", 4, FOOD_RAW))).toBe(1);
});

test("each unit of a purchase has its price", () => {
  const town = annsTown();
  const ann = start(town, "buy_groceries");
  expect(ann.get("units")).toBe(5);
  expect(ann.get("wallet")).toBeCloseTo(2 - 5 * 0.15, 12);
  finish(town);
  for (const { price } of eventsOf(town, "item_bought")) expect(price).toBeCloseTo(0.15, 12);
});

test("cooking turns groceries in hand into meals in the own fridge", () => {
  const town = annsTown();
  someone(town, "ann").set("items", 2, FOOD_RAW);
  const ann = start(town, "cook_meal");
  expect(ann.get("items", FOOD_RAW)).toBe(0);
  expect(stockOf(town, "fridge", "meals")).toBe(2);
  finish(town);
  expect(stockOf(town, "fridge", "meals")).toBe(4);
});

test("a use that fails gives money, stock and things in hand back", () => {
  const town = annsTown();
  const ann = someone(town, "ann");
  ann.set("items", 3, FOOD_RAW);
  ann.set("wallet", 1.7);
  for (const use of ["buy_meal", "buy_groceries", "cook_meal", "take_meal", "use_shower"]) {
    const before = [ann.get("items", MEALS), ann.get("items", FOOD_RAW)];
    const stock = [...town.world.objects.stock];
    start(town, use);
    progressUses(town);
    expect(ann.get("runningAffordance")).toBeGreaterThanOrEqual(0);
    failUse(town, ann.slot, "abandoned");
    expect(ann.get("wallet")).toBeCloseTo(1.7, 12);
    expect([ann.get("items", MEALS), ann.get("items", FOOD_RAW)]).toEqual(before);
    expect([...town.world.objects.stock]).toEqual(stock);
    expect([ann.get("prepaid"), ann.get("heldObject")]).toEqual([0, -1]);
    expect(checkWorld(town)).toEqual([]);
  }
});

test("a finished use bars the public thing for a while, the own furniture not", () => {
  const town = annsTown();
  const ann = start(town, "buy_meal");
  finish(town);
  expect(ann.get("cooldownUntil")).toBe(66);
  const before = [0, 1, 2, 3].map((place) => ann.get("cooldownObject", place));
  start(town, "take_meal");
  finish(town);
  expect([0, 1, 2, 3].map((place) => ann.get("cooldownObject", place))).toEqual(before);
});

test("nobody starts a use from further than one tile, unless presence is not required", () => {
  const fromAfar = (presence: boolean, y = 3): number => {
    const town = annsTown({ edit: (config) => (config.affordances.require_presence = presence) });
    const ann = someone(town, "ann");
    const till = town.rules.objects.findIndex(({ id }) => id === "till");
    request(town, ann.slot, till);
    ann.put(4, y);
    ann.set("targetObject", till);
    ann.set("targetAffordance", town.rules.uses.buyMeal);
    ann.set("interactIntent", 1);
    startUses(town);
    expect(eventsOf(town, "affordance_fail").map(({ reason }) => reason)).toEqual(
      ann.get("runningAffordance") < 0 ? ["not_at_object"] : [],
    );
    return ann.get("runningAffordance");
  };
  expect(fromAfar(true)).toBe(-1);
  expect(fromAfar(true, 2)).toBeGreaterThanOrEqual(0);
  expect(fromAfar(false)).toBeGreaterThanOrEqual(0);
});

test("whoever does not hold the thing starts nothing, and nothing changes", () => {
  const town = annsTown();
  const ann = someone(town, "ann");
  ann.set("targetObject", 3);
  ann.set("targetAffordance", town.rules.uses.buyMeal);
  const before = stateHash(town);
  ann.set("interactIntent", 1);
  startUses(town);
  expect(stateHash(town)).toBe(before);
});
