import * as fc from "fast-check";
import { expect, test } from "vitest";

import { failUse } from "../../sim/affordances/fail-use.ts";
import { letGo } from "../../sim/affordances/let-go.ts";
import { isPresent } from "../../sim/affordances/may-start.ts";
import { finishUse } from "../../sim/affordances/progress-uses.ts";
import { startUse } from "../../sim/affordances/start-use.ts";
import { createTown } from "../../sim/create-town.ts";
import { CHOOSER, choose, setEveryChooser } from "../../sim/options/choosers.ts";
import { isDecisionDue } from "../../sim/options/decide.ts";
import { optionMask } from "../../sim/options/option-mask.ts";
import { CHOICES, MASKS, OPTIONS, WAIT } from "../../sim/options/options.ts";
import { transitionOf } from "../../sim/options/transition.ts";
import { quitQueue, release, request } from "../../sim/queues/reservations.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { setPosition } from "../../sim/world/spatial.ts";
import { copyTown, freezeOthers } from "../helpers/copy-town.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { eventsOf } from "../helpers/events.ts";
import { anySeed } from "../helpers/inputs.ts";
import { Someone, at, everyone } from "../helpers/someone.ts";

const config = defaultConfig();

/** A default town that chance has lived in for so long: everybody in need of something else. */
function livedIn(seed: bigint, ticks: number): Town {
  const town = createTown(config, seed);
  setEveryChooser(town, "chance");
  for (let tick = 0; tick < ticks; tick++) runTick(town);
  return town;
}

const situation = fc.record({ seed: anySeed, ticks: fc.integer({ min: 1, max: 2400 }) });

function masksOf(town: Town, slot: number): Uint8Array {
  const out = new Uint8Array(CHOICES.length);
  optionMask(town, slot, out);
  return out;
}

/**
 * Whether the world lets somebody take a step of an option, whatever masks say: the option is forced on
 * them, and they are put where its target is used from, alone there, and use it.
 */
function worldAccepts(town: Town, slot: number, option: number): boolean {
  const forced = copyTown(town);
  freezeOthers(forced, slot);
  const person = new Someone(forced, slot);
  // The possessed decide nothing, but carry out the option that they have.
  person.set("possessed", 1);
  const before = { job: person.get("job"), appliedJob: person.get("appliedJob") };
  stopUsing(forced, slot);
  if (person.get("option") !== option) {
    release(forced, slot, false);
    quitQueue(forced, slot);
  }
  if (person.get("heldObject") < 0 && person.get("queuedObject") < 0) {
    // Nothing is asked for yet: the way there may turn out to be in vain, so they look around anew.
    person.set("targetObject", -1);
    person.set("targetField", -1);
    person.set("companion", -1);
  }
  // Whoever is invited goes there first, whatever they want.
  person.set("invitedUntil", 0);
  person.set("option", option);
  person.set("commitUntil", 1e9);
  const wallet = person.get("wallet");
  const prices = Float64Array.from(forced.world.town.price);
  runTick(forced);
  // What is earned, or becomes dearer, in the tick itself comes too late to be reckoned with.
  person.set("wallet", wallet);
  forced.world.town.price.set(prices);
  // Who loses a job in the tick has not asked for one.
  const hasAsked = (["job", "appliedJob"] as const).some(
    (column) => person.get(column) >= 0 && person.get(column) !== before[column],
  );
  if (person.get("runningAffordance") >= 0 || hasAsked) return true;
  if (person.get("option") !== option) return false;
  if (person.get("targetObject") < 0) return true;
  return uses(forced, slot);
}

/** Slots of those who are still in town after the coming tick; whoever leaves in it takes no step of anything. */
function stayingIn(town: Town): ReadonlySet<number> {
  const next = copyTown(town);
  runTick(next);
  const { person, leavingSince } = next.world.agents;
  const stayers = everyone(next).filter(
    ({ slot }) => at(leavingSince, slot) < 0 && person[slot] === town.world.agents.person[slot],
  );
  return new Set(stayers.map(({ slot }) => slot));
}

/** As whoever has to decide does. */
function stopUsing(town: Town, slot: number): void {
  const running = at(town.world.agents.runningAffordance, slot);
  if (running < 0) return;
  if (town.rules.affordances[running]?.spread === true) finishUse(town, slot);
  else failUse(town, slot, "abandoned");
}

