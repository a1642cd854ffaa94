import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UTILITIES } from "../../sim/config/blocks/world.ts";
import { createTown } from "../../sim/create-town.ts";
import { removeAgent } from "../../sim/lifecycle/remove-agent.ts";
import { moveEveryone } from "../../sim/primitives/move.ts";
import { release, request } from "../../sim/queues/reservations.ts";
import { moveStalledQueues } from "../../sim/queues/stalls.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { cutUtility, restoreUtility } from "../../sim/world/outages.ts";
import { isShared } from "../../sim/world/spatial.ts";
import { forceRain } from "../../sim/world/weather.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { beginTick } from "../helpers/events.ts";
import { anyCommand, anySeed, inputsWithin } from "../helpers/inputs.ts";
import { makeTown } from "../helpers/make-town.ts";
import { at, everyone } from "../helpers/someone.ts";
import { TILL, tillTown } from "../helpers/till-town.ts";

const TICKS = 1500;
const config = defaultConfig();

/** Something that happens to the whole town in some tick. */
const blow = fc.record({
  tick: fc.integer({ min: 1, max: TICKS }),
  utility: fc.constantFrom(...UTILITIES),
  event: fc.nat(5),
  cut: fc.boolean(),
  rain: fc.boolean(),
});
type Blow = typeof blow extends fc.Arbitrary<infer Value> ? Value : never;

function strike(town: Town, { cut, utility, event, rain }: Blow): void {
  if (cut) cutUtility(town, utility, event);
  else restoreUtility(town, utility, event);
  forceRain(town, rain);
}

test("[A155] reservations, tiles and uses are sound whatever is cut off, whoever comes, goes or is moved, in every weather", () => {
  fc.assert(
    fc.property(
      anySeed,
      inputsWithin(TICKS, anyCommand),
      fc.array(blow, { maxLength: 60 }),
      (seed, inputs, blows) => {
        const town = createTown(config, seed);
        for (let tick = 1; tick <= TICKS; tick++) {
          for (const each of blows) if (each.tick === tick) strike(town, each);
          runTick(town, inputs.get(tick));
          expect(checkWorld(town)).toEqual([]);
        }
      },
    ),
    { numRuns: 7 },
  );
});

test("once every outage is over nothing stays occupied: each holder starts or goes within the timeout and the way", () => {
  fc.assert(
    fc.property(anySeed, fc.array(blow, { minLength: 10, maxLength: 60 }), (seed, blows) => {
      const town = createTown(config, seed);
      const { agents } = town.world;
      for (let tick = 1; tick <= TICKS; tick++) {
        for (const each of blows) if (each.tick === tick) strike(town, each);
        runTick(town);
      }
      for (const utility of UTILITIES) {
        for (let event = 0; event <= 5; event++) restoreUtility(town, utility, event);
      }
      const idleSince = everyone(town).map(() => 0);
      for (let tick = 0; tick < 600; tick++) {
        runTick(town);
        for (const { slot } of everyone(town)) {
          const idles = at(agents.heldObject, slot) >= 0 && at(agents.runningAffordance, slot) < 0;
          idleSince[slot] = idles ? at(idleSince, slot) + 1 : 0;
          // 20 ticks and no way across town that is longer than 100 steps.
          expect(at(idleSince, slot)).toBeLessThanOrEqual(120);
        }
      }
    }),
    { numRuns: 4 },
  );
});

