import * as fc from "fast-check";
import { expect, test } from "vitest";

import { eventRecord } from "../../../../sim/events/decode-event.ts";
import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, EVENT_KINDS } from "../../../../sim/events/kinds.ts";
import { outcomeHash } from "../../../../sim/snapshot/hash.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";

type Event = readonly [kind: number, a: number, b: number, c: number, value: number];

/** The outcome of a town in which these events happened in tick 1, in this order. */
function outcomeOf(...events: readonly Event[]): string {
  const town = makeTown();
  beginTick(town);
  for (const event of events) emit(town.world, town.events, ...event);
  return outcomeHash(town);
}

test("a tick may hold any number of events, each kept whole and in order", () => {
  const town = makeTown();
  beginTick(town, 9);
  for (let i = 0; i < 2000; i++) {
    emit(town.world, town.events, EVENT.rent_paid, i, i + 1, i + 2, i / 8);
  }
  expect(town.events.count).toBe(2000);
  for (const i of [0, 255, 256, 1023, 1999]) {
    expect(eventRecord(town, i)).toEqual({
      kind: EVENT.rent_paid,
      tick: 9,
      cells: [i, i + 1, i + 2],
      value: i / 8,
    });
  }
  expect(town.world.town.eventCounts[EVENT.rent_paid]).toBe(2000);
});

test("any difference in an event, or in the order of events, changes the outcome", () => {
  const cell = fc.integer({ min: -1, max: 5000 });
  const kind = fc.nat(EVENT_KINDS.length - 1);
  const anyEvent = fc.tuple(kind, cell, cell, cell, fc.double({ noNaN: true }));
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

test("no two kinds of event share a name", () => {
  expect(Object.keys(EVENT)).toHaveLength(EVENT_KINDS.length);
});
