import * as fc from "fast-check";
import { expect, test } from "vitest";

import { withPeople } from "../../main/cli/bench-crowd.ts";
import { loadConfig } from "../../main/config/load-config.ts";
import { capacityOf, createTown } from "../../sim/create-town.ts";
import { emptyPlan, clearPlan } from "../../sim/options/plan.ts";
import { chooseObject } from "../../sim/options/scripted/choose-object.ts";
import { compileRules } from "../../sim/rules.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { worldBytes } from "../../sim/world/world.ts";
import { anySeed } from "../helpers/inputs.ts";

const loaded = loadConfig("crowd");
if (!loaded.ok) throw new Error("the crowd does not hold");
const config = withPeople(loaded.value.config, { people: 350, side: 96 });
const rules = compileRules(config);
/** Every choice by looking through all that there is. */
const thorough = { ...rules, nearest: rules.nearest.map(() => null) };

function crowd(seed: bigint, of: typeof rules): Town {
  const capacity = capacityOf(config, of);
  const buffer = new ArrayBuffer(worldBytes(capacity));
  return createTown(config, seed, { rules: of, capacity, buffer, offset: 0 });
}

/** Some of everything is taken by two people, and everybody keeps out of the way of one of them. */
function crowdTogether({ world, rules: { places } }: Town, taken: number[]): void {
  const { agents, objects, ties, capacity } = world;
  for (let object = 0; object < places.length; object++) {
    const share = taken[object % taken.length] ?? 0;
    if (share < 60) continue;
    objects.held[object] = places[object] ?? 0;
    objects.holders[object * 4] = share % 2;
  }
  for (let slot = 0; slot < config.scenario.agents.length; slot++) {
    agents.fiercest[slot] = 1;
    ties.other[slot * capacity.ties] = (slot + 1) % 2;
    ties.rivalry[slot * capacity.ties] = 1;
  }
}

const situation = fc.record({
  seed: anySeed,
  ticks: fc.integer({ min: 0, max: 200 }),
  extra: fc.integer({ min: 0, max: 40 }),
  taken: fc.array(fc.nat(100), { minLength: 1, maxLength: 50 }),
});

test("what is chosen among the nearest is what is chosen among all", () => {
  expect(rules.nearest.filter((one) => one !== null).length).toBeGreaterThan(1);
  let shunning = 0;
  fc.assert(
    fc.property(situation, ({ seed, ticks, extra, taken }) => {
      const town = crowd(seed, rules);
      for (let tick = 0; tick < ticks; tick++) runTick(town);
      crowdTogether(town, taken);
      for (let slot = 0; slot < config.scenario.agents.length; slot += 3) {
        for (const affordance of rules.affordances.keys()) {
          const [near, all] = [rules, thorough].map((of) => {
            const plan = emptyPlan();
            clearPlan(plan);
            const isFound = chooseObject({ ...town, rules: of }, slot, affordance, extra, plan);
            const { object, cost, shunned, shunnedCost, rival } = plan;
            // Who is kept away from is known as long as that is what decides.
            const isKept = shunnedCost < cost;
            return { isFound, object, cost, shunned: isKept && [shunned, shunnedCost, rival] };
          });
          expect(near).toEqual(all);
          if (near?.shunned !== false) shunning += 1;
        }
      }
    }),
    { numRuns: 5 },
  );
  expect(shunning).toBeGreaterThan(0);
});

test("a crowd lives the same days whether its people look near by or through everything", () => {
  const [near, all] = [crowd(3n, rules), crowd(3n, thorough)];
  for (let tick = 1; tick <= 500; tick++) {
    runTick(near);
    runTick(all);
    if (tick % 50 === 0) expect([tick, stateHash(near)]).toEqual([tick, stateHash(all)]);
  }
});