test("a line always moves: a holder who never comes is gone after the timeout, or after three ticks with others waiting", () => {
  const ids = ["ann", "bob", "cat", "dan", "eve"];
  const person = fc.record({ comes: fc.boolean(), asksEvery: fc.integer({ min: 1, max: 9 }) });
  const people = fc.tuple(person, person, person, person, person);
  fc.assert(
    fc.property(people, fc.nat(4), (habits, ghostStepAfter) => {
      const town = tillTown(ids, {
        edit: (plan) => {
          plan.queue_fairness.ghost_step_after = ghostStepAfter;
          plan.queue_fairness.cooldown_ticks = 10;
        },
      });
      const { agents, objects, town: counters } = town.world;
      let holder = -1;
      let kept = 0;
      let waited = 0;
      for (let tick = 1; tick <= 200; tick++) {
        beginTick(town);
        habits.forEach(({ comes, asksEvery }, slot) => {
          if (agents.heldObject[slot] === TILL && comes && at(agents.heldSince, slot) < tick) {
            release(town, slot, true);
          } else if (tick % asksEvery === 0) {
            request(town, slot, TILL);
          }
        });
        moveStalledQueues(town);
        expect(checkWorld(town)).toEqual([]);
        const now = at(objects.holders, TILL);
        // Time stands still for whoever argues at the till.
        const argues =
          now >= 0 && at(agents.talkWith, now) >= 0 && at(agents.talkUntil, now) >= tick;
        if (argues && now === holder) continue;
        const isSame = now === holder && now >= 0 && at(agents.heldSince, now) < tick;
        kept = isSame ? kept + 1 : 0;
        waited = isSame && at(objects.queueLength, TILL) > 0 ? waited + 1 : 0;
        holder = now;
        // At most 3 + 4 steps from anybody's corner to the till.
        expect(kept).toBeLessThanOrEqual(20 + 7);
        if (ghostStepAfter > 0) expect(waited).toBeLessThanOrEqual(ghostStepAfter);
      }
      expect(at(counters.requests)).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

const SIDE = 8;
const tile = fc.constantFrom(".", ".", ".", "=", ",", "#");
const anyMap = fc
  .array(fc.array(tile, { minLength: SIDE, maxLength: SIDE }), { minLength: SIDE, maxLength: SIDE })
  .map((rows) => rows.map((row) => row.join("")));

test("[A164] on any map nobody crosses a wall, and nobody shares a tile but after a ghost step", () => {
  const ids = ["ann", "bob", "cat", "dan", "eve", "fay"];
  const ticks = fc.array(
    fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 6, maxLength: 6 }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(anyMap, ticks, anySeed, (rows, intents, seed) => {
      const free = rows.flatMap((row, y) =>
        [...row].flatMap((kind, x): [number, number][] => (kind === "#" ? [] : [[x, y]])),
      );
      fc.pre(free.length >= ids.length);
      const town = makeTown({
        rows,
        people: ids.flatMap((id, index) => {
          const position = free[index];
          return position === undefined ? [] : [{ id, position }];
        }),
        seed,
      });
      for (const wanted of intents) {
        beginTick(town);
        const before = everyone(town).map((person) => ({
          tile: person.tile,
          shared: isShared(town.scratch.spatial, person.get("cell")),
        }));
        everyone(town).forEach((person, slot) => person.set("stepIntent", wanted[slot] ?? -1));
        moveEveryone(town);
        expect(checkWorld(town)).toEqual([]);
        for (const person of everyone(town)) {
          const [x, y] = person.tile;
          const was = before[person.slot];
          const [fromX, fromY] = was?.tile ?? [x, y];
          const steps = Math.abs(x - fromX) + Math.abs(y - fromY);
          if (was?.shared === false) expect(steps).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("whoever is removed leaves nothing behind: no reservation, no place in line, no tile", () => {
  const ids = ["ann", "bob", "cat", "dan"];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: 1 }),
      fc.array(fc.nat(3), { maxLength: 8 }),
      (leaving, asking) => {
        const town = tillTown(ids);
        for (const slot of asking) request(town, slot, TILL);
        for (const id of leaving) {
          const slot = ids.indexOf(id);
          const { cell } = town.world.agents;
          const stood = at(cell, slot);
          removeAgent(town, slot, "test");
          expect(at(town.scratch.spatial.firstAt, stood)).toBe(-1);
          expect(checkWorld(town)).toEqual([]);
        }
        expect(town.world.objects.holders.filter((slot) => slot >= 0).length).toBeLessThanOrEqual(
          ids.length - leaving.length,
        );
      },
    ),
  );
});
