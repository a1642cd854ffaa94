import { expect, test } from "vitest";

import { reportSharedMeal } from "../../../../sim/affordances/shared-meal.ts";
import type { Town } from "../../../../sim/town.ts";
import { HOLDER_SLOTS } from "../../../../sim/world/object-table.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { neighbours, tie } from "../../../helpers/neighbours.ts";
import { at, someone } from "../../../helpers/someone.ts";

function eatAt(town: Town, id: string, chair: number): void {
  const person = someone(town, id);
  const { holders, held } = town.world.objects;
  holders[chair * HOLDER_SLOTS + at(held, chair)] = person.slot;
  held[chair] = at(held, chair) + 1;
  person.set("heldObject", chair);
  person.set("runningAffordance", town.rules.uses.eat);
}

/** Ann, Bob and Cat on chairs at x = 0, 2 and 5 of one café, all of them eating. */
function lunch(): Town {
  const seats = [0, 2, 5];
  const town = neighbours(["ann", "bob", "cat"], {
    venues: [{ id: "cafe", name: "Café", type: "cafe", rect: [0, 0, 8, 8], door: [0, 0] }],
    objects: seats.map((x) => ({
      id: `chair_${x}`,
      type: "chair",
      position: [x, 3],
      use_tile: [x, 3],
      venue: "cafe",
    })),
  });
  ["ann", "bob", "cat"].forEach((id, chair) => {
    eatAt(town, id, chair);
  });
  beginTick(town, 5);
  return town;
}

test("[A89] two who eat within two tiles of each other grow closer; who sits further off does not", () => {
  const town = lunch();
  reportSharedMeal(town, someone(town, "ann").slot, 0);
  expect(tie(town, "ann", "bob")).toEqual({ trust: 0.1, familiarity: 0.25, rivalry: 0 });
  expect(tie(town, "bob", "ann")).toEqual({ trust: 0.1, familiarity: 0.25, rivalry: 0 });
  expect(tie(town, "ann", "cat")).toBeNull();
  expect(eventsOf(town, "shared_meal")).toMatchObject([{ agents: ["ann", "bob"] }]);
});

test("a lone diner shares nothing", () => {
  const town = lunch();
  someone(town, "bob").set("runningAffordance", -1);
  reportSharedMeal(town, someone(town, "ann").slot, 0);
  expect(eventsOf(town)).toEqual([]);
});

test("of many at one table those are named who came to town first, wherever they sit", () => {
  const ids = ["ann", "bob", "cat", "dan", "eve", "fay"];
  const town = neighbours(ids, {
    objects: [3, 2, 1, 0].map((x) => ({
      id: `chair_${x}`,
      type: "chair",
      position: [x, 3],
      use_tile: [x, 3],
    })),
  });
  const chairs = { ann: 1, fay: 3, eve: 0, bob: 2, cat: 3, dan: 3 };
  for (const [id, chair] of Object.entries(chairs)) eatAt(town, id, chair);
  beginTick(town, 5);
  reportSharedMeal(town, someone(town, "ann").slot, 1);
  expect(eventsOf(town, "shared_meal")).toMatchObject([
    { agents: ["ann", "bob", "cat", "dan", "eve"] },
  ]);
});
