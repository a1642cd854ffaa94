import { expect, test } from "vitest";

import { watchForExits } from "../../../../sim/lifecycle/would-exit.ts";
import { runSummary } from "../../../../sim/telemetry/run-summary.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

function watch(town: Town, ticks: number): void {
  for (let i = 0; i < ticks; i++) {
    beginTick(town);
    watchForExits(town);
  }
}

test("thirty ticks in a row at the edge of starving would end in a faint, twenty-nine do not", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  ann.set("hunger", 0.03);
  watch(town, 29);
  ann.set("hunger", 0.031);
  watch(town, 1);
  ann.set("hunger", 0.03);
  watch(town, 29);
  expect(runSummary(town).would_exit).toEqual([]);
  watch(town, 1);
  expect(runSummary(town).would_exit).toEqual([{ tick: 60, agent_id: "ann", reason: "faint" }]);
  expect(eventsOf(town, "would_exit")).toHaveLength(1);
});

test("each case is recorded once per person, while every collapse is counted", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  for (let collapse = 0; collapse < 3; collapse++) {
    ann.set("hunger", 0);
    watch(town, 40);
    ann.set("hunger", 1);
    watch(town, 1);
  }
  expect(runSummary(town).would_exit).toHaveLength(1);
  expect(town.world.town.starvations[0]).toBe(3);
});

test("a quarter of a full day below a tenth is chronic neglect, of any need; one tick less is not", () => {
  const neglected = (ticks: number) => {
    const town = makeTown();
    const ann = someone(town, "ann");
    watch(town, 999 - ticks);
    ann.set("hygiene", 0.05);
    watch(town, ticks);
    ann.set("hygiene", 1);
    ann.set("energy", 0.1);
    watch(town, 5);
    ann.set("hygiene", 0.05);
    watch(town, 1);
    return runSummary(town).would_exit;
  };
  // The tick after the first full day adds one bad tick to those before.
  expect(neglected(248)).toEqual([]);
  expect(neglected(249)).toEqual([{ tick: 1005, agent_id: "ann", reason: "chronic_neglect" }]);
});

test("neglect is only judged once a full day has passed", () => {
  const town = makeTown();
  someone(town, "ann").set("energy", 0.05);
  watch(town, 999);
  expect(runSummary(town).would_exit).toEqual([]);
  watch(town, 1);
  expect(runSummary(town).would_exit).toEqual([
    { tick: 1000, agent_id: "ann", reason: "chronic_neglect" },
  ]);
});

test("neglect that lies more than a day back is forgotten", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  watch(town, 1000);
  ann.set("hunger", 0.05);
  watch(town, 200);
  ann.set("hunger", 1);
  watch(town, 1000);
  ann.set("hunger", 0.05);
  watch(town, 200);
  expect(runSummary(town).would_exit).toEqual([]);
});

test("in a town whose shops and fridges are empty people would faint", () => {
  const config = defaultConfig();
  for (const object of config.map.objects) {
    object.stock = object.type === "fridge" ? { meals: 0 } : {};
  }
  const town = createTown(config);
  for (let tick = 0; tick < 1500; tick++) runTick(town);
  const fainted = runSummary(town).would_exit.filter(({ reason }) => reason === "faint");
  expect(fainted.map(({ agent_id }) => agent_id).toSorted()).toEqual(
    config.scenario.agents.map(({ id }) => id),
  );
});

test("in the default town nobody would leave in five days, whatever the seed", () => {
  for (const seed of [1n, 2n, 3n]) {
    const town = createTown(defaultConfig(), seed);
    for (let tick = 0; tick < 5000; tick++) runTick(town);
    expect(runSummary(town).would_exit).toEqual([]);
  }
});

test("with the lifecycle switched off nobody is watched", () => {
  const reasons = (lifecycle: "on" | "off"): string[] => {
    const town = makeTown({ edit: (config) => (config.features.systems.lifecycle = lifecycle) });
    someone(town, "ann").set("hunger", 0);
    for (let tick = 1; tick <= 40; tick++) runTick(town);
    return runSummary(town).would_exit.map(({ reason }) => reason);
  };
  expect(reasons("off")).toEqual([]);
  expect(reasons("on")).toEqual(["faint"]);
});
