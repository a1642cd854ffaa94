import { expect, test } from "vitest";

import { finishUse } from "../../../../sim/affordances/progress-uses.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { relate, tie } from "../../../helpers/neighbours.ts";
import { at, someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

/** Ann holds the till; Bob, Cat and Dan wait, in that order. Ann is done after `edit`. */
function handOver(edit: (town: Town) => void): Town {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  for (const id of ["ann", "bob", "cat", "dan"]) request(town, someone(town, id).slot, TILL);
  edit(town);
  const ann = someone(town, "ann");
  ann.set("runningAffordance", 0);
  ann.set("units", 1);
  beginTick(town, 1);
  finishUse(town, ann.slot);
  return town;
}

const holder = (town: Town): string | undefined =>
  ["bob", "cat", "dan"].find((id) => someone(town, id).get("heldObject") === TILL);

test("[A73] [A74] who is done waves a friend to the front, past those who came earlier", () => {
  const town = handOver((place) => relate(place, "ann", "cat", { trust: 0.6, familiarity: 0.3 }));
  expect(holder(town)).toBe("cat");
  expect(at(town.world.town.rotations)).toBe(1);
  expect(eventsOf(town, "queue_interaction")).toMatchObject([
    { actor: "ann", rival: "cat", queue_length: 3, reason: "handover" },
  ]);
});

test("[A73] without a friend in line the first is next, and no line has been turned", () => {
  const town = handOver((place) => relate(place, "ann", "dan", { trust: 0.2, rivalry: 0.2 }));
  expect(holder(town)).toBe("bob");
  expect(at(town.world.town.rotations)).toBe(0);
});

test("a place further back weighs as much as a twentieth of liking", () => {
  const town = handOver((place) => {
    relate(place, "ann", "bob", { trust: 0.46 });
    relate(place, "ann", "dan", { trust: 0.5 });
  });
  expect(holder(town)).toBe("bob");
});

test("who has waited more than ten ticks longer than a friend still comes first", () => {
  const town = handOver((place) => {
    relate(place, "ann", "cat", { trust: 0.6 });
    someone(place, "bob").set("joinedTick", -11);
  });
  expect(holder(town)).toBe("bob");
  expect(eventsOf(town, "queue_interaction")).toMatchObject([{ rival: "bob" }]);
});

test("a hand-over brings the two closer, and takes a little off their rivalry", () => {
  const town = handOver((place) => relate(place, "bob", "ann", { rivalry: 0.3 }));
  expect(tie(town, "ann", "bob")?.trust).toBeCloseTo(0.05, 12);
  expect(tie(town, "bob", "ann")?.familiarity).toBeCloseTo(0.05, 12);
  expect(tie(town, "bob", "ann")?.rivalry).toBeCloseTo(0.25, 12);
  expect(tie(town, "ann", "cat")).toBeNull();
});
