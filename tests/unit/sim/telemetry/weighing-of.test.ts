import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { setChooser } from "../../../../sim/options/choosers.ts";
import { MASK, OPTIONS } from "../../../../sim/options/options.ts";
import { TERMS } from "../../../../sim/options/weighings.ts";
import { outcomeHash, stateHash } from "../../../../sim/snapshot/hash.ts";
import { Weighing, watchWeighings, weighingOf } from "../../../../sim/telemetry/weighing-of.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { everyTick } from "../../../helpers/every-tick.ts";
import { everyone } from "../../../helpers/someone.ts";

function liveOn(town: Town, ticks: number): Town {
  for (let ran = 0; ran < ticks; ran++) runTick(town);
  return town;
}

test("the shares of every option add up to the score that was used, whatever happens in the town", () => {
  let seen = 0;
  everyTick(
    (town) => {
      watchWeighings(town);
      return () => () => {
        const { tick } = town.world.town;
        for (const one of everyone(town)) {
          const weighing = weighingOf(town, one.slot);
          if (weighing === null || weighing.tick !== tick[0]) continue;
          seen += 1;
          for (const [option, { terms }] of weighing.options.entries()) {
            const sum = terms.reduce((total, { share }) => total + share, 0);
            expect(sum).toBeCloseTo(one.get("scores", option), 12);
            expect(terms.length > 0).toBe(one.get("masks", option) === MASK.open);
          }
        }
      };
    },
    { numRuns: 4 },
  );
  expect(seen).toBeGreaterThan(1000);
});

test("within a day people weigh up every term that there is but looking for work", () => {
  const town = createTown(defaultConfig());
  watchWeighings(town);
  const told = new Set<string>();
  for (let ran = 0; ran < 1500; ran++) {
    runTick(town);
    for (const { slot } of everyone(town)) {
      const options = weighingOf(town, slot)?.options ?? [];
      for (const { terms } of options) for (const { term } of terms) told.add(term);
    }
  }
  expect([...told].toSorted()).toEqual(TERMS.filter((term) => term !== "search").toSorted());
});

test("a town lives the same life whether somebody looks or not", () => {
  const [seen, unseen] = [createTown(defaultConfig()), createTown(defaultConfig())];
  watchWeighings(seen);
  expect(stateHash(liveOn(seen, 700))).toBe(stateHash(liveOn(unseen, 700)));
  expect(outcomeHash(seen)).toBe(outcomeHash(unseen));
});

test("what was not seen, what chance chose and what another state says is not explained", () => {
  const town = liveOn(createTown(defaultConfig()), 300);
  const [ann] = everyone(town);
  if (ann === undefined) throw new Error("nobody lives here");
  expect(weighingOf(town, ann.slot)).toBeNull();
  watchWeighings(town);
  expect(weighingOf(town, ann.slot)).toBeNull();
  liveOn(town, 400);
  const weighing = Weighing.parse(weighingOf(town, ann.slot));
  expect(weighing.options.map(({ name }) => name)).toEqual([...OPTIONS]);
  setChooser(town, ann.slot, "chance");
  expect(weighingOf(town, ann.slot)).toBeNull();
  setChooser(town, ann.slot, "script");
  expect(weighingOf(town, ann.slot)).toEqual(weighing);
  ann.set("scores", ann.get("scores", 0) + 0.1, 0);
  expect(weighingOf(town, ann.slot)).toBeNull();
});
