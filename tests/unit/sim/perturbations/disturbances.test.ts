import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { isOn, UTILITY } from "../../../../sim/world/utilities.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { runUntil } from "../../../helpers/run-town.ts";

function quietTown(): Town {
  const config = defaultConfig();
  config.world.weather.enabled = false;
  return createTown(config);
}

function give(town: Town, name: string, kwargs: object) {
  const [answer] = runTick(town, [Command.parse({ name, kwargs })]);
  return answer;
}

const prices = (town: Town): number[] => [...town.world.town.price];

test("[A47] [A133] a spike multiplies its prices while it lasts and ends exactly where it began", () => {
  const town = quietTown();
  const before = prices(town);
  const answer = give(town, "perturbation_trigger", {
    spec: "price_spike",
    duration: 5,
    magnitude: 1.2,
    targets: ["cafe", "gym", "nowhere"],
  });
  expect(answer).toMatchObject({
    ok: true,
    value: { enqueued: true, event: { event_id: "evt_1", starts_at: 1, ends_at: 6 } },
  });
  expect(eventsOf(town, "perturbation_started")).toMatchObject([
    { event_id: "evt_1", spec: "price_spike", ends_at: 6 },
  ]);
  expect(eventsOf(town, "perturbation_price_spike").map(({ target }) => target)).toEqual([
    "meal_cost",
    "shower_cost",
  ]);
  expect(prices(town)).toEqual(before.map((price, index) => (index === 1 ? price : price * 1.2)));
  runUntil(town, 5);
  expect(prices(town)).not.toEqual(before);
  runUntil(town, 6);
  expect(prices(town)).toEqual(before);
  expect(eventsOf(town, "perturbation_ended")).toMatchObject([
    { event_id: "evt_1", spec: "price_spike" },
  ]);
});

test("[A48] [A136] a blackout cuts the power until its end, and cuts overlap without losing count", () => {
  const town = quietTown();
  const power = (): boolean => isOn(town.world, UTILITY.power);
  give(town, "perturbation_trigger", { spec: "blackout", duration: 10 });
  give(town, "blackout", { on: true });
  expect(power()).toBe(false);
  runUntil(town, 20);
  expect(power()).toBe(false);
  expect(give(town, "blackout", { on: "off" })).toMatchObject({
    ok: true,
    value: { blackout: false },
  });
  expect(power()).toBe(true);
  expect(isOn(town.world, UTILITY.water)).toBe(true);
  give(town, "outage", { on: "on" });
  expect(isOn(town.world, UTILITY.water)).toBe(false);
});

test("[A135] [A138] what is planned can be called off before it starts, and what is on can be ended", () => {
  const town = quietTown();
  const before = prices(town);
  give(town, "perturbation_trigger", { spec: "price_spike", starts_in: 50, targets: "market" });
  expect(give(town, "perturbation_cancel", { event_id: "evt_1" })).toEqual({
    ok: true,
    value: { cancelled: true, event_id: "evt_1" },
  });
  expect(eventsOf(town, "perturbation_cancelled")).toMatchObject([{ pending: true }]);
  expect(give(town, "perturbation_cancel", { event_id: "evt_1" })).toMatchObject({
    value: { cancelled: false },
  });
  give(town, "perturbation_trigger", { spec: "price_spike", magnitude: 2 });
  give(town, "perturbation_cancel", { event_id: "evt_2" });
  expect(eventsOf(town, "perturbation_cancelled")).toMatchObject([{ pending: false }]);
  expect(eventsOf(town, "perturbation_ended")).toHaveLength(1);
  expect(prices(town)).toEqual(before);
});

test("an unknown kind, targets without a price and one too many are refused and change nothing", () => {
  const town = quietTown();
  const codes = (name: string, kwargs: object): string => {
    const answer = give(town, name, kwargs);
    return answer === undefined || answer.ok ? "ok" : answer.error.code;
  };
  expect(codes("perturbation_trigger", { spec: "earthquake" })).toBe("unknown_spec");
  const nothing = { spec: "price_spike", targets: ["nowhere"] };
  expect(codes("perturbation_trigger", nothing)).toBe("invalid_args");
  const later = { spec: "outage", starts_in: 500 };
  for (let n = 0; n < 16; n++) expect(codes("perturbation_trigger", later)).toBe("ok");
  expect(codes("perturbation_trigger", later)).toBe("conflict");
  expect(town.world.town.disturbances[0]).toBe(16);
});

test("a town saved under a spike and a planned blackout goes on as if it had never been saved", () => {
  const town = quietTown();
  give(town, "perturbation_trigger", { spec: "price_spike", magnitude: 1.7, duration: 40 });
  give(town, "perturbation_trigger", { spec: "blackout", starts_in: 20, duration: 30 });
  runUntil(town, 10);
  const saved = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!saved.ok) throw new Error(saved.error.message);
  expect(stateHash(runUntil(saved.value, 90))).toBe(stateHash(runUntil(town, 90)));
});

test("rain is held until it is stopped", () => {
  const town = quietTown();
  expect(give(town, "rain", { on: "start" })).toMatchObject({ value: { weather: "rainy" } });
  runUntil(town, 300);
  expect(town.world.town.weather[0]).toBe(1);
  expect(give(town, "rain", { on: "stop" })).toMatchObject({ value: { weather: "sunny" } });
});

test("a lasting wage that no longer covers the basket is refused and told", () => {
  const town = quietTown();
  const hash = stateHash(town);
  const answer = give(town, "set_employment_param", { job_id: "clerk", value: 0.001 });
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid_args" } });
  expect(eventsOf(town, "economy_basket_violation")).toMatchObject([{ job_id: "clerk" }]);
  expect(stateHash(town)).not.toBe(hash);
  expect(give(town, "set_employment_param", { job_id: "clerk", value: 0.02 })).toMatchObject({
    ok: true,
  });
});
