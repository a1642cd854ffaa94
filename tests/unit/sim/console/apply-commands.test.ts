import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { basketPerDay, wagePerDay } from "../../../../sim/economy/basket.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

const setNeed = (agent_id: string, need: string, value: number): Command =>
  Command.parse({ name: "setneed", kwargs: { agent_id, needs: { [need]: value } } });
const setPrice = (key: string, value: number): Command =>
  Command.parse({ name: "price", kwargs: { key, value } });

test("setneed sets the need of that person in that tick and says so", () => {
  const town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] });
  expect(runTick(town, [setNeed("bob", "energy", 0.75)])).toEqual([
    { ok: true, value: { agent_id: "bob", needs: { energy: 0.75 } } },
  ]);
  expect(someone(town, "bob").get("energy")).toBe(0.75);
  expect(someone(town, "ann").get("energy")).toBe(1);
  expect(eventsOf(town, "need_set")).toEqual([
    { event: "need_set", tick: 1, agent_id: "bob", need: "energy", level: 0.75 },
  ]);
});

test("setneed for nobody we know is refused and changes nothing", () => {
  const town = makeTown();
  const [answer] = runTick(town, [setNeed("zoe", "energy", 0)]);
  expect(answer).toEqual({
    ok: false,
    error: { code: "not_found", message: "nobody here is called 'zoe'" },
  });
  expect(eventsOf(town, "need_set")).toEqual([]);
});

test("a new price holds from then on, for good", () => {
  const town = createTown(defaultConfig());
  expect(runTick(town, [setPrice("meal_cost", 0.25)])).toEqual([
    { ok: true, value: { item: "meal_cost", value: 0.25, in_force: 0.25 } },
  ]);
  runTick(town);
  expect([town.world.town.price[0], town.world.town.baselinePrice[0]]).toEqual([0.25, 0.25]);
});

test("a price that a day's wage could not carry is refused while the basket is enforced", () => {
  const town = createTown(defaultConfig());
  const [answer] = runTick(town, [setPrice("meal_cost", 5)]);
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid_args" } });
  expect(town.world.town.price[0]).toBe(defaultConfig().economy.meal_cost);
  expect(eventsOf(town, "economy_price_update")).toEqual([]);
  const config = defaultConfig();
  config.economy.enforce_basket = false;
  expect(runTick(createTown(config), [setPrice("meal_cost", 5)])[0]?.ok).toBe(true);
});

test("the basket counts prices that were raised before", () => {
  const config = defaultConfig();
  const { economy, jobs } = config;
  const wages = Object.values(jobs).map((job) => wagePerDay(job, economy));
  // What a day may still cost more; one shower and three meals are in the basket.
  const spare = Math.min(...wages) / 1.1 - basketPerDay(economy);
  const shower = setPrice("shower_cost", economy.shower_cost + spare * 0.6);
  const meal = setPrice("meal_cost", economy.meal_cost + spare * 0.2);
  const accepted = (...commands: Command[]): boolean[] =>
    runTick(createTown(config), commands).map(({ ok }) => ok);
  expect(accepted(shower)).toEqual([true]);
  expect(accepted(meal)).toEqual([true]);
  expect(accepted(shower, meal)).toEqual([true, false]);
});

test("answers come in the order of the commands, and a refusal does not stop the next", () => {
  const town = makeTown();
  const answers = runTick(town, [
    setNeed("ann", "hunger", 0.5),
    setNeed("zoe", "hunger", 0.5),
    setNeed("ann", "hygiene", 0.25),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(someone(town, "ann").get("hygiene")).toBe(0.25);
});

test("[A19] a command out of range, of another name or with another key never gets in", () => {
  const refused = [
    { name: "setneed", kwargs: { agent_id: "ann", needs: { hunger: Number.NaN } } },
    { name: "setneed", kwargs: { agent_id: "ann", needs: { luck: 0.5 } } },
    { name: "price", kwargs: { key: "rent_per_day", value: 1 } },
    { name: "price", kwargs: { key: "meal_cost", value: -1 } },
    { name: "price", kwargs: { key: "meal_cost", value: 1, more: true } },
    { name: "kill", kwargs: {} },
    { name: "teleport", kwargs: { agent_id: "ann", position: [1.5, 2] } },
    { name: "spawn", kwargs: { agent_id: "Not An Id", position: [1, 2] } },
    { name: "possess", kwargs: { agent_id: "ann", action: "eat" } },
    { name: "resurrect", kwargs: { agent_id: "ann" } },
  ];
  for (const command of refused) expect(Command.safeParse(command).success).toBe(false);
});
