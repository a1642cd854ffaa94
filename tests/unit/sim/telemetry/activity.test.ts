import { expect, test } from "vitest";

import { request } from "../../../../sim/queues/reservations.ts";
import { activityOf, facingOf, progressOf } from "../../../../sim/telemetry/activity.ts";
import { ACTIVITIES } from "../../../../sim/world/activities.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

test("whoever holds a thing looks at it from any side, by the larger distance", () => {
  const town = tillTown(["ann"]);
  const ann = someone(town, "ann");
  request(town, ann.slot, TILL);
  beginTick(town, 5);
  const from = (x: number, y: number): number => {
    ann.put(x, y);
    return facingOf(town, ann.slot);
  };
  // The till stands at (3, 0): 0 north, 1 east, 2 south, 3 west.
  expect([from(3, 3), from(0, 1), from(6, 1)]).toEqual([0, 1, 3]);
});

test("a thing to the south is looked at southwards, one that is used from its own tile not at all", () => {
  const bench = (y: number, use: number) =>
    makeTown({
      objects: [{ id: "bench", type: "bench", position: [3, y], use_tile: [3, use] }],
      people: [{ id: "ann", position: [3, 2] }],
    });
  const facing = (town: ReturnType<typeof makeTown>): number => {
    const ann = someone(town, "ann");
    request(town, ann.slot, 0);
    ann.set("facing", 1);
    beginTick(town, 5);
    return facingOf(town, ann.slot);
  };
  expect(facing(bench(3, 2))).toBe(2);
  expect(facing(bench(2, 2))).toBe(1);
});

test("whoever has just walked is seen to walk, and looks the way they went", () => {
  const town = tillTown(["ann"]);
  const ann = someone(town, "ann");
  request(town, ann.slot, TILL);
  beginTick(town, 5);
  ann.set("movedTick", 5);
  ann.set("facing", 3);
  expect(ACTIVITIES[activityOf(town, ann.slot)]).toBe("walk");
  expect(facingOf(town, ann.slot)).toBe(3);
});

test("what runs is what is seen, with the share that is done", () => {
  const town = tillTown(["ann", "bob"]);
  const ann = someone(town, "ann");
  for (const id of ["ann", "bob"]) request(town, someone(town, id).slot, TILL);
  beginTick(town, 5);
  expect(progressOf(town, ann.slot)).toBeNull();
  expect(ACTIVITIES[activityOf(town, ann.slot)]).toBe("idle");
  expect(ACTIVITIES[activityOf(town, someone(town, "bob").slot)]).toBe("queue");
  ann.set("runningAffordance", 0);
  ann.set("remaining", 3);
  expect(ACTIVITIES[activityOf(town, ann.slot)]).toBe("shop");
  expect(progressOf(town, ann.slot)).toBe(0.5);
});
