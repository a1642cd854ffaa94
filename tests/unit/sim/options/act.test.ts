import { expect, test } from "vitest";

import { OPTION } from "../../../../sim/options/options.ts";
import { runTick } from "../../../../sim/tick.ts";
import { affordancesOf } from "../../../../sim/config/manifest.ts";
import type { Town } from "../../../../sim/town.ts";
import { eventsOf } from "../../../helpers/events.ts";
import type { TownPlan } from "../../../helpers/make-town.ts";
import { everyone, someone } from "../../../helpers/someone.ts";
import { TILL, USE_TILE, tillTown } from "../../../helpers/till-town.ts";

/** People who are hungry enough to go straight for the till. */
function hungry(ids: readonly string[], plan: TownPlan = {}): Town {
  return tillTown(ids, {
    ...plan,
    edit: (config) => {
      for (const { needs } of config.scenario.agents) needs.hunger = 0.3;
      plan.edit?.(config);
    },
  });
}

const run = (town: Town, ticks: number): void => {
  for (let tick = 0; tick < ticks; tick++) runTick(town);
};

test("a hungry person walks to the till by the shortest way, asks, starts and is served", () => {
  const town = hungry(["ann"]);
  const ann = someone(town, "ann");
  // From (0, 0) to (3, 1): four steps; the fifth tick asks, is granted and starts.
  run(town, 4);
  expect(ann.tile).toEqual([...USE_TILE]);
  expect(ann.get("heldObject")).toBe(-1);
  run(town, 1);
  expect(ann.get("heldObject")).toBe(TILL);
  expect(ann.get("runningAffordance")).toBe(0);
  // Six ticks at the till, the first being the one in which she started.
  run(town, 4);
  expect(ann.get("items")).toBe(0);
  run(town, 1);
  expect(ann.get("items")).toBe(1);
});

test("those who come second wait on the tiles of the line, nearest first, and move up", () => {
  const town = hungry(["ann", "bob", "cat"], {
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.duration = 40;
    },
  });
  run(town, 30);
  const tiles = everyone(town)
    .map((person) => person.tile.join())
    .toSorted((a, b) => (a < b ? -1 : 1));
  expect(tiles).toEqual(["3,1", "3,2", "3,3"]);
  expect(town.world.objects.queueLength[TILL]).toBe(2);
});

test("a way that brings nobody nearer is given up after the timeout and the object shunned", () => {
  const town = hungry(["ann"]);
  const ann = someone(town, "ann");
  // Each tick she is put back to where she came from.
  let ticks = 0;
  while (eventsOf(town, "affordance_fail").length === 0 && ticks < 200) {
    ann.put(0, 0);
    runTick(town);
    ticks += 1;
  }
  expect(eventsOf(town, "affordance_fail").map(({ reason }) => reason)).toEqual(["unreachable"]);
  // The first step led nearer; of those after it, one more than the timeout is one too many.
  expect(ticks).toBe(1 + town.config.behavior.path_timeout_ticks + 2);
  expect(ann.get("shunObject")).toBe(TILL);
  expect(ann.get("option")).toBe(-1);
});

test("people with nothing to do stay where they are and ask again only now and then", () => {
  const town = tillTown(["ann"]);
  run(town, 100);
  const ann = someone(town, "ann");
  expect(ann.tile).toEqual([0, 0]);
  expect(ann.get("option")).toBe(-1);
  expect(town.world.town.choices[OPTION.GetFed]).toBe(0);
  expect(town.world.town.decisions[0]).toBe(10);
});
