import * as fc from "fast-check";
import { expect, test } from "vitest";

import { eventRecord } from "../../../../sim/events/decode-event.ts";
import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, EVENT_KINDS, PERSON_ROLES } from "../../../../sim/events/kinds.ts";
import { outcomeHash } from "../../../../sim/snapshot/hash.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

type Event = readonly [
  kind: number,
  value: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
];

/** Kinds whose cells are recorded as they are given: none of them is a person. */
const IMPERSONAL = EVENT_KINDS.flatMap(({ cells }, kind) =>
  cells.some((role) => PERSON_ROLES.has(role)) ? [] : [kind],
);

/** The outcome of a town in which these events happened in tick 1, in this order. */
function outcomeOf(...events: readonly Event[]): string {
  const town = makeTown();
  beginTick(town);
  for (const event of events) emit(town.world, town.events, ...event);
  return outcomeHash(town);
}

test("[A9] a tick may hold any number of events, each kept whole and in order", () => {
  const town = makeTown();
  beginTick(town, 9);
  for (let i = 0; i < 2000; i++) {
    emit(
      town.world,
      town.events,
      EVENT.stock_replenish,
      i / 8,
      i,
      i + 1,
      i + 2,
      i + 3,
      i + 4,
      i + 5,
    );
  }
  expect(town.events.count).toBe(2000);
  for (const i of [0, 255, 256, 1023, 1999]) {
    expect(eventRecord(town, i)).toEqual({
      kind: EVENT.stock_replenish,
      tick: 9,
      cells: [i, i + 1, i + 2, i + 3, i + 4, i + 5],
      value: i / 8,
    });
  }
  expect(town.world.town.eventCounts[EVENT.stock_replenish]).toBe(2000);
});

test("any difference in an event, or in the order of events, changes the outcome", () => {
  const cell = fc.integer({ min: -1, max: 5000 });
  const kind = fc.constantFrom(...IMPERSONAL);
  const number = fc.double({ noNaN: true });
  const anyEvent = fc.tuple(kind, number, cell, cell, cell, cell, cell, cell);
  fc.assert(
    fc.property(anyEvent, anyEvent, (one, two) => {
      fc.pre(one.some((part, index) => !Object.is(part, two[index])));
      expect(outcomeOf(one)).toBe(outcomeOf(one));
      expect(outcomeOf(one)).not.toBe(outcomeOf(two));
      expect(outcomeOf(one, two)).not.toBe(outcomeOf(two, one));
      expect(outcomeOf(one, two)).not.toBe(outcomeOf(one));
    }),
    { numRuns: 30 },
  );
});

test("who an event is about stays true when somebody else moves into the slot", () => {
  const town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] });
  someone(town, "bob").set("person", 7);
  beginTick(town);
  emit(town.world, town.events, EVENT.queue_conflict, 1.5, 0, 3, 1);
  expect(eventRecord(town, 0).cells).toEqual([0, 3, 7, -1, -1, -1]);
});

test("no two kinds of event share a name", () => {
  expect(Object.keys(EVENT)).toHaveLength(EVENT_KINDS.length);
});
