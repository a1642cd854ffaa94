import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { evaluateExits } from "../../../../sim/lifecycle/exits.ts";
import { cancelDisturbance } from "../../../../sim/perturbations/disturbances.ts";
import { exitsOf } from "../../../../sim/telemetry/departures-of.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { cut, leaving, people, starve, watch } from "../../../helpers/exits.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { at, someone } from "../../../helpers/someone.ts";

test("two leave in a day at the most, 120 ticks apart; who has to wait is told of once and goes the next day", () => {
  const town = makeTown(people("cas", "bob", "ann"));
  starve(town, "ann", "bob", "cas");
  const pending: unknown[] = [];
  for (let tick = 1; tick <= 1100; tick++) {
    watch(town, 1);
    pending.push(...eventsOf(town, "lifecycle_exit_pending"));
  }
  // All began to wait in the same tick: the order is that of their ids.
  expect(exitsOf(town).map(({ agent_id, tick }) => [agent_id, tick])).toEqual([
    ["ann", 30],
    ["bob", 150],
    ["cas", 1000],
  ]);
  const waits = { event: "lifecycle_exit_pending", tick: 30, reason: "faint" };
  expect(pending).toEqual([
    { ...waits, agent_id: "cas" },
    { ...waits, agent_id: "bob" },
  ]);
});

test("whose reason is gone by the time it would be their turn stays", () => {
  const town = makeTown(people("ann", "bob"));
  const [, bob] = starve(town, "ann", "bob");
  watch(town, 100);
  bob?.set("hunger", 0.5);
  watch(town, 1000);
  expect(exitsOf(town).map(({ agent_id }) => agent_id)).toEqual(["ann"]);
});

test("hard reasons go before soft ones that have waited longer", () => {
  const town = makeTown(people("ann", "bob", "cas"));
  // Cas leaves and starts the cooldown; then Ann is old, and later Bob collapses.
  someone(town, "cas").set("lifespan", 1);
  watch(town, 1);
  someone(town, "ann").set("lifespan", 2);
  starve(town, "bob");
  watch(town, 300);
  expect(exitsOf(town).map(({ agent_id, reason, tick }) => [agent_id, reason, tick])).toEqual([
    ["cas", "age_out", 1],
    ["bob", "faint", 121],
  ]);
});

test("while nobody may die only collapses are held up, and they come to pass once it is over", () => {
  const town = makeTown(people("ann", "bob"));
  town.world.town.mortality[0] = 0;
  starve(town, "ann");
  someone(town, "bob").set("lifespan", 40);
  watch(town, 200);
  expect(leaving(town)).toEqual([["age_out", 40]]);
  expect(town.world.agents.exitTold[0]).toBe(0);
  town.world.town.mortality[0] = 1;
  watch(town, 1);
  expect(leaving(town)).toEqual([
    ["age_out", 40],
    ["faint", 201],
  ]);
});

test("a blackout keeps everybody in town until 60 ticks after it, and is told of once", () => {
  const town = makeTown(people("ann", "bob"));
  starve(town, "ann");
  watch(town, 20);
  const told: unknown[] = [];
  let event = 0;
  for (let tick = 21; tick <= 50; tick++) {
    beginTick(town);
    if (tick === 21) event = cut(town, "blackout");
    evaluateExits(town);
    told.push(...eventsOf(town, "exits_suppressed"));
  }
  expect(told).toEqual([
    { event: "exits_suppressed", tick: 21, event_id: "evt_1", until_tick: null },
  ]);
  expect(someone(town, "ann").get("hungerStreak")).toBe(20);
  cancelDisturbance(town, event);
  watch(town, 60);
  // Ended at 50: up to 110 nothing gets on.
  expect([at(town.world.town.tick), someone(town, "ann").get("hungerStreak")]).toEqual([110, 20]);
  watch(town, 9);
  expect(leaving(town)).toEqual([]);
  watch(town, 1);
  expect(leaving(town)).toEqual([["faint", 120]]);
});

test("what keeps exits back can be switched off as a whole, for training, or for city events alone", () => {
  const leavers = (edit: (config: Town["config"]) => void): number => {
    const town = makeTown({ edit });
    starve(town, "ann");
    cut(town, "outage");
    watch(town, 40);
    return leaving(town).length;
  };
  const still = ({ lifecycle }: { lifecycle: Town["config"]["lifecycle"] }): void => {
    lifecycle.stability.suppress_during_city_events = false;
  };
  expect(leavers(() => undefined)).toBe(0);
  expect(leavers(still)).toBe(1);
  expect(leavers((config) => (still(config), (config.lifecycle.training_mode = "off")))).toBe(0);
  expect(leavers((config) => (still(config), (config.lifecycle.enabled = false)))).toBe(0);
  expect(leavers((config) => (still(config), (config.features.systems.lifecycle = "off")))).toBe(0);
});

test("for ten ticks a body stays that does nothing, holds nothing and cannot be moved; then it is gone", () => {
  const town = createTown(defaultConfig(), 3n);
  while (at(town.world.town.tick) < 350) runTick(town);
  const alice = someone(town, "alice");
  expect(alice.get("job")).not.toBe(-1);
  alice.set("hunger", 0);
  alice.set("hungerStreak", 29);
  runTick(town);
  expect(eventsOf(town, "agent_exit")).toMatchObject([{ agent_id: "alice", tick: 351 }]);
  const { tile } = alice;
  for (let tick = 352; tick <= 360; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
    const kept = [alice.get("home"), alice.get("job"), alice.get("option")];
    expect([...kept, alice.get("heldObject")]).toEqual([-1, -1, -1, -1]);
    expect(alice.tile).toEqual(tile);
  }
  runTick(town);
  expect(eventsOf(town, "agent_removed")).toMatchObject([{ agent_id: "alice", reason: "faint" }]);
  expect(town.people[0]?.left).toEqual({ tick: 351, reason: "faint" });
  expect(exitsOf(town)).toEqual([
    { tick: 351, agent_id: "alice", reason: "faint", days_lived: 0.351 },
  ]);
});
