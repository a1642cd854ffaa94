import { expect, test } from "vitest";

import { finishUse } from "../../../../sim/affordances/progress-uses.ts";
import { reportConflict } from "../../../../sim/queues/conflicts.ts";
import { affordancesOf } from "../../../../sim/config/manifest.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { TALKS } from "../../../../sim/world/agent-table.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { relate, tie } from "../../../helpers/neighbours.ts";
import { required } from "../../../helpers/required.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { at, someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

test("[A73] who is done tells who was granted the object, wherever they stand, and how many waited", () => {
  const town = tillTown(["ann", "bob", "cat", "dan"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.capacity = 2;
    },
  });
  for (const id of ["ann", "bob", "cat", "dan"]) request(town, someone(town, id).slot, TILL);
  const bob = someone(town, "bob");
  bob.set("runningAffordance", 0);
  bob.set("units", 1);
  beginTick(town);
  finishUse(town, bob.slot);
  expect(eventsOf(town, "queue_interaction")).toEqual([
    {
      event: "queue_interaction",
      tick: 1,
      actor: "bob",
      object_id: "till",
      rival: "cat",
      reason: "handover",
      queue_length: 2,
      variant: "handover",
    },
  ]);
});

test("a quarrel is weaker when it is not about idling, never stronger than 5, and never with oneself", () => {
  const town = tillTown(["ann", "bob"], {
    edit: (config) => {
      config.conflict.rivalry = {
        ...config.conflict.rivalry,
        ghost_step_boost: 4.5,
        handover_boost: 0.4,
      };
    },
  });
  beginTick(town);
  reportConflict(town, TILL, 0, 1, "handover", 2);
  reportConflict(town, TILL, 0, 1, "ghost_step", 9);
  reportConflict(town, TILL, 1, 1, "ghost_step", 9);
  expect(eventsOf(town, "queue_conflict").map(({ intensity }) => intensity)).toEqual([0.65, 5]);
  expect(at(town.world.town.conflicts)).toBe(2);
});

test("[A82] a conflict raises the rivalry of both by its intensity, and is told once with who, why and how much", () => {
  const town = tillTown(["ann", "bob"], {
    edit: (config) => {
      config.conflict.rivalry.increment_per_conflict = 0.2;
      config.conflict.rivalry.handover_boost = 1;
    },
  });
  beginTick(town, 7);
  reportConflict(town, TILL, 0, 1, "long_wait", 1);
  for (const [a, b] of [
    ["ann", "bob"],
    ["bob", "ann"],
  ] as const) {
    expect(tie(town, a, b)).toEqual({ trust: 0, familiarity: -0.05, rivalry: 0.2 });
  }
  expect(eventsOf(town, "queue_conflict")).toEqual([
    {
      event: "queue_conflict",
      tick: 7,
      actor: "ann",
      object_id: "till",
      rival: "bob",
      reason: "long_wait",
      queue_length: 1,
      intensity: 1,
    },
  ]);
});

test("the ambitious take a quarrel harder where people work, and only there", () => {
  for (const works of [true, false]) {
    const town = makeTown({
      objects: [{ id: "desk", type: "desk", position: [3, 0], use_tile: [3, 1], venue: "office" }],
      venues: [{ id: "office", name: "Office", type: "office", rect: [0, 0, 8, 8], door: [0, 0] }],
      people: [
        { id: "ann", position: [0, 0] },
        { id: "bob", position: [1, 0] },
      ],
      jobs: works ? { clerk: required(defaultConfig().jobs["clerk"]) } : {},
      jobSites: works ? { clerk: [[3, 1]] } : {},
    });
    someone(town, "ann").set("ambition", 1);
    reportConflict(town, 0, 0, 1, "ghost_step", 1);
    expect(tie(town, "ann", "bob")?.rivalry).toBeCloseTo(0.15 * 1.5 * (works ? 1.3 : 1), 12);
    expect(tie(town, "bob", "ann")?.rivalry).toBeCloseTo(0.15 * 1.5, 12);
  }
});

test("rivals who clash stand still and argue for five ticks, for all to hear", () => {
  const town = tillTown(["ann", "bob"]);
  relate(town, "ann", "bob", { rivalry: 0.65 });
  beginTick(town);
  reportConflict(town, TILL, 0, 1, "ghost_step", 1);
  expect(eventsOf(town, "public_argument")).toEqual([
    { event: "public_argument", tick: 1, agents: ["ann", "bob"], object_id: "till" },
  ]);
  const ann = someone(town, "ann");
  expect([ann.get("talkWith"), TALKS[ann.get("talkKind")]]).toEqual([1, "argument"]);
  runUntil(town, 6);
  expect(ann.get("talkWith")).toBe(1);
  runUntil(town, 7);
  expect(ann.get("talkWith")).toBe(-1);
});

test("a clash of those who are no rivals yet stays between the two", () => {
  const town = tillTown(["ann", "bob"]);
  beginTick(town);
  reportConflict(town, TILL, 0, 1, "ghost_step", 1);
  expect(eventsOf(town, "public_argument")).toEqual([]);
  expect(someone(town, "ann").get("talkWith")).toBe(-1);
});