/** Whether the use that somebody is about to make of their target would start, with nobody in the way. */
function uses(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const object = at(agents.targetObject, slot);
  const affordance = at(agents.targetAffordance, slot);
  const cell = town.rules.objects[object]?.useCell;
  if (cell === undefined) return false;
  setPosition(town, slot, cell);
  for (const { slot: other } of everyone(town)) {
    const isThere =
      at(agents.heldObject, other) === object || at(agents.queuedObject, other) === object;
    if (other !== slot && isThere) letGo(town, other);
  }
  request(town, slot, object);
  return isPresent(town, slot, object) && startUse(town, slot, affordance);
}

test("masks never allow an option that the world refuses, and never hide one that it accepts", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(situation, ({ seed, ticks }) => {
      const town = livedIn(seed, ticks);
      const stays = stayingIn(town);
      for (const { slot } of everyone(town)) {
        if (!stays.has(slot) || !isDecisionDue(town, slot)) continue;
        const masks = masksOf(town, slot);
        for (const [option, name] of OPTIONS.entries()) {
          const mask = MASKS[at(masks, option)];
          // Whom somebody keeps away from is their own affair: the world would let them.
          if (mask === "rival_there") continue;
          seen.add(`${name} ${mask}`);
          expect([name, mask, worldAccepts(town, slot, option)]).toEqual([
            name,
            mask,
            mask === "open",
          ]);
        }
      }
    }),
    {
      numRuns: 40,
      // Somebody who has come off shift and is invited to meet others, and somebody who leaves town at midnight.
      examples: [
        [{ seed: 0n, ticks: 2015 }],
        [{ seed: 9223372036854775800n, ticks: 603 }],
        [{ seed: 3n, ticks: 1999 }],
      ],
    },
  );
  // It has been seen both ways for most options.
  for (const name of OPTIONS) expect([name, seen.has(`${name} open`)]).toEqual([name, true]);
  expect([...seen].filter((each) => !each.endsWith("open")).length).toBeGreaterThan(3);
});

test("what is chosen within the mask is taken up, and what is masked is a wait with that reason", () => {
  fc.assert(
    fc.property(situation, ({ seed, ticks }) => {
      const town = livedIn(seed, ticks);
      for (const { slot } of everyone(town)) {
        const isDue = isDecisionDue(town, slot);
        const masks = masksOf(town, slot);
        expect(masks.includes(0)).toBe(true);
        for (let choice = 0; choice <= WAIT; choice++) {
          const copy = copyTown(town);
          freezeOthers(copy, slot);
          const person = new Someone(copy, slot);
          person.set("chooser", CHOOSER.outside);
          const before = person.get("option");
          choose(copy, slot, choice);
          runTick(copy);
          const { fate } = transitionOf(copy, slot);
          const mask = MASKS[at(masks, choice)];
          const refusals = eventsOf(copy, "action_invalid").length;
          if (!isDue) {
            const open = before === choice || before < 0 || fate === "ignored";
            expect([fate, refusals]).toEqual([open ? "ignored" : "enforced", 0]);
          } else if (mask === "open") {
            expect([fate, refusals]).toEqual(["taken", 0]);
          } else {
            expect([fate, refusals, person.get("option")]).toEqual(["invalid", 1, -1]);
            expect(eventsOf(copy, "action_invalid")).toMatchObject([{ reason: mask }]);
          }
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("a choice is due exactly when the next tick decides, and asking changes nothing", () => {
  fc.assert(
    fc.property(anySeed, fc.boolean(), (seed, byChance) => {
      const town = createTown(config, seed);
      if (byChance) setEveryChooser(town, "chance");
      const counters = town.world.town;
      for (let tick = 0; tick < 1500; tick++) {
        const hash = tick % 50 === 0 ? stateHash(town) : "";
        const due = everyone(town).filter(({ slot }) => isDecisionDue(town, slot)).length;
        if (hash !== "") expect(stateHash(town)).toBe(hash);
        const before = at(counters.decisions);
        runTick(town);
        expect([tick, at(counters.decisions) - before]).toEqual([tick, due]);
      }
    }),
    { numRuns: 6 },
  );
});
