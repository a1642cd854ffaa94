import { expect, test } from "vitest";

import { eventRecord } from "../../../../sim/events/decode-event.ts";
import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, type EventName, FAIL } from "../../../../sim/events/kinds.ts";
import { type StoryLine, narrate } from "../../../../sim/narration/narrate.ts";
import { Story } from "../../../../sim/narration/story.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

const town = createTown(defaultConfig());
const affordance = (id: string): number =>
  town.rules.affordances.findIndex((rule) => rule.id === id);
const object = (id: string): number => town.rules.objects.findIndex((rule) => rule.id === id);
const ALICE = someone(town, "alice").slot;
const BOB = someone(town, "bob").slot;

/** How one event of tick 100 is told. */
function told(name: EventName, a: number, b = -1, c = -1, value = 0): StoryLine | null {
  beginTick(town, 100);
  emit(town.world, town.events, EVENT[name], value, a, b, c);
  return narrate(town, eventRecord(town, 0));
}

test("showers and sleep are routine and never told", () => {
  for (const [use, at] of [
    ["use_shower", "shower_1"],
    ["rest_sleep", "alder_bed"],
  ] as const) {
    expect(told("affordance_start", ALICE, object(at), affordance(use), 10)).toBeNull();
    expect(told("affordance_finish", ALICE, object(at), affordance(use))).toBeNull();
  }
  expect(told("shower_complete", ALICE, object("shower_1"))).toBeNull();
  expect(told("sleep_complete", ALICE, object("alder_bed"))).toBeNull();
});

test("a line names the people, the tick, and the tile to look at", () => {
  const alice = someone(town, "alice");
  expect(told("rent_missed", ALICE, 1, -1, 1.75)).toEqual({
    tick: 100,
    category: "money",
    text: "Alice cannot pay the rent.",
    agents: ["alice"],
    place: alice.tile,
  });
});

test("a quarrel is about both, the one who acts first", () => {
  const line = told("queue_conflict", BOB, object("cafe_till"), ALICE, 1.5);
  expect(line?.agents).toEqual(["bob", "alice"]);
  expect(line?.text).toBe("Bob and Alice argue over the till of Café Fountain.");
});

test("the truck is told at the till it serves", () => {
  const line = told("stock_replenish", object("cafe_till"), 0, 12);
  expect(line?.agents).toEqual([]);
  expect(line?.text).toContain("12 meals");
  expect(line?.text).toContain("Café Fountain");
  const entry = town.config.map.objects.find(({ id }) => id === "cafe_till");
  expect(line?.place).toEqual(entry?.use_tile);
});

test("a short wait is nobody's story, a long one at a till is", () => {
  expect(told("queue_granted", ALICE, object("cafe_till"), 3)).toBeNull();
  expect(told("queue_granted", ALICE, object("cafe_till"), 30)?.category).toBe("queue");
});

test("a need is told when it gets bad, not when it begins to fall", () => {
  expect(told("need_threshold", ALICE, 0, -1, 0.4)).toBeNull();
  expect(told("need_threshold", ALICE, 0, -1, 0.2)?.text).toBe("Alice is very hungry.");
});

test("every line of a day in the default town is a sound story about people who live there", () => {
  const living: Town = createTown(defaultConfig());
  const ids = new Set(living.people.map(({ id }) => id));
  let lines = 0;
  for (let tick = 0; tick < 1000; tick++) {
    runTick(living);
    for (let index = 0; index < living.events.count; index++) {
      const line = narrate(living, eventRecord(living, index));
      if (line === null) continue;
      const story = Story.parse({ seq: lines, ...line });
      expect(story.text).toMatch(/^[A-Z].*[.]$/);
      expect(story.text).not.toMatch(/undefined|null|NaN/);
      expect(story.agents.every((id) => ids.has(id))).toBe(true);
      lines += 1;
    }
  }
  expect(lines).toBeGreaterThan(10);
});

test("the sky, power and water, and who is no longer there are told", () => {
  expect([0, 1, 2].map((to) => told("weather_changed", 0, to)?.text)).toEqual([
    "The sun comes out.",
    "It begins to rain.",
    "It turns cold.",
  ]);
  expect(told("utility_changed", 0, 0, 1)?.text).toBe("The power goes out in the whole town.");
  expect(told("utility_changed", 0, 1, 1)?.text).toBe("The power is back.");
  expect(told("utility_changed", 1, 0, 1)?.text).toBe("The water stops running in the whole town.");
  expect(told("utility_changed", 1, 1, 1)?.text).toBe("The water runs again.");
  expect(told("agent_killed", BOB)).toMatchObject({
    text: "Bob is no longer in town.",
    agents: ["bob"],
  });
});

test("a use that fails is told with why, one that is broken off for something else is not", () => {
  const stove = object("alder_stove");
  const failed = (reason: keyof typeof FAIL) =>
    told("affordance_fail", ALICE, stove, FAIL[reason])?.text ?? null;
  expect(failed("insufficient_stock")).toBe("Alice gives up on the stove: nothing left.");
  expect(failed("power_off")).toBe("Alice gives up on the stove: the power is out.");
  expect(failed("abandoned")).toBeNull();
});
