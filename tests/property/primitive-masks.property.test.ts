import * as fc from "fast-check";
import { expect, test } from "vitest";

import { startUses } from "../../sim/affordances/start-use.ts";
import { Command } from "../../sim/console/commands.ts";
import { createTown } from "../../sim/create-town.ts";
import { setEveryChooser } from "../../sim/options/choosers.ts";
import { INTERACT } from "../../sim/primitives/interact-intent.ts";
import { listPrimitives, maskPrimitives } from "../../sim/primitives/list-primitives.ts";
import { moveEveryone } from "../../sim/primitives/move.ts";
import { DIRECTIONS, type InvalidReason, type Primitive } from "../../sim/primitives/primitive.ts";
import { arbitrateRequests } from "../../sim/queues/arbitrate.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { copyTown, freezeOthers } from "../helpers/copy-town.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { beginTick, eventsOf } from "../helpers/events.ts";
import { anySeed } from "../helpers/inputs.ts";
import { Someone, at, everyone } from "../helpers/someone.ts";

const config = defaultConfig();
const situation = fc.record({ seed: anySeed, ticks: fc.integer({ min: 1, max: 1500 }) });

/** A town that chance has lived in, in which only one person can move, and does only what they are told. */
function puppets(seed: bigint, ticks: number): Town {
  const town = createTown(config, seed);
  setEveryChooser(town, "chance");
  for (let tick = 0; tick < ticks; tick++) runTick(town);
  freezeOthers(town, -1);
  return town;
}

function attemptsOf({ world }: Town): number {
  return world.town.chatAttempts.reduce((sum, count) => sum + count, 0);
}

/** Whether a primitive that was open did what it is for. */
function hasHappened(primitive: Primitive, before: Town, after: Town, slot: number): boolean {
  const [was, is] = [new Someone(before, slot), new Someone(after, slot)];
  switch (primitive.kind) {
    case "wait":
      return true;
    case "move": {
      const step = at(after.rules.grid.steps, DIRECTIONS.indexOf(primitive.direction));
      const blocked = is.get("blockedRetries") > was.get("blockedRetries");
      // A third try slips through, and counts anew.
      return is.get("cell") === was.get("cell") + step || blocked;
    }
    case "release":
      return is.get("heldObject") < 0 && is.get("runningAffordance") < 0;
    case "leave_queue":
      return is.get("queuedObject") < 0;
    case "talk":
      return attemptsOf(after) === attemptsOf(before) + 1;
    default:
      return (
        is.get("queuedObject") >= 0 ||
        is.get("heldObject") >= 0 ||
        eventsOf(after, "affordance_start").length > 0
      );
  }
}

test("a primitive is open exactly when the town does it, and each that is not is told with its reason", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(situation, fc.nat(7), ({ seed, ticks }, who) => {
      const town = puppets(seed, ticks);
      // Nobody drives whoever is on their way out of town.
      const all = everyone(town).filter((person) => person.get("leavingSince") < 0);
      const { slot } = all[who % all.length] ?? new Someone(town, 0);
      // The mask is of the tick in which the primitive is carried out.
      const next = copyTown(town);
      beginTick(next);
      const { id } = next.people[at(next.world.agents.person, slot)] ?? { id: "" };
      for (const { primitive, reason } of maskPrimitives(next, slot)) {
        const after = copyTown(town);
        const command = { name: "drive", kwargs: { agent_id: id, primitive } };
        const [answer] = runTick(after, [Command.parse(command)]);
        expect(answer).toMatchObject({ ok: true, value: { reason } });
        seen.set(reason ?? "open", (seen.get(reason ?? "open") ?? 0) + 1);
        if (reason === null) {
          expect([primitive, hasHappened(primitive, town, after, slot)]).toEqual([primitive, true]);
        } else {
          expect(new Someone(after, slot).get("cell")).toBe(at(town.world.agents.cell, slot));
          expect(eventsOf(after, "affordance_start")).toEqual([]);
          expect(eventsOf(after, "action_invalid")).toMatchObject([{ reason }]);
        }
      }
    }),
    { numRuns: 50 },
  );
  for (const reason of ["open", "not_walkable", "not_held", "not_queued"]) {
    expect([reason, (seen.get(reason) ?? 0) > 0]).toEqual([reason, true]);
  }
});

/** Reasons of the world itself; the others are about manners, or about there being nothing to do it with. */
const WORLDLY: ReadonlySet<InvalidReason> = new Set([
  "not_walkable",
  "precondition_failed",
  "insufficient_funds",
  "insufficient_stock",
  "no_items",
  "hands_full",
  "already_dressed",
  "fridge_full",
  "bed_unavailable",
  "closed",
  "cooldown",
  "queue_full",
]);

test("what is masked would not work either if it were tried all the same", () => {
  let tried = 0;
  fc.assert(
    fc.property(situation, ({ seed, ticks }) => {
      const town = puppets(seed, ticks);
      for (const { slot } of everyone(town)) {
        for (const { primitive, reason } of maskPrimitives(town, slot)) {
          const isTried = primitive.kind === "move" || primitive.kind === "interact";
          if (reason === null || !WORLDLY.has(reason) || !isTried) continue;
          tried += 1;
          expect([primitive, reason, forced(town, slot, primitive)]).toEqual([
            primitive,
            reason,
            false,
          ]);
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(tried).toBeGreaterThan(20);
});

/** Whether it works when it is tried whatever the mask says: a step is taken, or a use starts. */
function forced(town: Town, slot: number, primitive: Primitive): boolean {
  const copy = copyTown(town);
  beginTick(copy);
  const person = new Someone(copy, slot);
  const { rules } = copy;
  if (primitive.kind === "move") {
    person.set("stepIntent", DIRECTIONS.indexOf(primitive.direction));
    moveEveryone(copy);
    return person.get("cell") !== at(town.world.agents.cell, slot);
  }
  if (primitive.kind !== "interact") return false;
  const object = rules.objects.findIndex(({ id }) => id === primitive.object_id);
  const affordance = rules.affordances.findIndex(({ id }) => id === primitive.affordance_id);
  person.set("targetObject", object);
  person.set("targetAffordance", affordance);
  person.set("interactIntent", INTERACT.askOrStart);
  arbitrateRequests(copy);
  startUses(copy);
  return eventsOf(copy, "affordance_start").length > 0;
}

test("what there is to try is listed in the same order each time, without double entries", () => {
  fc.assert(
    fc.property(situation, ({ seed, ticks }) => {
      const town = puppets(seed, ticks);
      for (const { slot } of everyone(town)) {
        const list = listPrimitives(town, slot).map((primitive) => JSON.stringify(primitive));
        expect(list[0]).toBe('{"kind":"wait"}');
        expect(new Set(list).size).toBe(list.length);
        expect(listPrimitives(copyTown(town), slot).map((each) => JSON.stringify(each))).toEqual(
          list,
        );
      }
    }),
    { numRuns: 10 },
  );
});
