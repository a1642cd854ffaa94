import { expect, test } from "vitest";

import { reportSharedMeal } from "../../../../sim/affordances/shared-meal.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { neighbours, tie } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";

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
    someone(town, id).set("heldObject", chair);
    someone(town, id).set("runningAffordance", town.rules.uses.eat);
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
