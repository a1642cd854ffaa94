import { expect, test } from "vitest";

import { hearGrumbles } from "../../../../sim/queues/grumbles.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { relate } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

/** Ann holds the till since tick 0, Bob waits, and after him Cat. */
function line(edit: (town: Town) => void = () => undefined, patience = 20): Town {
  const town = tillTown(["ann", "bob", "cat"], {
    edit: (config) => (config.conflict.long_wait_ticks = patience),
  });
  for (const id of ["ann", "bob", "cat"]) request(town, someone(town, id).slot, TILL);
  edit(town);
  return town;
}

/** Who complains to whom, by tick. */
function grumbles(town: Town, until = 100): Record<number, string[]> {
  const heard: Record<number, string[]> = {};
  for (let tick = 1; tick <= until; tick++) {
    beginTick(town, tick);
    hearGrumbles(town);
    const told = eventsOf(town, "queue_conflict").map(
      ({ actor, rival, reason }) => `${String(actor)} to ${String(rival)}: ${String(reason)}`,
    );
    if (told.length > 0) heard[tick] = told;
  }
  return heard;
}

test("who waits too long complains once, to the one before them", () => {
  expect(grumbles(line())).toEqual({
    20: ["bob to ann: long_wait", "cat to bob: long_wait"],
  });
});

test("the forgiving wait longer, and longer still behind a friend; behind a rival patience is short", () => {
  const calm = line((town) => someone(town, "bob").set("forgiveness", 1));
  expect(Object.keys(grumbles(calm))).toEqual(["20", "30"]);
  const friends = line((town) => relate(town, "ann", "bob", { trust: 0.5, familiarity: 0.5 }));
  expect(Object.keys(grumbles(friends))).toEqual(["20", "40"]);
  const rivals = line((town) => relate(town, "ann", "bob", { rivalry: 0.5 }));
  expect(Object.keys(grumbles(rivals))).toEqual(["10", "20"]);
});

test("nobody complains where no wait is too long", () => {
  expect(grumbles(line(undefined, 0), 500)).toEqual({});
});
