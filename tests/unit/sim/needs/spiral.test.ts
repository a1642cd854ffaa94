import { expect, test } from "vitest";

import { failUse } from "../../../../sim/affordances/fail-use.ts";
import type { FailReason } from "../../../../sim/events/kinds.ts";
import { endSpiralDay } from "../../../../sim/needs/spiral.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { act } from "../../../../sim/options/act.ts";
import { moveEveryone } from "../../../../sim/primitives/move.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { tillTown } from "../../../helpers/till-town.ts";

function failAt(town: Town, tick: number, reason: FailReason = "unreachable"): Someone {
  beginTick(town, tick);
  const ann = someone(town, "ann");
  ann.set("targetObject", 0);
  failUse(town, ann.slot, reason);
  return ann;
}

test("the third failure within sixty ticks spoils the day, once", () => {
  const town = tillTown(["ann"]);
  for (const tick of [100, 130]) failAt(town, tick);
  const ann = failAt(town, 161);
  expect(ann.get("spiralDay")).toBe(0);
  failAt(town, 190);
  expect(ann.get("spiralDay")).toBe(1);
  expect(eventsOf(town, "spiral_day_started")).toEqual([
    { event: "spiral_day_started", tick: 190, agent_id: "ann" },
  ]);
  failAt(town, 191);
  expect(eventsOf(town, "spiral_day_started")).toEqual([]);
});

test("the first failures of a town count from the first tick", () => {
  const town = tillTown(["ann"]);
  for (const tick of [1, 2]) failAt(town, tick);
  expect(someone(town, "ann").get("spiralDay")).toBe(0);
  expect(failAt(town, 3).get("spiralDay")).toBe(1);
});

test("breaking something off by choice spoils nothing", () => {
  const town = tillTown(["ann"]);
  for (const tick of [100, 101, 102]) failAt(town, tick, "abandoned");
  expect(someone(town, "ann").get("spiralDay")).toBe(0);
});

test("sleep ends a spoilt day and forgets what failed", () => {
  const town = tillTown(["ann"]);
  for (const tick of [100, 101, 102]) failAt(town, tick);
  const ann = someone(town, "ann");
  endSpiralDay(town, ann.slot);
  expect(ann.get("spiralDay")).toBe(0);
  expect(eventsOf(town, "spiral_day_ended")).toHaveLength(1);
  expect(failAt(town, 103).get("spiralDay")).toBe(0);
});

/** Tiles by which Ann gets nearer to a bench far away. */
function stepsIn(ticks: number, spoilt: number): number {
  const width = 60;
  const town = makeTown({
    rows: Array.from({ length: 8 }, () => ".".repeat(width)),
    objects: [{ id: "bench", type: "bench", position: [59, 4], use_tile: [59, 4] }],
    people: [{ id: "ann", position: [0, 4] }],
  });
  const ann = someone(town, "ann");
  ann.set("spiralDay", spoilt);
  ann.set("option", OPTION.Socialise);
  for (let tick = 0; tick < ticks; tick++) {
    beginTick(town);
    act(town);
    moveEveryone(town);
  }
  return ann.tile[0];
}

test("on a spoilt day a way takes 1.2 times as long", () => {
  expect(stepsIn(30, 0)).toBe(30);
  expect(stepsIn(30, 1)).toBe(25);
});
