import { expect, test } from "vitest";

import { OPTION, REASONS } from "../../../../sim/options/options.ts";
import { chooseCompany } from "../../../../sim/options/scripted/company.ts";
import { clearPlan, emptyPlan } from "../../../../sim/options/plan.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";

/** By day: Bob sits on the only bench at (6, 6); Ann stands at (0, 0), with nothing to do. */
function park(extroversion: number): Town {
  const town = neighbours(["ann", "bob"], {
    objects: [{ id: "bench", type: "bench", position: [6, 6], use_tile: [6, 6] }],
    edit: (config) => (config.relationships.chat.base_chance = 1),
  });
  beginTick(town, 400);
  const bob = someone(town, "bob");
  someone(town, "ann").set("possessed", 1);
  bob.put(6, 6);
  for (let tick = 0; tick < 3; tick++) runTick(town);
  someone(town, "ann").set("possessed", 0);
  someone(town, "ann").set("extroversion", extroversion);
  return town;
}

/** Ticks until Ann and Bob chat; null when they have not within 60. */
function chatAfter(town: Town): number | null {
  for (let tick = 1; tick <= 60; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
    if (eventsOf(town, "chat_success").length > 0) return tick;
  }
  return null;
}

test("the outgoing walk up to a stranger on a bench and talk to them", () => {
  const town = park(0.6);
  runTick(town);
  const ann = someone(town, "ann");
  expect([ann.get("option"), REASONS[ann.get("reason")]]).toEqual([OPTION.Socialise, "company"]);
  expect(ann.get("companion")).toBe(someone(town, "bob").slot);
  expect(chatAfter(town)).not.toBeNull();
  const [x, y] = ann.tile;
  expect(Math.max(Math.abs(x - 6), Math.abs(y - 6))).toBe(1);
});

test("of strangers on benches the nearest is company, of equally near ones who sits on the first bench", () => {
  const seats: [number, number][] = [
    [7, 7],
    [6, 0],
    [0, 6],
    [4, 0],
    [0, 4],
  ];
  const ids = ["bob", "cat", "dan", "eve", "fay"];
  const town = neighbours(["ann", ...ids], {
    objects: seats.map(([x, y], index) => ({
      id: `bench_${index}`,
      type: "bench",
      position: [x, y],
      use_tile: [x, y],
    })),
  });
  beginTick(town, 400);
  const ann = someone(town, "ann");
  ann.set("possessed", 1);
  ann.set("extroversion", 0.6);
  ids.forEach((id, bench) => someone(town, id).put(...(seats[bench] ?? [0, 0])));
  for (let tick = 0; tick < 3; tick++) runTick(town);
  const company = (): number => {
    const plan = emptyPlan();
    clearPlan(plan);
    chooseCompany(town, ann.slot, plan);
    return plan.person;
  };
  expect(company()).toBe(someone(town, "eve").slot);
  someone(town, "eve").set("remaining", 3);
  expect(company()).toBe(someone(town, "fay").slot);
  relate(town, "ann", "bob", { trust: 0.3, familiarity: 0.3 });
  expect(company()).toBe(someone(town, "bob").slot);
});

test("the reserved go to friends, not to strangers", () => {
  expect(chatAfter(park(0))).toBeNull();
  const town = park(0);
  relate(town, "ann", "bob", { trust: 0.3, familiarity: 0.3 });
  expect(chatAfter(town)).not.toBeNull();
});

test("nobody sets out for a rival, for somebody who will be gone, or with a need that presses", () => {
  const wants = (edit: (town: Town) => void): boolean => {
    const town = park(0.6);
    edit(town);
    const plan = emptyPlan();
    clearPlan(plan);
    return chooseCompany(town, someone(town, "ann").slot, plan);
  };
  expect(wants(() => undefined)).toBe(true);
  expect(wants((town) => relate(town, "ann", "bob", { trust: 1, rivalry: 0.8 }))).toBe(false);
  expect(wants((town) => someone(town, "bob").set("remaining", 5))).toBe(false);
  expect(wants((town) => someone(town, "ann").set("hygiene", 0.2))).toBe(false);
  expect(wants((town) => someone(town, "ann").set("chatFrom", 500))).toBe(false);
});

test("who has set out for somebody who gets up looks for something else to do", () => {
  const town = park(0.6);
  runTick(town);
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  bob.set("remaining", 1);
  runTick(town);
  bob.set("possessed", 1);
  bob.put(0, 7);
  runTick(town);
  expect(ann.get("companion")).toBe(-1);
});
