import { expect, test } from "vitest";

import type { EventName } from "../../../../sim/events/kinds.ts";
import { FAIL } from "../../../../sim/events/kinds.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import { Story } from "../../../../sim/narration/story.ts";
import { PLACEHOLDER, TALE_NAMES, TALES, type TaleName } from "../../../../sim/narration/tales.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { toldOf } from "../../../helpers/told.ts";

const config = defaultConfig();
config.narration.limiter = {
  ...NO_LIMITS,
  silent_categories: ["shower_complete", "sleep_complete"],
};
const town = createTown(config);
const affordance = (id: string): number =>
  town.rules.affordances.findIndex((rule) => rule.id === id);
const object = (id: string): number => town.rules.objects.findIndex((rule) => rule.id === id);
const ALICE = someone(town, "alice").slot;
const BOB = someone(town, "bob").slot;

/** The one line that an event makes, undefined when it makes none. */
function told(name: EventName, cells: readonly number[], value = 0): Story | undefined {
  const [line, ...more] = toldOf(town, name, cells, value);
  expect(more).toEqual([]);
  return line;
}

test("showers and sleep are routine and never told", () => {
  for (const [use, at] of [
    ["use_shower", "shower_1"],
    ["rest_sleep", "alder_bed"],
  ] as const) {
    expect(told("affordance_start", [ALICE, object(at), affordance(use)], 10)).toBeUndefined();
    expect(told("affordance_finish", [ALICE, object(at), affordance(use)])).toBeUndefined();
  }
  expect(told("shower_complete", [ALICE, object("shower_1")])).toBeUndefined();
  expect(told("sleep_complete", [ALICE, object("alder_bed")])).toBeUndefined();
});

test("where their categories are not silent, showers and nights are told", () => {
  const chatty = createTown({
    ...config,
    narration: { ...config.narration, limiter: NO_LIMITS },
  });
  const categoryOf = (name: EventName, at: string): string | undefined =>
    toldOf(chatty, name, [ALICE, object(at)])[0]?.category;
  expect(categoryOf("shower_complete", "shower_1")).toBe("shower_complete");
  expect(categoryOf("sleep_complete", "alder_bed")).toBe("sleep_complete");
});

test("a line says who, when, where, and from what event it comes", () => {
  const alice = someone(town, "alice");
  const line = told("rent_missed", [ALICE, 1], 1.75);
  expect(line).toMatchObject({
    tick: town.world.town.tick[0],
    category: "money",
    topic: "money",
    priority: true,
    cause: "rent_missed",
    agents: ["alice"],
    place: alice.tile,
    merged: 1,
  });
  expect(line?.text).toContain("Alice");
  expect(line?.text).toContain("Alder House");
});

test("lines are numbered in the order in which they are told", () => {
  const first = told("rent_missed", [ALICE, 1]);
  const second = told("rent_missed", [BOB, 1]);
  expect((second?.seq ?? 0) - (first?.seq ?? 0)).toBe(1);
});

test("[A141] a quarrel is about both, the one who acts first, and names what it is about", () => {
  const line = told("queue_conflict", [BOB, object("cafe_till"), ALICE, 1, 2], 1.5);
  expect(line).toMatchObject({
    category: "queue_conflict",
    agents: ["bob", "alice"],
    priority: true,
  });
  for (const name of ["Bob", "Alice", "the till of Café Fountain"]) {
    expect(line?.text).toContain(name);
  }
});

test("[A146] a shower without power is told at the shower, with priority", () => {
  const line = told("shower_power_outage", [object("shower_1")]);
  expect(line).toMatchObject({ category: "utility_outage", priority: true, agents: [] });
  expect(line?.place).toEqual(config.map.objects.find(({ id }) => id === "shower_1")?.use_tile);
});

test("the truck is told at the till it serves", () => {
  const line = told("stock_replenish", [object("cafe_till"), 0, 12]);
  expect(line?.agents).toEqual([]);
  expect(line?.text).toContain("12 meals");
  expect(line?.text).toContain("Café Fountain");
  expect(line?.place).toEqual(config.map.objects.find(({ id }) => id === "cafe_till")?.use_tile);
});

test("a short wait is nobody's story, a long one at a till is", () => {
  expect(told("queue_granted", [ALICE, object("cafe_till"), 3])).toBeUndefined();
  expect(told("queue_granted", [ALICE, object("cafe_till"), 30])?.category).toBe("queue");
});

test("a need is told when it gets bad, not when it begins to fall", () => {
  expect(told("need_threshold", [ALICE, 0], 0.4)).toBeUndefined();
  expect(told("need_threshold", [ALICE, 0], 0.2)).toMatchObject({
    category: "need",
    topic: "need",
  });
});

test("a use that fails is told with why, one that is broken off for something else is not", () => {
  const stove = object("alder_stove");
  const failed = (reason: keyof typeof FAIL) =>
    told("affordance_fail", [ALICE, stove, FAIL[reason]])?.text ?? null;
  expect(failed("insufficient_stock")).toContain("nothing left");
  expect(failed("power_off")).toContain("the power is out");
  expect(failed("abandoned")).toBeNull();
});

test("the same town tells the same day in the same words", () => {
  const day = (): string[] => {
    const living = createTown(defaultConfig());
    const lines: string[] = [];
    for (let tick = 0; tick < 1000; tick++) {
      runTick(living);
      lines.push(...storiesOf(living).map(({ text }) => text));
    }
    return lines;
  };
  expect(day()).toEqual(day());
});

test("every line of three days in the default town is a sound story about people who live there", () => {
  const living = createTown(defaultConfig());
  const ids = new Set(living.people.map(({ id }) => id));
  let lines = 0;
  for (let tick = 0; tick < 3000; tick++) {
    runTick(living);
    for (const story of storiesOf(living)) {
      Story.parse(story);
      expect(story.seq).toBe(lines);
      expect(story.text).toMatch(/^[A-Z“0-9].*[.?”]$/);
      expect(story.text).not.toMatch(/undefined|null|NaN|[{}]/);
      expect(story.agents.every((id) => ids.has(id))).toBe(true);
      lines += 1;
    }
  }
  expect(lines).toBeGreaterThan(20);
});

test("every wording of every kind of line is a sentence, and names at least one thing where it can", () => {
  const wordings: Partial<Record<TaleName, readonly string[]>> = {
    ...config.narration.tales,
    ...config.narration.hardship,
  };
  for (const [tale, name] of TALE_NAMES.entries()) {
    const own = wordings[name] ?? [];
    expect(own.length, name).toBeGreaterThan(0);
    // Those are parts of sentences.
    if (/^(day|topic|no|all)_/.test(name)) continue;
    for (const wording of own) {
      expect(wording, name).toMatch(/^[A-Z“{].*([.?”]|\{reason\})$/);
      if (TALES[tale]?.knows.some((word) => word === "actor")) {
        expect([...wording.matchAll(PLACEHOLDER)].length, name).toBeGreaterThan(0);
      }
    }
  }
});
