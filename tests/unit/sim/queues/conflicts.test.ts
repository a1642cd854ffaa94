import { expect, test } from "vitest";

import { finishUse } from "../../../../sim/affordances/progress-uses.ts";
import { reportConflict } from "../../../../sim/queues/conflicts.ts";
import { affordancesOf } from "../../../../sim/config/manifest.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
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
